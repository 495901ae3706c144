"""Asking a supervisor to open a locked record: why, who, and by which way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.features.users.queries import UnlockOffer
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.plain_line import password_line
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role
from leoc_desktop.ui_kit.tokens import Tone

_WIDE = 620
_REASON_HEIGHT = 58


class Way(Enum):
    """How a supervisor opens a record."""

    KEY = N_("A supervisor is here and types the key")
    SHEET = N_("By telephone or radio: a row of the supervisor's sheet")
    REQUEST = N_("Send a request; a supervisor answers it later")


@dataclass(frozen=True, slots=True)
class UnlockAnswer:
    """What was entered. ``supervisor`` and ``key`` are empty for a request; ``sheet_row`` is set for a sheet only."""

    way: Way
    reason: str
    supervisor: str = ""
    key: str = ""
    sheet_row: int | None = None


class UnlockDialog(EntryDialog):
    """Stays open until the key was right or the request sent."""

    def __init__(self, parent: QWidget | None, *, record: str, offers: Sequence[UnlockOffer]) -> None:
        """``offers`` are the supervisors who can be asked, with the next free row of each one's sheet."""
        super().__init__(
            parent,
            title=_("Unlock {record}").format(record=record),
            verb=_("Unlock"),
            explanation=_(
                "The record opens for one correction. It locks again by itself when you save, or after 60 minutes."
            ),
        )
        self._record = record
        self._offers = {offer.name: offer for offer in offers}
        self.setMinimumWidth(current_theme().px(_WIDE))
        self.ways = {way: QRadioButton(_(way.value)) for way in Way}
        self.reason, self.supervisor, self.key = QPlainTextEdit(), QComboBox(), password_line()
        self.what_to_say = Notice()
        self._rule = QLabel()
        self._fill()
        self._choose_first_way()
        self.reason.setFocus()

    def _fill(self) -> None:
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(current_theme().px(_REASON_HEIGHT))
        self.key.setPlaceholderText("ABCD-1234-EFGH-5")
        self.add_entry(_("Reason"), self.reason, required=True)
        self.entries.addWidget(self._way_box())
        self._key_row = QWidget()
        row = QHBoxLayout(self._key_row)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(entry(_("Supervisor"), self.supervisor, required=True), 1)
        row.addWidget(entry(_("Unlock key"), self.key, required=True), 1)
        set_role(self._rule, Role.HINT)
        self._rule.setWordWrap(True)
        self._rule.setText(
            _(
                "Five wrong keys in 15 minutes make a pause of 15 minutes; twenty in a day make the key worthless."
            )
        )
        self.key.setAccessibleDescription(self._rule.text())
        for widget in (self.what_to_say, self._key_row, self._rule):
            self.entries.addWidget(widget)
        self.supervisor.currentIndexChanged.connect(self._say_what_to_say)

    def _way_box(self) -> QWidget:
        box, group = QWidget(), QButtonGroup(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        for way, button in self.ways.items():
            group.addButton(button)
            layout.addWidget(button)
            button.setEnabled(way is Way.REQUEST or bool(self._offering(way)))
            button.toggled.connect(self._way_changed)
        return box

    def _choose_first_way(self) -> None:
        first = next(way for way in Way if self.ways[way].isEnabled())
        self.ways[first].setChecked(True)

    def _offering(self, way: Way) -> list[UnlockOffer]:
        if way is Way.SHEET:
            return [offer for offer in self._offers.values() if offer.row is not None]
        return [offer for offer in self._offers.values() if offer.has_key and way is Way.KEY]

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    @property
    def answer(self) -> UnlockAnswer:
        """What was entered."""
        way, reason = self.way, self.reason.toPlainText().strip()
        if way is Way.REQUEST:
            return UnlockAnswer(way, reason)
        offer = self._offer()
        row = offer.row if offer is not None and way is Way.SHEET else None
        return UnlockAnswer(way, reason, offer.name if offer else "", self.key.text().strip(), row)

    def own_problem(self) -> str:
        """A reason is always needed, and a key where one is typed."""
        answer = self.answer
        if not answer.reason:
            self.reason.setFocus()
            return _("State the reason in a few words.")
        if answer.way is Way.REQUEST or answer.key:
            return ""
        self.key.setFocus()
        return _("Type the unlock key here.")

    def show_problem(self, text: str) -> None:
        """Say why it was refused and let the supervisor try again."""
        super().show_problem(text)
        if self.way is not Way.REQUEST and self.answer.reason:
            self.key.selectAll()
            self.key.setFocus()

    def _offer(self) -> UnlockOffer | None:
        return self._offers.get(str(self.supervisor.currentData() or ""))

    @Slot()
    def _way_changed(self) -> None:
        if not any(button.isChecked() for button in self.ways.values()):
            return  # between two of them
        way = self.way
        self.supervisor.blockSignals(True)  # noqa: FBT003  Qt's signature
        self.supervisor.clear()
        for offer in self._offering(way):
            self.supervisor.addItem(offer.full_name, offer.name)
        self.supervisor.blockSignals(False)  # noqa: FBT003
        for widget in (self._key_row, self._rule):
            widget.setVisible(way is not Way.REQUEST)
        self._verb.setText(_("Send the request") if way is Way.REQUEST else _("Unlock"))
        self._say_what_to_say()

    @Slot()
    def _say_what_to_say(self) -> None:
        """By telephone the operator reads from the screen what the supervisor has to know."""
        offer, text = self._offer(), ""
        if self.way is Way.SHEET and offer is not None and offer.sheet is not None and offer.row is not None:
            text = _(
                "Say: record {record}, and the reason. Ask for the key in row {row} of sheet {sheet}, and type it "
                "below. The supervisor checks the reason and reads out that row only."
            ).format(record=self._record, row=show_number(offer.row), sheet=show_number(offer.sheet))
        elif self.way is Way.REQUEST:
            text = _(
                "Every supervisor sees the request at the next sign-in and unlocks the record or says why not. "
                "When it is unlocked, you have 15 minutes from then to begin."
            )
        self.what_to_say.say(Tone.INFO, text)
        self._grow()
