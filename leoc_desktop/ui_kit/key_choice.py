"""Chooses other keys than the usual ones, where an input method or a screen reader needs those for itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QLineEdit, QPushButton, QWidget

from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.record_table import Column, RecordTable, RecordTableModel
from leoc_desktop.ui_kit.shortcuts import GROUPS, SHORTCUTS, Shortcut, keycaps, taken_by
from leoc_desktop.ui_kit.theme import current_theme

_WIDTH, _TABLE_HEIGHT = 720, 220
CHOOSABLE = tuple(
    shortcut for group in GROUPS for shortcut in SHORTCUTS if shortcut.group == group and not shortcut.fixed
)


class KeyChoiceDialog(EntryDialog):
    """``keys`` holds, by name of the shortcut, what is to be used instead of the usual key."""

    def __init__(self, parent: QWidget | None, keys: Mapping[str, str]) -> None:
        super().__init__(
            parent,
            title=_("Choose keys"),
            verb=_("Save"),
            explanation=_("Choose a line, press the new key, then Use it. Keys that every program has stay."),
        )
        self.keys = dict(keys)
        columns = (
            Column[Shortcut]("group", N_("Where"), lambda one: _(one.group), 150, sortable=False),
            Column[Shortcut]("text", N_("What it does"), lambda one: _(one.text), 0, sortable=False),
            Column[Shortcut]("key", N_("Keys to press"), self._key_of, 190, sortable=False),
        )
        self.model: RecordTableModel[Shortcut] = RecordTableModel(columns, lambda one: one.name)
        self.table = RecordTable(self.model, N_("Keyboard shortcuts"))
        self.edit = QKeySequenceEdit()
        self.use, self.usual = QPushButton(_("Use it")), QPushButton(_("Usual key"))
        self.all_usual = QPushButton(_("All usual keys"))
        self._build_entries()
        self._connect()
        self._show("")

    def _build_entries(self) -> None:
        self.setMinimumWidth(current_theme().px(_WIDTH))
        self.table.setMinimumHeight(current_theme().px(_TABLE_HEIGHT))
        self.edit.setMaximumSequenceLength(1)
        for widget in (self.edit, *self.edit.findChildren(QLineEdit)):
            widget.setAccessibleName(_("New key"))
        label = QLabel(_("New key"))
        label.setBuddy(self.edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        for button in (self.use, self.usual, self.all_usual):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.entries.setSpacing(10)
        self.entries.addWidget(self.table)
        self.entries.addLayout(row)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(lambda _name: self.edit.setFocus())
        self.use.clicked.connect(self._use)
        self.usual.clicked.connect(partial(self._forget, False))  # noqa: FBT003  one line of them
        self.all_usual.clicked.connect(partial(self._forget, True))  # noqa: FBT003

    def _key_of(self, shortcut: Shortcut) -> str:
        usual = " / ".join(keycaps(key) for key in shortcut.usual)
        return keycaps(self.keys[shortcut.name]) if shortcut.name in self.keys else usual

    @property
    def _shortcut(self) -> Shortcut | None:
        row = self.table.currentIndex().row()
        return self.model.row(row) if 0 <= row < self.model.rowCount() else None

    @Slot()
    def _chosen(self) -> None:
        shortcut = self._shortcut
        for widget in (self.edit, self.use, self.usual):
            widget.setEnabled(shortcut is not None)
        self.edit.clear()

    @Slot()
    def _use(self) -> None:
        shortcut, key = (
            self._shortcut,
            self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText),
        )
        if shortcut is None or not key:
            return
        problem = self.problem_with(shortcut, key)
        if problem:
            self.show_problem(problem)
            return
        self.keys[shortcut.name] = key
        self._show(shortcut.name)

    def problem_with(self, shortcut: Shortcut, key: str) -> str:
        """Why ``key`` cannot be used for ``shortcut``, or ""."""
        plain = (
            not any(name in key for name in ("Ctrl+", "Alt+", "Meta+"))
            and not key.rsplit("+", maxsplit=1)[-1][1:].isdigit()
        )
        if plain:
            return _("A key that also types a letter needs Ctrl or Alt.")
        other = taken_by(shortcut, key, self.keys)
        if other is not None:
            return _("{key} is taken: {what}.").format(key=keycaps(key), what=_(other.text))
        return ""

    def _forget(self, every: bool) -> None:  # noqa: FBT001  for partial
        shortcut = self._shortcut
        if every:
            self.keys.clear()
        elif shortcut is not None:
            self.keys.pop(shortcut.name, None)
        self._show(shortcut.name if shortcut else "")

    def _show(self, name: str) -> None:
        self.model.set_rows(CHOOSABLE)
        self.table.choose(name or CHOOSABLE[0].name)
        self.all_usual.setEnabled(bool(self.keys))
        self._chosen()


def _is_command(key: str) -> bool:
    """Whether no field takes the key for a letter."""
    return any(name in key for name in ("Ctrl+", "Alt+", "Meta+")) or re.search(r"F\d+$", key) is not None
