"""The two charts of the dashboard: hazards of the period, and incidents of ten days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leoc_desktop.domain.figure_wording import hazard_name
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.charts import Bar, Columns, HorizontalBars

_HAZARDS = 5


class Trends(QWidget):
    """Two cards side by side; a bar asks for the list of what it counts."""

    wanted = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self.hazards = HorizontalBars(N_("Incidents by hazard"))
        self.daily = Columns(N_("Incidents by day"))
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
        self._overview = overview
        days = overview.days
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
        self._by_hazard.set_title(_("Incidents by hazard"))
        overview = self._overview
        if overview is None or overview.days.last == overview.days.today:
            self._by_day.set_title(_("Incidents by day, last 10 days"))
        else:
            last = show_bs(to_bs(overview.days.last))
            self._by_day.set_title(_("Incidents by day, 10 days until {day}").format(day=last))

    def _ask_for_hazard(self, codes: tuple[str, ...]) -> None:
        if self._overview is not None:
            chosen = self._overview.choice.incidents
            one = codes[0] if len(codes) == 1 else ""
            self.wanted.emit(replace(chosen, hazard=one, hazards=() if one else codes))

    def _ask_for_day(self, day: date) -> None:
        if self._overview is not None:
            self.wanted.emit(self._overview.choice.on(day, day))


def _by_hazard(overview: Overview) -> list[Bar]:
    """The most frequent first; what has no room is one bar, which asks for the list of those hazards."""
    counts = sorted(
        (row for row in overview.by_hazard.items() if row[1].incidents),
        key=lambda row: (-row[1].incidents, row[0]),
    )
    most = _HAZARDS if len(counts) <= _HAZARDS else _HAZARDS - 1
    bars = [Bar((code,), hazard_name(code), figures.incidents) for code, figures in counts[:most]]
    rest = counts[most:]
    if not rest:
        return bars
    codes = tuple(code for code, _figures in rest)
    return [*bars, Bar(codes, _("Other hazards"), sum(figures.incidents for _code, figures in rest))]


def _spoken(day: date) -> str:
    return show_bs(to_bs(day), long=True)
