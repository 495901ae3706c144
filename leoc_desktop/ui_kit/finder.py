"""Finds an entry of a long list by any part of any of its names."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QListView

from leoc_desktop.ui_kit.theme import Role, set_role

SEARCHED = Qt.ItemDataRole.UserRole + 1
"""The role under which an entry holds all its names."""
_ENTRIES_SHOWN = 10


class Finder(QCompleter):
    """Searches what entries hold as ``SEARCHED`` and puts in the name that is shown."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(SEARCHED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_ENTRIES_SHOWN)
        popup = QListView()
        set_role(popup, Role.POPUP)
        self.setPopup(popup)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def only_match(self, typed: str) -> str:
        """The name of the entry that is meant when ``typed`` fits one alone; "" otherwise."""
        self.setCompletionPrefix(typed)
        if self.completionCount() != 1:
            return ""
        return self.pathFromIndex(self.completionModel().index(0, 0))
