"""A field for a Bikram Sambat date: typed first, with keys to step and a month to pick from.

Keys: T today, + and - a day, PgUp and PgDn a month, Ctrl with them a year, F4 or Alt+Down open the month, F7
changes between typing B.S. and A.D.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import (
    BsDate,
    month_days,
    parse_bs,
    show_bs,
    to_ad,
    to_bs,
    typed_bs,
    weekday_name,
)
from leoc_desktop.foundation.nepali_text import ascii_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.month_popup import MonthPopup
from leoc_desktop.ui_kit.shortcuts import OPEN_MONTH, with_key

_MONTHS = 12
_TODAY_KEYS = {"t", "T", "ट", "त"}  # the same key on the Nepali layouts
_STEPS = {"+": 1, "-": -1, "−": -1}


def months_later(day: date, months: int) -> date:
    """The same day of the BS month ``months`` later, or its last day; DateProblem past the calendar."""
    bs = to_bs(day)
    year, index = divmod(bs.year * _MONTHS + bs.month - 1 + months, _MONTHS)
    return to_ad(BsDate(year, index + 1, min(bs.day, month_days(year, index + 1))))


class NepaliDateEdit(QLineEdit):
    """Holds a date, or a text that is not one yet. The date is AD inside and BS on the screen."""

    day_changed = Signal(object)  # date | None, whenever what is typed means another day
    hint_changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._types_ad = False
        self._day: date | None = None
        self._popup: MonthPopup | None = None
        self.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self._open_action = QAction(icon("calendar", "text_2"), "", self)
        self.addAction(self._open_action, QLineEdit.ActionPosition.TrailingPosition)
        self._open_action.triggered.connect(self.open_month)
        self.textChanged.connect(self._read)
        self.retranslate()

    def day(self) -> date | None:
        """The AD day that is meant, or None when nothing or nothing readable is typed."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show ``day`` (AD) in the calendar being typed."""
        self.setText("" if day is None else self._written(day))

    def raw_text(self) -> str:
        """What is typed, as BS text where it is a date, whichever calendar it was typed in."""
        return self.text() if self._day is None else to_bs(self._day).iso()

    def set_raw_text(self, text: str) -> None:
        """Show what ``raw_text`` gave."""
        self._types_ad = False
        self.setText(text)
        self.settle()

    def hint(self) -> str:
        """The weekday and the date in the other calendar, or "" without a date."""
        if self._day is None:
            return _("A.D. is being typed, for example 2026-11-23.") if self._types_ad else ""
        other = show_bs(to_bs(self._day)) if self._types_ad else self._day.isoformat()
        return f"{weekday_name(self._day)} · {other}"

    @property
    def provisional(self) -> bool:
        """Whether the calendar of the date's year is not published yet."""
        return self._day is not None and to_bs(self._day).provisional

    @property
    def types_ad(self) -> bool:
        """Whether A.D. is being typed (F7)."""
        return self._types_ad

    def settle(self) -> None:
        """Write a readable date in full, in BS; done when the field is left."""
        day = self._day
        self._types_ad = False
        if day is not None:
            self.setText(self._written(day))
        self.hint_changed.emit()

    def retranslate(self) -> None:
        """Show the texts and digits of the current language."""
        self._open_action.setText(with_key(_("Open the calendar"), OPEN_MONTH))
        self._open_action.setToolTip(with_key(_("Open the calendar"), OPEN_MONTH))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(with_key(_("Open the calendar"), OPEN_MONTH))
        self._show_whether_certain()
        if self._day is not None:
            self.set_day(self._day)
        self.hint_changed.emit()

    @Slot()
    def open_month(self) -> None:
        """Show the month of the date, or the present one, to pick a day from."""
        if self.isReadOnly() or not self.isEnabled():
            return
        if self._popup is None:
            self._popup = MonthPopup(self._today, self)
            self._popup.picked.connect(self._take_picked)
        self._popup.open_below(self, self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._command(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        """Do what a command key asks for; False when the key is typing."""
        key, text = event.key(), event.text()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_month()
        elif key == Qt.Key.Key_F7:
            self._switch_calendar()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = _MONTHS if control else 1
            self._move_months(-months if key == Qt.Key.Key_PageUp else months)
        elif text in _TODAY_KEYS and not alt and not control:
            self.set_day(self._today())
        elif text in _STEPS and self._is_whole():
            self._move_days(_STEPS[text])
        else:
            return False
        return True

    def _is_whole(self) -> bool:
        """Whether "-" is a step and not a separator: nothing is half typed."""
        text = self.text()
        return (
            not text
            or self.selectedText() == text
            or (self._day is not None and text == self._written(self._day))
        )

    def _move_days(self, days: int) -> None:
        self._move_to(lambda start: start + timedelta(days=days))

    def _move_months(self, months: int) -> None:
        self._move_to(lambda start: months_later(start, months))

    def _move_to(self, step: Callable[[date], date]) -> None:
        """Step from the date, or show today when there is none; at the ends of the calendar nothing moves."""
        if self._day is None:
            self.set_day(self._today())
            return
        try:
            moved = step(self._day)
            to_bs(moved)
        except DateProblem:
            return
        self.set_day(moved)

    def _switch_calendar(self) -> None:
        day = self._day
        self._types_ad = not self._types_ad
        self.set_day(day)
        self.selectAll()
        self.hint_changed.emit()

    def _written(self, day: date) -> str:
        """A.D. is written in its own digits, so that it is not taken for B.S."""
        return day.isoformat() if self._types_ad else typed_bs(to_bs(day))

    @Slot(object)
    def _take_picked(self, day: date) -> None:
        self._types_ad = False
        self.set_day(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _read(self, text: str) -> None:
        """Understand what is typed so far."""
        before, self._day = self._day, self._meaning(text)
        if self._day != before:
            self._show_whether_certain()
            self.day_changed.emit(self._day)
        self.hint_changed.emit()

    def _show_whether_certain(self) -> None:
        """The sign in the field turns amber for an estimated year, and its tooltip says why."""
        self._open_action.setIcon(icon("calendar", "warn" if self.provisional else "text_2"))
        self.setToolTip(
            _("Provisional: the calendar of this year is only an estimate.") if self.provisional else ""
        )

    def _meaning(self, text: str) -> date | None:
        if not text.strip():
            return None
        try:
            if self._types_ad:
                day = date.fromisoformat(ascii_digits(text).strip().replace("/", "-"))
                to_bs(day)
                return day
            return to_ad(parse_bs(text, self._today()))
        except (DateProblem, ValueError):
            return None
