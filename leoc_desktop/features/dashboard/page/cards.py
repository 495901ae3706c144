"""The row of figures on top of the dashboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leoc_desktop.domain.incident_selection import WAITING, Selection
from leoc_desktop.features.dashboard.page.wording import figure
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.figure_card import FigureCard
from leoc_desktop.ui_kit.tokens import Tone


class FigureCards(QWidget):
    """Five cards; a click on one asks for the list of what it counts."""

    wanted = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__()
        self.today, self.families, self.people = FigureCard(), FigureCard(), FigureCard()
        self.houses, self.waiting = FigureCard(), FigureCard()
        self._selections: dict[FigureCard, Selection] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for card in (self.today, self.families, self.people, self.houses, self.waiting):
            layout.addWidget(card)
            card.clicked.connect(lambda _checked=False, card=card: self._ask(card))

    def _ask(self, card: FigureCard) -> None:
        if card in self._selections:
            self.wanted.emit(self._selections[card])

    def show_overview(self, overview: Overview) -> None:
        """Show figures and remember what each of them counts."""
        days, month = overview.days, overview.month
        of_month = Selection(first_day=days.month_first, last_day=days.today)
        self._selections = {
            self.today: Selection(first_day=days.today, last_day=days.today),
            self.waiting: Selection(states=WAITING),
        } | dict.fromkeys((self.families, self.people, self.houses), of_month)
        self.today.show_figure(
            _("Incidents today"),
            show_number(overview.on(days.today)),
            _("Yesterday {yesterday} · this month {month}").format(
                yesterday=show_number(overview.on(days.yesterday)), month=show_number(month.incidents)
            ),
        )
        self.families.show_figure(_("Affected families"), figure(month.affected_families), _("This month"))
        self.people.show_figure(
            _("Dead / missing"),
            f"{figure(month.dead)} / {figure(month.missing)}",
            _("This month · injured {count}").format(count=figure(month.injured)),
            Tone.DANGER if month.dead.known or month.missing.known else Tone.NEUTRAL,
        )
        self.houses.show_figure(
            _("Houses damaged"),
            f"{figure(month.houses_fully_damaged)} / {figure(month.houses_partly_damaged)}",
            _("This month · fully / partly"),
        )
        self.waiting.show_figure(
            _("Waiting for verification"),
            show_number(overview.waiting),
            _("All that were submitted"),
            Tone.WARN if overview.waiting else Tone.NEUTRAL,
        )
