"""A small window with one month of the Bikram Sambat calendar, to pick a day for a date field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.foundation.nepali_calendar import (
    BsDate,
    first_year,
    is_provisional,
    last_year,
    month_days,
    month_name,
    to_ad,
)
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.month_grid import MonthGrid
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_MONTHS = 12
_YEARS_LISTED = 12


class MonthPopup(QFrame):
    """Opens under its date field; Enter takes the day, Esc leaves the date as it was."""

    picked = Signal(object)  # date (AD)

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._today = today
        set_role(self, Role.POPUP)
        self._previous, self._next = QToolButton(), QToolButton()
        self._month, self._year = QComboBox(), QComboBox()
        self._grid = MonthGrid(today)
        self._today_button = QPushButton()
        self._provisional, self._ad_months = QLabel(), QLabel()
        self._build()
        self._connect()

    def _build(self) -> None:
        for button, name in ((self._previous, "chevron-left"), (self._next, "chevron-right")):
            set_role(button, Role.CHIP)
            button.setIcon(icon(name))
        set_role(self._provisional, Role.BADGE)
        set_role(self._ad_months, Role.HINT)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(4)
        for widget in (self._previous, self._month, self._year, self._next):
            head.addWidget(widget)
        head.setStretch(1, 3)
        head.setStretch(2, 2)
        foot.addWidget(self._today_button)
        foot.addStretch()
        foot.addWidget(self._provisional, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._ad_months)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.addLayout(head)
        layout.addWidget(self._grid)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._previous.clicked.connect(self._to_previous)
        self._next.clicked.connect(self._to_next)
        self._month.activated.connect(self._to_chosen_month)
        self._year.activated.connect(self._to_chosen_month)
        self._today_button.clicked.connect(self._pick_today)
        self._grid.picked.connect(self._pick)
        self._grid.month_shown.connect(self._follow)

    def open_below(self, field: QWidget, chosen: date | None) -> None:
        """Appear under ``field`` with the month of ``chosen`` (AD), or of today."""
        self._fill_texts()
        self._grid.open(chosen)
        self.adjustSize()
        self.move(self._place(field))
        self.show()
        self._grid.open(chosen)  # the focus can only be given to what is visible

    def _place(self, field: QWidget) -> QPoint:
        """Below the field, or above it where the screen ends; never past its right edge."""
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(field.mapToGlobal(QPoint(0, -2)).y() - self.height())
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        below.setY(max(screen.top(), below.y()))
        return below

    def _fill_texts(self) -> None:
        """Put in the texts of the current language; the popup lives as long as its field."""
        self._month.clear()
        self._month.addItems([month_name(month) for month in range(1, _MONTHS + 1)])
        self._year.clear()
        self._year.addItems([shown_digits(str(year)) for year in range(first_year(), last_year() + 1)])
        self._year.setMaxVisibleItems(_YEARS_LISTED)
        self._month.setMinimumWidth(current_theme().px(112))
        self._year.setMinimumWidth(current_theme().px(96))
        for widget, name in (
            (self._previous, _("Previous month")),
            (self._next, _("Next month")),
            (self._month, _("Month")),
            (self._year, _("Year")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self._today_button.setText(_("Today (T)"))
        self._provisional.setText(_("Provisional"))

    @Slot()
    def _to_previous(self) -> None:
        self._grid.turn(-1)

    @Slot()
    def _to_next(self) -> None:
        self._grid.turn(1)

    @Slot()
    def _to_chosen_month(self) -> None:
        self._grid.go_to_month(first_year() + self._year.currentIndex(), self._month.currentIndex() + 1)

    @Slot(object)
    def _follow(self, bs: BsDate) -> None:
        """Say which month the grid shows."""
        self._month.setCurrentIndex(bs.month - 1)
        self._year.setCurrentIndex(bs.year - first_year())
        self._provisional.setVisible(is_provisional(bs.year))
        first = to_ad(BsDate(bs.year, bs.month, 1))
        self._ad_months.setText(_ad_months(first, first + timedelta(month_days(bs.year, bs.month) - 1)))

    @Slot(object)
    def _pick(self, day: date) -> None:
        self.hide()
        self.picked.emit(day)

    @Slot()
    def _pick_today(self) -> None:
        self._pick(self._today())


def ad_month_name(month: int) -> str:
    """The name of an AD month, 1 to 12, in the current language."""
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )[month - 1]


def _ad_months(first: date, last: date) -> str:
    """``November–December 2026``: the AD months that a BS month lies in."""
    if first.year == last.year:
        months = f"{ad_month_name(first.month)}–{ad_month_name(last.month)}"
        return f"{months} {shown_digits(str(last.year))}"
    return " – ".join(f"{ad_month_name(day.month)} {shown_digits(str(day.year))}" for day in (first, last))
