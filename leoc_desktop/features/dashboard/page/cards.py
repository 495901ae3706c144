"""The row of figures on top of the dashboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leoc_desktop.domain.figure_wording import money_cell
from leoc_desktop.domain.incident_selection import WAITING, Selection
from leoc_desktop.domain.loss_totals import unknown_note
from leoc_desktop.features.dashboard.page.wording import figure
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.figure_card import FigureCard
from leoc_desktop.ui_kit.tokens import Tone


class FigureCards(QWidget):
    """Six cards; a click on one asks for the list of what it counts."""

    wanted = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__()
        self.incidents, self.families, self.people = FigureCard(), FigureCard(), FigureCard()
        self.houses, self.loss, self.waiting = FigureCard(), FigureCard(), FigureCard()
        self._selections: dict[FigureCard, Selection] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for card in (self.incidents, self.families, self.people, self.houses, self.loss, self.waiting):
            layout.addWidget(card)
            card.clicked.connect(lambda _checked=False, card=card: self._ask(card))

    def _ask(self, card: FigureCard) -> None:
        if card in self._selections:
            self.wanted.emit(self._selections[card])

    def show_overview(self, overview: Overview) -> None:
        """Show figures and remember what each of them counts."""
        choice, days, total = overview.choice, overview.days, overview.total
        self._selections = {
            self.incidents: choice.incidents,
            self.waiting: Selection(states=WAITING),
        } | dict.fromkeys((self.families, self.people, self.houses, self.loss), choice.figures)
        self.incidents.show_figure(
            _("Incidents"),
            show_number(total.incidents),
            _("Today {today} · yesterday {yesterday}").format(
                today=show_number(overview.on(days.today)), yesterday=show_number(overview.on(days.yesterday))
            ),
        )
        families, loss = total.affected_families, total.estimated_loss
        self.families.show_figure(_("Affected families"), figure(families), unknown_note(families))
        self.people.show_figure(
            _("Dead / missing"),
            f"{figure(total.dead)} / {figure(total.missing)}",
            _("Injured {count}").format(count=figure(total.injured)),
            Tone.DANGER if total.dead.known or total.missing.known else Tone.NEUTRAL,
        )
        self.houses.show_figure(
            _("Houses damaged"),
            f"{figure(total.houses_fully_damaged)} / {figure(total.houses_partly_damaged)}",
            _("Fully / partly"),
        )
        self.loss.show_figure(_("Estimated loss"), money_cell(loss), unknown_note(loss))
        self.waiting.show_figure(
            _("Waiting for verification"),
            show_number(overview.waiting),
            _("All that were submitted"),
            Tone.WARN if overview.waiting else Tone.NEUTRAL,
        )
