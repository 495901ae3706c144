"""Chooses a province, a district or a local level: typing a part of its name in either language is enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from leoc_desktop.ui_kit.finder import SEARCHED, Finder

_SHOWN = 14


class PlaceBox(QComboBox):
    """Nothing is chosen at first. ``settled`` comes with Enter, once a place is chosen."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SHOWN)
        self._finder = Finder(self.model(), self)
        self.setCompleter(self._finder)
        self._finder.activated.connect(self._take)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._take_only_match)
        line.returnPressed.connect(self._finish)

    def fill(self, rows: Sequence[tuple[str, str, Any]]) -> None:
        """Offer places: the name that is shown, everything it can be found by, and what stands for it."""
        self.blockSignals(True)  # noqa: FBT003  Qt takes it by position
        self.clear()
        for place, (name, searched, data) in enumerate(rows):
            self.addItem(name, data)
            self.setItemData(place, searched, SEARCHED)
        self.blockSignals(False)  # noqa: FBT003
        self.setCurrentIndex(-1)
        self.currentIndexChanged.emit(-1)

    @Slot(str)
    def _take(self, name: str) -> None:
        self.setCurrentIndex(self.findText(name))

    @Slot()
    def _take_only_match(self) -> None:
        typed = self.currentText().strip()
        if typed and self.findText(typed) < 0 and (name := self._finder.only_match(typed)):
            self._take(name)

    @Slot()
    def _finish(self) -> None:
        self._take_only_match()
        if self.currentIndex() >= 0 and self.currentText() == self.itemText(self.currentIndex()):
            matches = self._finder.popup()
            if matches is not None:
                matches.hide()
            self.settled.emit()
