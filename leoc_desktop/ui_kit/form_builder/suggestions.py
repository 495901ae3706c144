"""Names of a list of the office, offered while a text is typed; any other text can be typed as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from leoc_desktop.foundation.office_lists import entries_of
from leoc_desktop.ui_kit.theme import Role, set_role

_SHOWN = 8


class _Suggestions(QCompleter):
    """Reads the list anew whenever the field is entered: the office may have changed it."""

    def __init__(self, line: QLineEdit, list_name: str) -> None:
        super().__init__(line)
        self._list_name = list_name
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_SHOWN)
        popup = QListView()
        set_role(popup, Role.POPUP)
        self.setPopup(popup)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the list when the field is entered."""
        if event.type() is QEvent.Type.FocusIn:
            offered = [entry.choice for entry in entries_of(self._list_name) if entry.offered]
            self._names.setStringList(list(dict.fromkeys(choice.name for choice in offered)))
        return super().eventFilter(watched, event)


def suggest(line: QLineEdit, list_name: str) -> None:
    """Offer the names of the list below ``line``."""
    line.setCompleter(_Suggestions(line, list_name))
