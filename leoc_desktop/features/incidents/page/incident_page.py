"""The incident page: the list with its filters, and the form in its place when an incident is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page.asked_for import AskedFor
from leoc_desktop.features.incidents.page.record_desk import RecordDesk
from leoc_desktop.features.incidents.queries import IncidentRow
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.features.incidents.table_model import IncidentTableModel
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.shortcuts import NEW, bind, with_key


class IncidentPage(Page):
    """Register, look up, correct and decide about incidents."""

    title: ClassVar[str] = N_("Incident register")
    icon_name: ClassVar[str] = "alert-triangle"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "unlock_grant"})

    def __init__(
        self, context: PageContext, service: IncidentService, drafts: FormDrafts, *, ward_count: int
    ) -> None:
        super().__init__(context)
        self._service = service
        self._ward_count = ward_count
        self._asked: AskedFor | None = None
        self.form = IncidentForm(ward_count, self._today, self._may)
        self.desk = RecordDesk(self.form, context, service, drafts)
        self.model = IncidentTableModel()
        self.table = RecordTable(self.model, N_("Incident register"))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.new = self.add_button("plus", self.open_new, primary=True)
        self.new.setVisible(self._may(Permission.INCIDENT_REGISTER))
        self.states, self.wards, self._count = QComboBox(), QComboBox(), QLabel()
        self.asked_for, self.show_all = QLabel(), QPushButton()
        self.asked_for.setWordWrap(True)
        self.show_all.setIcon(icon("x"))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for widget in (self.states, self.wards, self.show_all):
            filters.addWidget(widget)
        filters.addWidget(self.asked_for, 2)
        filters.addStretch(1)
        filters.addWidget(self._count)
        self._listing = QWidget()
        layout = QVBoxLayout(self._listing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._listing)
        self.stack.addWidget(self.form)
        self.content.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.states.activated.connect(self._choose)
        self.wards.activated.connect(self._choose)
        self.show_all.clicked.connect(self._choose)
        self.table.opened.connect(self.desk.open_record)
        self.desk.opened.connect(self._show_form)
        self.form.closed.connect(self.close_form)
        bind(NEW, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def _may(self, permission: str) -> bool:
        return self._service.login.may(Permission(permission))

    def load(self) -> None:
        """Fetch the list."""
        if self._asked is not None:
            self.in_background(partial(self._service.listed, **self._asked.conditions()), self._show_rows)
            return
        states = [State(self.states.currentData())] if self.states.currentData() else []
        ward = self.wards.currentData() or None
        self.in_background(lambda: self._service.listed(states=states, ward=ward), self._show_rows)

    def show_filtered(
        self,
        *,
        states: Sequence[str] = (),
        ward: int | None = None,
        hazard: str = "",
        first_day: date | None = None,
        last_day: date | None = None,
    ) -> None:
        """Show the list of exactly these incidents, until something else is chosen above it."""
        self._asked = AskedFor(tuple(State(state) for state in states), ward, hazard, first_day, last_day)
        for combo in (self.states, self.wards):
            combo.setCurrentIndex(0)
        self._say_what_is_asked()
        if self.stack.currentWidget() is self.form:
            self.close_form()
        else:
            self.load()

    def _choose(self) -> None:
        """The filters above the list hold again."""
        self._asked = None
        self._say_what_is_asked()
        self.load()

    def _say_what_is_asked(self) -> None:
        self.asked_for.setText(self._asked.sentence() if self._asked else "")
        self.asked_for.setVisible(self._asked is not None)
        self.show_all.setVisible(self._asked is not None)

    def _show_rows(self, rows: list[IncidentRow]) -> None:
        self.model.set_rows(rows)
        self._count.setText(_("{count} incidents").format(count=show_number(len(rows))))

    def open_new(self) -> None:
        """A new incident, unless one is being typed already."""
        if self._may(Permission.INCIDENT_REGISTER) and not self._is_typing():
            self.desk.open_new()

    def _is_typing(self) -> bool:
        return self.stack.currentWidget() is self.form and self.form.mode is not Mode.READ

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.top.setVisible(False)

    def close_form(self) -> None:
        """Back to the list; what is typed is kept and comes back."""
        self.form.focus_left()
        self.stack.setCurrentWidget(self._listing)
        self.top.setVisible(True)
        self.load()
        self.table.setFocus()

    def resume_point(self) -> object:
        """What the form is open for, and the id of its record."""
        if self.stack.currentWidget() is not self.form:
            return None
        return self.form.mode, self.form.detail.id if self.form.detail else b""

    def resume(self, point: object) -> None:
        """Open the form as it was; what was typed comes out of the kept draft."""
        if isinstance(point, tuple):
            mode, record_id = point
            if mode is Mode.NEW:
                self.desk.open_new()
            elif mode is Mode.CORRECT:
                self.desk.reopen_to_correct(record_id)
            else:
                self.desk.open_record(record_id)

    def may_leave(self) -> bool:
        """Always: what is typed is kept."""
        self.keep()
        return True

    def keep(self) -> None:
        """Keep what is typed."""
        self.form.focus_left()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Every incident from the first call to the approved record"))
        self.new.setText(with_key(_("New incident"), NEW))
        _refill(self.states, [(_("All states"), ""), *((state.label, state.value) for state in State)])
        numbers = range(1, self._ward_count + 1)
        wards = [(_("Ward {number}").format(number=show_number(ward)), ward) for ward in numbers]
        _refill(self.wards, [(_("All wards"), 0), *wards])
        self.show_all.setText(_("Show all"))
        self._say_what_is_asked()
        self.states.setAccessibleName(_("State"))
        self.wards.setAccessibleName(_("Ward"))
        self.table.set_empty_state(N_("No incident here. Register one, or change the filter."))


def _refill(combo: QComboBox, rows: list[tuple[str, object]]) -> None:
    """Put new texts into a list of choices; the place chosen stays."""
    chosen = max(0, combo.currentIndex())
    combo.clear()
    for text, data in rows:
        combo.addItem(text, data)
    combo.setCurrentIndex(chosen)
