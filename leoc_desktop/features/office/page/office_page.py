"""Settings: the office's particulars and policy, its fixed facts, one's own password, and the office's keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.features.office.form import (
    Particulars,
    ParticularsForm,
)
from leoc_desktop.features.office.page.about_card import AboutCard
from leoc_desktop.features.office.page.appearance_card import AppearanceCard, Choices
from leoc_desktop.features.office.page.calendar_card import CalendarCard
from leoc_desktop.features.office.page.keys_card import KeysCard
from leoc_desktop.features.office.page.own_password_card import OwnPasswordCard
from leoc_desktop.features.office.page.policy_card import PolicyCard
from leoc_desktop.features.office.service import CalendarService, OfficeService
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_FACTS = {
    "name": N_("Local level"),
    "district": N_("District"),
    "province": N_("Province"),
    "wards": N_("Wards"),
    "code": N_("Postal code"),
    "kind": N_("Kind of office"),
}
_FACTS_WIDTH = 380


class OfficePage(Page):
    """What the letterhead prints, for administrators to change; and everybody's own password."""

    title = N_("Settings")
    icon_name = "settings"
    kinds = frozenset({"office", "calendar_year"})

    def __init__(
        self,
        context: PageContext,
        office: OfficeService,
        calendar: CalendarService,
        choices: Choices | None = None,
    ) -> None:
        """``choices`` are what everybody chooses for himself; without them the page does not offer it."""
        super().__init__(context)
        self._office = office
        self._may_change = office.login.may(Permission.OFFICE_MANAGE)
        self._stored: Particulars | None = None
        self._resumed = False
        self._detail: OfficeDetail | None = None
        self.form = ParticularsForm()
        self.save_button = QPushButton()
        self._password_card = OwnPasswordCard(context, office)
        self.password_button = self._password_card.button
        self._unsaved = QLabel()
        self._form_card, self._facts_card = Card(), Card()
        self._form_hint = QLabel()
        self._fact_labels = {name: QLabel() for name in _FACTS}
        self._facts = {name: QLabel() for name in _FACTS}
        self.keys, self.calendar = KeysCard(context, office), CalendarCard(context, calendar)
        self.policy, self.about = PolicyCard(), AboutCard(context)
        self.appearance = AppearanceCard(choices) if choices is not None else None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for label in (self._form_hint, self._unsaved):
            set_role(label, Role.HINT)
            label.setWordWrap(True)
        set_role(self.save_button, Role.PRIMARY)
        self.form.set_read_only(read_only=not self._may_change)
        self._may_enter = self._office.login.may(Permission.CALENDAR_MANAGE)
        foot = QHBoxLayout()
        foot.addWidget(self._unsaved, 1)
        foot.addWidget(self.save_button)
        self._form_card.add(self._form_hint, self.form, foot)
        self._facts_card.add(_facts_table(self._fact_labels, self._facts))
        self._facts_card.setFixedWidth(current_theme().px(_FACTS_WIDTH))
        beside, aside = QWidget(), QWidget()
        left, right = QVBoxLayout(beside), QVBoxLayout(aside)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
        left.addWidget(self._form_card)
        for part in (self.appearance, self.keys, self.calendar):
            if part is not None:
                left.addWidget(part)
        left.addStretch(1)
        right.addWidget(self._facts_card)
        for card in (self.policy, self._password_card, self.about):
            right.addWidget(card)
        right.addStretch(1)
        self.content.addWidget(FoldingRow(beside, aside, gap=12))
        self.content.addStretch(1)
        # Only now: shown before it has a place, a widget would be a window of its own for a moment.
        for widget in (self.save_button, self._unsaved, self.keys):
            widget.setVisible(self._may_change)
        self.calendar.setVisible(self._may_enter)

    def _connect(self) -> None:
        self.form.changed.connect(self._show_whether_saved)
        self.save_button.clicked.connect(self._save)

    def load(self) -> None:
        """Fetch the particulars; what is being edited stays as it is."""
        self.in_background(self._office.particulars, self._show)
        if self._may_change:
            self.keys.load()
        if self._may_enter:
            self.calendar.load()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("The office, your own password, and how the program looks"))
        self._form_card.set_title(_("Particulars of the office"))
        self._form_hint.setText(
            _("Printed on the letterhead of every bulletin from now on; issued ones stay as they are.")
        )
        self._facts_card.set_title(_("This office"))
        for card in (self._password_card, self.policy, self.about, self.appearance):
            if card is not None:
                card.retranslate()
        self.save_button.setText(_("Save"))
        for name, msgid in _FACTS.items():
            self._fact_labels[name].setText(_(msgid))
        if self._detail is not None:
            self._show_facts(self._detail)
        self.keys.retranslate()
        self.calendar.retranslate()
        self._show_whether_saved()

    def may_leave(self) -> bool:
        """Ask before changes that were not saved are left out."""
        if not self._is_changed():
            return True
        left_out = confirm.ask_to_leave(self, _("The particulars of the office were changed and not saved."))
        if left_out and self._stored is not None:
            self.form.set_values(self._stored)
            self._show_whether_saved()
        return left_out

    def keep(self) -> None:
        """Nothing has to reach the disk: ``resume_point`` holds the particulars as typed."""

    def resume_point(self) -> object:
        """The particulars as typed; they are printed on every letterhead, so they may wait in memory."""
        return self.form.values() if self._is_changed() else None

    def resume(self, point: object) -> None:
        """Bring back what was typed and not saved when the program locked."""
        if isinstance(point, Particulars):
            self.form.set_values(point)
            self._resumed = True

    @Slot()
    def _save(self) -> None:
        values = self.form.values()
        job = partial(
            self._office.change_particulars,
            place_ne=values.place_ne,
            place_en=values.place_en,
            phone=values.phone,
            email=values.email,
            one_person_shifts=values.one_person_shifts,
        )
        self.save_button.setEnabled(False)
        self.in_background(job, self._saved, failed=self._not_saved)

    def _saved(self, detail: OfficeDetail) -> None:
        self._stored = None
        self._show(detail)
        self.context.say(_("Saved."), Tone.OK)

    def _not_saved(self, error: Exception) -> None:
        self._show_whether_saved()
        self.context.present(error, self._save)

    def _show(self, detail: OfficeDetail) -> None:
        edited = self._is_changed() or self._resumed
        self._resumed = False
        self._detail = detail
        self._stored = Particulars(
            detail.place_ne, detail.place_en, detail.phone, detail.email, detail.one_person_shifts
        )
        if not edited:
            self.form.set_values(self._stored)
        self._show_facts(detail)
        self._show_whether_saved()

    def _show_facts(self, detail: OfficeDetail) -> None:
        level = detail.level
        texts = {
            "name": level.name,
            "district": level.district,
            "province": level.province,
            "wards": show_number(detail.ward_count),
            "code": shown_digits(level.postal_code),
            "kind": _("Training office") if detail.training else _("Real office"),
        }
        for name, text in texts.items():
            self._facts[name].setText(text)

    def _is_changed(self) -> bool:
        return self._stored is not None and self.form.values() != self._stored

    @Slot()
    def _show_whether_saved(self) -> None:
        changed = self._is_changed()
        self.save_button.setEnabled(changed)
        self._unsaved.setText(_("Changed and not saved yet.") if changed else "")


def _facts_table(labels: Mapping[str, QLabel], facts: Mapping[str, QLabel]) -> QWidget:
    table = QWidget()
    rows = QFormLayout(table)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(16)
    for name, label in labels.items():
        set_role(label, Role.SUBTITLE)
        facts[name].setWordWrap(True)
        facts[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows.addRow(label, facts[name])
    return table
