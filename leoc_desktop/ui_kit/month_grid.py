"""The days of one Bikram Sambat month, moved in with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from leoc_desktop.foundation.nepali_calendar import (
    BsDate,
    first_year,
    last_year,
    month_days,
    show_bs,
    to_ad,
    to_bs,
    weekday_index,
    weekday_name,
)
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.ui_kit.theme import Role, set_role, set_state

_DAYS, _WEEKS, _MONTHS = 7, 6, 12
_SATURDAY = 6
_A_SUNDAY = date(2026, 11, 22)
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class MonthGrid(QWidget):
    """Seven columns from Sunday to Saturday, always six weeks high so that nothing jumps between months.

    Arrows move a day or a week, PgUp and PgDn a month, Ctrl with them a year, Enter or Space takes the day.
    """

    picked = Signal(object)  # date (AD)
    month_shown = Signal(object)  # BsDate in the month that is shown from now on

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._chosen: date | None = None
        self._shown = to_bs(today())
        self._days: list[tuple[QToolButton, date]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self._weekdays = [QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _day in range(_DAYS)]
        for column, label in enumerate(self._weekdays):
            set_role(label, Role.WEEKDAY)
            set_state(label, "saturday", column == _SATURDAY)
            grid.addWidget(label, 0, column)
        self._cells = [QToolButton() for _cell in range(_DAYS * _WEEKS)]
        for cell, button in enumerate(self._cells):
            set_role(button, Role.DAY)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.installEventFilter(self)
            button.clicked.connect(self._pick_clicked)
            grid.addWidget(button, 1 + cell // _DAYS, cell % _DAYS)

    @property
    def shown(self) -> BsDate:
        """The day that has the focus, in the month that is shown."""
        return self._shown

    def open(self, chosen: date | None) -> None:
        """Show the month of ``chosen`` (AD), or of today, and put the focus on that day."""
        self._chosen = chosen
        for column, label in enumerate(self._weekdays):
            label.setText(weekday_name(_A_SUNDAY + timedelta(days=column), short=True))
        self._show_month(to_bs(chosen or self._today()))
        self._focus(self._shown)

    def go_to_month(self, year: int, month: int, day: int = 1) -> None:
        """Show another month, as far as the calendar goes."""
        if first_year() <= year <= last_year():
            self._show_month(BsDate(year, month, min(day, month_days(year, month))))

    def turn(self, months: int) -> None:
        """Turn ``months`` pages on, or back when negative."""
        year, index = divmod(self._shown.year * _MONTHS + self._shown.month - 1 + months, _MONTHS)
        self.go_to_month(year, index + 1, self._shown.day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            day = next((day for button, day in self._days if button is watched), None)
            if day is not None and self._obey(event, day):
                return True
        return super().eventFilter(watched, event)

    def _obey(self, event: QKeyEvent, day: date) -> bool:
        """Do what a key means on ``day``; False when it means nothing here."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._move_to(day + timedelta(days=_ARROWS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = _MONTHS if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            self.turn(-months if key is Qt.Key.Key_PageUp else months)
            self._focus(self._shown)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(day)
        elif key is Qt.Key.Key_T:
            self.picked.emit(self._today())
        else:
            return False
        return True

    def _move_to(self, day: date) -> None:
        if not _first_day() <= day <= _last_day():
            return
        bs = to_bs(day)
        if (bs.year, bs.month) != (self._shown.year, self._shown.month):
            self._show_month(bs)
        self._focus(bs)

    def _focus(self, bs: BsDate) -> None:
        """Put the focus on a day of the month shown; Tab then leads past all the others."""
        self._shown = bs
        for button, _day in self._days:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button = self._days[bs.day - 1][0]
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_month(self, bs: BsDate) -> None:
        self._shown = bs
        first = to_ad(BsDate(bs.year, bs.month, 1))
        offset, days = weekday_index(first), month_days(bs.year, bs.month)
        self._days = []
        for cell, button in enumerate(self._cells):
            number = cell - offset + 1
            if 1 <= number <= days:
                self._fill(button, BsDate(bs.year, bs.month, number))
            else:
                self._clear(button)
        self.month_shown.emit(bs)

    def _fill(self, button: QToolButton, bs: BsDate) -> None:
        day = to_ad(bs)
        button.setEnabled(True)
        button.setText(shown_digits(str(bs.day)))
        button.setAccessibleName(f"{show_bs(bs, long=True)}, {weekday_name(day)}")
        button.setChecked(day == self._chosen)
        set_state(button, "saturday", weekday_index(day) == _SATURDAY)
        set_state(button, "today", day == self._today())
        self._days.append((button, day))

    @staticmethod
    def _clear(button: QToolButton) -> None:
        button.setEnabled(False)
        button.setText("")
        button.setAccessibleName("")
        button.setChecked(False)
        set_state(button, "today", value=False)

    @Slot()
    def _pick_clicked(self) -> None:
        self.picked.emit(next(day for button, day in self._days if button is self.sender()))


def _first_day() -> date:
    return to_ad(BsDate(first_year(), 1, 1))


def _last_day() -> date:
    return to_ad(BsDate(last_year(), _MONTHS, month_days(last_year(), _MONTHS)))
