"""The incident page: the list, and one incident in its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.incidents.form import HistoryDialog, IncidentForm, ReasonDialog
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.queries import IncidentDetail, IncidentRow
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.features.incidents.table_model import IncidentTableModel
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import LeocError, RecordLocked, ValidationFailed
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_table import RecordTable


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
        self._drafts = drafts
        self._ward_count = ward_count
        self._writing = False
        self.form = IncidentForm(ward_count, self._today, self._may)
        self.model = IncidentTableModel()
        self.table = RecordTable(self.model)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.new = self.add_button("plus", self.open_new, primary=True)
        self.new.setVisible(self._may(Permission.INCIDENT_REGISTER))
        self.states, self.wards, self._count = QComboBox(), QComboBox(), QLabel()
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for widget in (self.states, self.wards):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(self._count)
        listing = QWidget()
        layout = QVBoxLayout(listing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(listing)
        self.stack.addWidget(self.form)
        self.content.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.states.activated.connect(lambda _index: self.load())
        self.wards.activated.connect(lambda _index: self.load())
        self.table.opened.connect(self.open_record)
        self.form.submit_wanted.connect(self.submit)
        self.form.keep_record_wanted.connect(self.keep_record)
        self.form.keep_typing_wanted.connect(self.keep_typing)
        self.form.closed.connect(self.close_form)
        self.form.step_wanted.connect(self.take_step)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def _may(self, permission: str) -> bool:
        return self._service.login.may(Permission(permission))

    def load(self) -> None:
        """Fetch the list."""
        states = [State(self.states.currentData())] if self.states.currentData() else []
        ward = self.wards.currentData() or None
        self.in_background(lambda: self._service.listed(states=states, ward=ward), self._show_rows)

    def _show_rows(self, rows: list[IncidentRow]) -> None:
        self.model.set_rows(rows)
        self._count.setText(_("{count} incidents").format(count=show_number(len(rows))))

    def open_new(self) -> None:
        """A new incident; what was typed earlier and not submitted comes back."""
        if not self._may(Permission.INCIDENT_REGISTER) or self._form_is_busy():
            return
        self.in_background(self._drafts.kept, self._show_new)

    def _show_new(self, kept: KeptDraft | None) -> None:
        self.form.open_new(kept.content if kept else {}, kept.kept_at if kept else None)
        self._show_form()

    def open_record(self, key: bytes) -> None:
        """Read one incident."""
        self.in_background(lambda: self._service.show(key), self._show_record)

    def _show_record(self, detail: IncidentDetail) -> None:
        self._writing = False
        self.form.open_record(detail)
        self._show_form()

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.top.setVisible(False)

    def close_form(self) -> None:
        """Back to the list; what is typed is kept and comes back."""
        self.form.focus_left()
        self.stack.setCurrentIndex(0)
        self.top.setVisible(True)
        self.load()
        self.table.setFocus()

    def submit(self) -> None:
        """Save: a new incident is submitted, a correction saved."""
        if self._writing or self.form.mode is Mode.READ or not self.form.check():
            return
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            self._write(lambda: self._service.register(raw))
        elif detail.state in {State.DRAFT, State.RETURNED}:
            self._write(lambda: self._corrected_and_submitted(detail, raw))
        else:
            self._write(lambda: self._service.correct(detail.id, raw, version=detail.version))

    def _corrected_and_submitted(self, detail: IncidentDetail, raw: Mapping[str, object]) -> IncidentDetail:
        self._service.correct(detail.id, raw, version=detail.version)
        return self._service.submit(detail.id)

    def keep_record(self) -> None:
        """Save as a draft record, which can be submitted later."""
        if self._writing or not self.form.check():
            return
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            self._write(lambda: self._service.register(raw, draft=True))
        else:
            self._write(lambda: self._service.correct(detail.id, raw, version=detail.version))

    def _write(self, job: Callable[[], IncidentDetail]) -> None:
        self._writing = True
        record_id = self.form.detail.id if self.form.detail else b""

        def saved() -> IncidentDetail:
            detail = job()
            self._drafts.discard(record_id=record_id)
            return detail

        self.form.dirty = False
        self.in_background(saved, self._saved, failed=self._refused)

    def _saved(self, detail: IncidentDetail) -> None:
        self._show_record(detail)
        text = _("Saved as draft.") if detail.state is State.DRAFT else _("Saved: {number}").format(number=detail.number)
        self.context.say(text, Tone.OK)

    def _refused(self, error: Exception) -> None:
        """The record was not saved: everything typed stays in the form."""
        self._writing = False
        self.form.dirty = True
        self.form.focus_left()
        if isinstance(error, ValidationFailed):
            rest = self.form.show_problems(error.problems)
            if rest:
                self.context.present(ValidationFailed(rest), None)
            return
        self.context.present(error, self.submit if isinstance(error, LeocError) else None)

    def keep_typing(self) -> None:
        """What is typed reaches the encrypted store."""
        if self.form.mode is Mode.READ or self._writing:
            return
        content, detail = self.form.values(), self.form.detail
        self.form.dirty = False
        record_id = detail.id if detail else b""
        self.in_background(lambda: self._drafts.keep(content, record_id=record_id), self.form.show_kept)

    def take_step(self, key: str) -> None:
        """One of the buttons of a record."""
        detail = self.form.detail
        if detail is None or self._writing:
            return
        steps: dict[str, Callable[[IncidentDetail], None]] = {
            "history": self._show_history,
            "correct": self._correct,
            "verify": lambda record: self._decide(lambda: self._service.verify(record.id)),
            "approve": lambda record: self._decide(lambda: self._service.approve(record.id)),
            "return": self._return,
            "cancel": self._cancel,
        }
        steps[key](detail)

    def _decide(self, job: Callable[[], IncidentDetail]) -> None:
        self._writing = True
        self.in_background(job, self._decided, failed=self._not_decided)

    def _decided(self, detail: IncidentDetail) -> None:
        self._show_record(detail)
        self.context.say(f"{detail.number or _('Draft')}: {detail.state.label}", Tone.OK)

    def _not_decided(self, error: Exception) -> None:
        self._writing = False
        self.context.present(error, None)

    def _correct(self, detail: IncidentDetail) -> None:
        if detail.locked or not (detail.own or detail.unlocked_until):
            locked = RecordLocked(key=detail.id, number=detail.number)
            self.context.present(locked, lambda: self._reopen_to_correct(detail.id))
            return
        self._reopen_to_correct(detail.id)

    def _reopen_to_correct(self, key: bytes) -> None:
        def fetch() -> tuple[IncidentDetail, KeptDraft | None]:
            return self._service.show(key), self._drafts.kept(record_id=key)

        self.in_background(fetch, self._show_correction)

    def _show_correction(self, fetched: tuple[IncidentDetail, KeptDraft | None]) -> None:
        detail, kept = fetched
        self._writing = False
        self.form.open_correction(detail, kept.content if kept else None, kept.kept_at if kept else None)
        self._show_form()

    def _return(self, detail: IncidentDetail) -> None:
        question = _("Return {number} to {operator}?").format(number=detail.number, operator=detail.registered_by)
        dialog = ReasonDialog(self, question=question, verb=_("Return"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            self._decide(lambda: self._service.return_to_operator(detail.id, reason=reason))

    def _cancel(self, detail: IncidentDetail) -> None:
        question = _("Cancel {number}? It stays in the store but never counts again.").format(number=detail.number)
        dialog = ReasonDialog(self, question=question, verb=_("Cancel the record"), danger=True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reason = dialog.reason
            self._decide(lambda: self._service.cancel(detail.id, reason=reason))

    def _show_history(self, detail: IncidentDetail) -> None:
        title = detail.number or _("Draft")
        self.in_background(
            lambda: self._service.history(detail.id),
            lambda entries: HistoryDialog(self, title=title, entries=entries).open(),
        )

    def _form_is_busy(self) -> bool:
        return self.stack.currentWidget() is self.form and self.form.mode is not Mode.READ

    def may_leave(self) -> bool:
        """Always: what is typed is kept."""
        self.form.focus_left()
        return True

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Every incident from the first call to the approved record"))
        self.new.setText(_("New incident (Ctrl+N)"))
        _refill(self.states, [(_("All states"), ""), *((state.label, state.value) for state in State)])
        wards = [(_("Ward {number}").format(number=show_number(ward)), ward) for ward in range(1, self._ward_count + 1)]
        _refill(self.wards, [(_("All wards"), 0), *wards])
        self.states.setAccessibleName(_("State"))
        self.wards.setAccessibleName(_("Ward"))
        self.table.set_empty_state(N_("No incident here. Register one, or change the filter."))


def _refill(combo: QComboBox, rows: list[tuple[str, object]]) -> None:
    chosen = max(0, combo.currentIndex())
    combo.clear()
    for text, data in rows:
        combo.addItem(text, data)
    combo.setCurrentIndex(chosen)
