"""What holds rows of a list back, one chip each; clicking a chip lets through again what it holds back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class Chips(WrappingRow):
    """Hidden while everything is shown."""

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_conditions(self, conditions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """A chip for each condition: its words, and what takes it away."""
        for former in self.buttons:
            self.take(former)
        self.buttons = [self._chip(words, act) for words, act in conditions]
        self.setVisible(bool(conditions))

    def _chip(self, words: str, act: Callable[[], object]) -> QPushButton:
        chip = QPushButton(icon("x", "primary"), words)
        set_role(chip, Role.FILTER_CHIP)
        chip.setAccessibleName(_("Take away: {condition}").format(condition=words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda _checked=False: act())
        self.add(chip)
        chip.show()
        return chip
