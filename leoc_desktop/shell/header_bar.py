"""The bar on top: search, date and time in Nepal, fiscal year, language, and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from leoc_desktop.access.login_session import Login
from leoc_desktop.foundation.clock import Clock, nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs, weekday_name
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import NEPALI, _, current
from leoc_desktop.ui_kit.giving_row import GivingRow, Part
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.shortcuts import LARGER_TEXT, LOCK, SEARCH, SHEET, SMALLER_TEXT, menu_text, with_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_TICK_MS = 5_000
_GAP = 5


class HeaderBar(GivingRow):
    """Always visible; its menu signs out and changes the look. Narrow, it lets go of words before figures."""

    language_wanted = Signal()
    theme_wanted = Signal()
    text_size_wanted = Signal(int)  # +1 larger, -1 smaller, 0 usual
    sheet_wanted = Signal()
    search_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, login: Login, clock: Clock) -> None:
        super().__init__()
        self._login = login
        self._clock = clock
        self._build()
        self.retranslate()
        timer = QTimer(self)
        timer.timeout.connect(self._show_time)
        timer.start(_TICK_MS)

    def _build(self) -> None:
        set_role(self, Role.HEADER_BAR)
        self._search, self._search_icon = (
            QPushButton(icon("search", "text_2"), ""),
            QPushButton(icon("search"), ""),
        )
        set_role(self._search, Role.SEARCH_FIELD)
        for button in (self._search, self._search_icon):
            button.clicked.connect(self.search_wanted)
        self._weekday, self._date, self._day, self._time, self._year = (QLabel() for _each in range(5))
        self._date.setStyleSheet("font-weight: 600;")
        self._weekday.setStyleSheet("font-weight: 600;")
        for label in (self._day, self._time, self._year):
            set_role(label, Role.SUBTITLE)
        self._language = QPushButton()
        self._language.clicked.connect(self.language_wanted)
        self._user = QPushButton(self._login.full_name)
        self._user.setIcon(icon("user"))
        self._menu = QMenu(self)
        self._theme_action = self._menu.addAction(icon("moon"), "")
        self._theme_action.triggered.connect(self.theme_wanted)
        self._larger_action = self._menu.addAction(icon("zoom-in"), "")
        self._larger_action.triggered.connect(lambda: self.text_size_wanted.emit(1))
        self._smaller_action = self._menu.addAction(icon("zoom-out"), "")
        self._smaller_action.triggered.connect(lambda: self.text_size_wanted.emit(-1))
        self._menu.addSeparator()
        self._sheet_action = self._menu.addAction(icon("keyboard"), "")
        self._sheet_action.triggered.connect(self.sheet_wanted)
        self._lock_action = self._menu.addAction(icon("lock"), "")
        self._lock_action.triggered.connect(self.lock_wanted)
        self._user.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.retranslate)  # the colours it offers are the other ones
        self.row.setContentsMargins(18, 8, 14, 8)
        self.row.setSpacing(_GAP)
        self.row.addWidget(self._search)
        self.row.addWidget(self._search_icon)
        self.row.addStretch(1)
        moment = (self._weekday, self._date, self._day, self._time, self._year)
        for label in moment:
            self.row.addWidget(label)
        for button in (self._language, self._user):
            self.row.addSpacing(_GAP)
            self.row.addWidget(button)
        self._language.setHidden(policy_in_force().language is not None)
        self.let_go(
            Part(self._search, self._search_icon), Part(self._year), Part(self._weekday), Part(self._day)
        )

    def retranslate(self) -> None:
        """Set every text in the current language."""
        nepali = current().code == NEPALI
        self._language.setText("EN" if nepali else "ने")
        self._language.setAccessibleName("English" if nepali else "नेपाली")
        self._language.setToolTip("English" if nepali else "नेपाली")
        roles = ", ".join(role.label for role in sorted(self._login.roles))
        self._user.setToolTip(f"{self._login.full_name} · {roles}")
        self._user.setAccessibleName(_("User menu: {name}").format(name=self._login.full_name))
        self._theme_action.setText(_("Light colours") if current_theme().dark else _("Dark colours"))
        self._larger_action.setText(menu_text(_("Larger text"), LARGER_TEXT))
        self._smaller_action.setText(menu_text(_("Smaller text"), SMALLER_TEXT))
        self._sheet_action.setText(menu_text(_("Keyboard shortcuts"), SHEET))
        self._lock_action.setText(menu_text(_("Lock"), LOCK))
        self._search.setText(with_key(_("Search: name, number, place…"), SEARCH))
        for button in (self._search, self._search_icon):
            button.setAccessibleName(_("Search and commands"))
            button.setToolTip(with_key(_("Search and commands"), SEARCH))
        self._show_time()

    def _show_time(self) -> None:
        local = nepal_time(self._clock.now())
        day = local.date()
        self._weekday.setText(f"{weekday_name(day)},")
        self._date.setText(show_bs(to_bs(day), long=True))
        self._day.setText(
            f"· {day.isoformat()}"
        )  # A.D. is written in its own digits, so that it is not taken for B.S.
        self._time.setText("· " + shown_digits(f"{local:%H:%M}"))
        self._year.setText("· " + _("F.Y. {year}").format(year=FiscalYear.of(day).shown))
