"""What holds rows of a list back, one chip each; clicking a chip lets through again what it holds back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_list.filters import Filter
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class Chips(WrappingRow):
    """Hidden while everything is shown."""

    filter_unwanted = Signal(object)
    words_unwanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_conditions(self, filters: Sequence[Filter], words: str) -> None:
        """A chip for each filter that holds something back, and one for the words searched for."""
        for former in self.buttons:
            self.take(former)
        active = [one for one in filters if one.is_active]
        self.buttons = [self._chip(one.shown, partial(self.filter_unwanted.emit, one)) for one in active]
        if words:
            said = _("Search: {words}").format(words=words)
            self.buttons.append(self._chip(said, self.words_unwanted.emit))
        self.setVisible(bool(self.buttons))

    def _chip(self, words: str, act: Callable[[], object]) -> QPushButton:
        chip = QPushButton(icon("x", "primary"), words)
        set_role(chip, Role.FILTER_CHIP)
        chip.setAccessibleName(_("Take away: {condition}").format(condition=words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda _checked=False: act())
        self.add(chip)
        chip.show()
        return chip
