"""The quick line of the event log, what is chosen to be listed, and the note at the end of a shift."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from leoc_desktop.features.event_log.fields import KINDS, QUICK_KIND
from leoc_desktop.features.event_log.rules import ShiftRow
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit
from leoc_desktop.ui_kit.theme import Role, set_role


class QuickLine(QWidget):
    """One line and Enter: the entry is written with the time of this moment."""

    entered = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.line = QComboBox(), QLineEdit()
        self.significant, self.button = QCheckBox(), QPushButton(icon("send", "on_primary"), "")
        set_role(self.button, Role.PRIMARY)
        for choice in KINDS:
            self.kind.addItem("", choice.code)
        self.kind.setCurrentIndex(self.kind.findData(QUICK_KIND))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in another language, too
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.line, 1)
        row.addWidget(self.significant)
        row.addWidget(self.button)
        self.line.returnPressed.connect(self.entered)
        self.button.clicked.connect(self.entered)
        self.line.textEdited.connect(self.typed)
        self.retranslate()

    def clear(self) -> None:
        """Ready for the next entry; the kind stays."""
        self.line.clear()
        self.significant.setChecked(False)
        self.line.setFocus()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for place, choice in enumerate(KINDS):
            self.kind.setItemText(place, choice.name)
        self.kind.setAccessibleName(_("Kind of entry"))
        self.line.setAccessibleName(_("What happened"))
        self.line.setPlaceholderText(_("What happened? Enter writes it down"))
        self.line.setToolTip(_("The time is now; a time at the beginning (16:20 …) is taken instead."))
        self.significant.setText(_("Significant"))
        self.button.setText(_("Write down"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class LogChoices(QWidget):
    """Which day or which shift is listed, and whether only what is significant."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: Sequence[ShiftRow] = ()
        self.day = NepaliDateEdit(today)
        self.day.setFixedWidth(150)
        self.shifts, self.significant, self.count = QComboBox(), QCheckBox(), QLabel()
        self._day_label, self._shift_label = QLabel(), QLabel()
        set_role(self.count, Role.HINT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._day_label, self.day, self._shift_label, self.shifts, self.significant):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        self.shifts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shifts.setMinimumContentsLength(24)
        self.day.set_day(today())
        self.day.day_changed.connect(self._choose_day)
        self.shifts.activated.connect(self.changed)
        self.significant.toggled.connect(self.changed)
        self.retranslate()

    def shift(self) -> ShiftRow | None:
        """The shift that is chosen, or None for a whole day."""
        chosen = self.shifts.currentData()
        return next((row for row in self._rows if row.id == chosen), None)

    def chosen_day(self) -> date:
        """The day that is chosen; today while none is typed."""
        return self.day.day() or self._today()

    def show_shifts(self, rows: Sequence[ShiftRow]) -> None:
        """Offer these shifts; the chosen one stays chosen."""
        chosen = self.shifts.currentData()
        self._rows = rows
        with QSignalBlocker(self.shifts):
            self.shifts.clear()
            self.shifts.addItem(_("Whole day"), None)
            for row in rows:
                self.shifts.addItem(f"{show_moment(row.started_at)} · {row.name}", row.id)
            self.shifts.setCurrentIndex(max(0, self.shifts.findData(chosen)))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._day_label.setText(_("Day"))
        self._shift_label.setText(_("Shift"))
        self.day.setAccessibleName(_("Day"))
        self.shifts.setAccessibleName(_("Shift"))
        self.significant.setText(_("Significant ones only"))
        self.show_shifts(self._rows)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot(object)
    def _choose_day(self, day: date | None) -> None:
        """A day that is typed means the whole day."""
        if day is not None:
            with QSignalBlocker(self.shifts):
                self.shifts.setCurrentIndex(0)
            self.changed.emit()


class HandOverDialog(EntryDialog):
    """Ends a shift: how things stand, for those who come after."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            title=_("End your shift?"),
            verb=_("Hand over and end"),
            explanation=_(
                "Those who come after you read this first, and it stands on the sheet of your shift."
            ),
        )
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setMinimumHeight(120)
        self.add_entry(
            _("Hand-over note"),
            self.note_edit,
            required=True,
            hint=_("What is still going on, who was promised what, what to watch"),
        )
        self.note_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def note(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.note_edit.toPlainText().strip()

    def own_problem(self) -> str:
        """It must say something; whether it says enough, the service decides."""
        return (
            ""
            if self.note
            else _("Say in a few words how things stand; nobody goes off duty without a word.")
        )
