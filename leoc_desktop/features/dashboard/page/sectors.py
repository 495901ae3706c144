"""The estimated loss by sector: a line of numbers below the cards, each of which asks for its list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton

from leoc_desktop.domain.figure_wording import money_cell, rupees
from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, InWard, Selection
from leoc_desktop.domain.loss_sectors import SectorLosses, sector_name
from leoc_desktop.features.dashboard.rules import Choice
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


@dataclass(frozen=True, slots=True)
class Part:
    """One number: its code, what is shown, and the incidents behind it."""

    code: str
    text: str
    selection: Selection


class Sectors(WrappingRow):
    """Hidden while nothing is known of any loss and nothing is missing."""

    wanted = Signal(object)  # Selection

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.title = QLabel()
        set_role(self.title, Role.FIELD_LABEL)
        self.add(self.title)
        self.buttons: dict[str, QPushButton] = {}
        self._told: tuple[Choice, SectorLosses] | None = None
        self.hide()

    def show_losses(self, choice: Choice, losses: SectorLosses) -> None:
        """Show the sectors of what is chosen, the largest first."""
        self._told = choice, losses
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for button in self.buttons.values():
            self.take(button)
        parts = [*_parts(*self._told)] if self._told is not None else []
        self.title.setText(_("Loss by sector"))
        self.buttons = {part.code: self._button(part) for part in parts}
        for button in self.buttons.values():
            self.add(button)
            button.show()
        self.setVisible(bool(parts))

    def _button(self, part: Part) -> QPushButton:
        button = QPushButton(part.text)
        set_role(button, Role.CHIP)
        button.clicked.connect(partial(self._ask, part.selection))
        return button

    def _ask(self, selection: Selection) -> None:
        self.wanted.emit(selection)


def _parts(choice: Choice, losses: SectorLosses) -> Iterator[Part]:
    own = replace(choice.figures, in_ward=InWard.FIRST if choice.ward is not None else InWard.TOUCHED)
    for code, total in losses.sectors:
        if total.known:
            text = f"{sector_name(code)} {money_cell(total)}"
            yield Part(code, text, replace(choice.figures, sector=code))
    if losses.beyond_lines:
        text = f"{sector_name(BEYOND_LINES)} {rupees(losses.beyond_lines)}"
        yield Part(BEYOND_LINES, text, replace(own, sector=BEYOND_LINES))
    if losses.not_stated:
        said = ngettext(
            "{count} incident states no loss", "{count} incidents state no loss", losses.not_stated
        )
        text = said.format(count=show_number(losses.not_stated))
        yield Part(LOSS_NOT_STATED, text, replace(own, sector=LOSS_NOT_STATED))
