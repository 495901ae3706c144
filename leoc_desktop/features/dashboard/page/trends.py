"""The two charts of the dashboard: hazards of the BS month, and incidents of the last ten days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leoc_desktop.domain.figure_wording import hazard_name
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.features.dashboard.rules import Days
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.charts import Bar, Columns, HorizontalBars

_HAZARDS = 5
EVERY_HAZARD = ""


class Trends(QWidget):
    """Two cards side by side; a bar asks for the list of what it counts."""

    wanted = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__()
        self._days: Days | None = None
        self.hazards = HorizontalBars(N_("Incidents by hazard, this month"))
        self.daily = Columns(N_("Incidents by day, last 10 days"))
        self._by_hazard, self._by_day = Card(self.hazards), Card(self.daily)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for card in (self._by_hazard, self._by_day):
            card.body.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._by_hazard, 1)
        layout.addWidget(self._by_day, 1)
        self.hazards.chosen.connect(self._ask_for_hazard)
        self.daily.chosen.connect(self._ask_for_day)

    def show_overview(self, overview: Overview) -> None:
        """Show the figures, the most frequent hazard first."""
        self._days = days = overview.days
        self.hazards.set_bars(_by_hazard(overview))
        self.daily.set_bars(
            [
                Bar(day, show_number(to_bs(day).day), overview.on(day), _spoken(day), day == days.today)
                for day in days.trend
            ]
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._by_hazard.set_title(_("Incidents by hazard, this month"))
        self._by_day.set_title(_("Incidents by day, last 10 days"))

    def _ask_for_hazard(self, code: str) -> None:
        if self._days is not None:
            days = self._days
            self.wanted.emit(Selection(hazard=code, first_day=days.month_first, last_day=days.today))

    def _ask_for_day(self, day: date) -> None:
        self.wanted.emit(Selection(first_day=day, last_day=day))


def _by_hazard(overview: Overview) -> list[Bar]:
    """The most frequent first; what has no room is one bar, which asks for the list of every hazard."""
    counts = sorted(overview.by_hazard.items(), key=lambda row: -row[1].incidents)
    most = _HAZARDS if len(counts) <= _HAZARDS else _HAZARDS - 1
    bars = [Bar(code, hazard_name(code), figures.incidents) for code, figures in counts[:most]]
    rest = sum(figures.incidents for _code, figures in counts[most:])
    return [*bars, Bar(EVERY_HAZARD, _("Other hazards"), rest)] if rest else bars


def _spoken(day: date) -> str:
    return show_bs(to_bs(day), long=True)
