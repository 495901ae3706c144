"""Chooses one entry of a list; long lists are searched by Nepali name, English name or code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from leoc_desktop.foundation.field import Choice, Field
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.finder import SEARCHED, Finder
from leoc_desktop.ui_kit.form_builder.editor import Editor
from leoc_desktop.ui_kit.theme import set_state

_SHORT_LIST = 7
_ENTRIES_SHOWN = 10


class ChoiceEditor(Editor):
    """A combo box with nothing chosen at first; its raw value is the code of the entry."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._box = QComboBox()
        self._box.setMinimumWidth(90)
        self._box.setMaxVisibleItems(_ENTRIES_SHOWN)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        self._read_only = False
        self._fill()
        self._searched = len(field.choices) > _SHORT_LIST
        if self._searched:
            self._make_searchable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        self._box.setCurrentIndex(-1)
        self.watch(self._box)
        self._box.currentIndexChanged.connect(self.changed)
        self.retranslate()

    def _fill(self) -> None:
        model = QStandardItemModel(self)
        self._filled = tuple(self.field.choices)
        for choice in self._filled:
            model.appendRow(_item(choice))
        self._box.setModel(model)

    def _follow_office(self) -> None:
        """An office may have changed its list since the form was built."""
        if self._filled != tuple(self.field.choices):
            self._fill()
            if self._searched:
                self._finder.setModel(self._box.model())

    def _make_searchable(self) -> None:
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._finder = Finder(self._box.model(), self)
        self._box.setCompleter(self._finder)
        self._finder.activated.connect(self._take_found)
        line = self._box.lineEdit()
        assert line is not None
        line.textEdited.connect(self.changed)
        # While the list of matches is open, Enter arrives here and not at the form.
        line.returnPressed.connect(self._finish)

    @property
    def focus_target(self) -> QComboBox:
        return self._box

    def raw(self) -> object:
        index = self._box.currentIndex()
        text = self._box.currentText()
        if index >= 0 and text == self._box.itemText(index):
            return str(self._box.itemData(index))
        return text.strip()

    def set_raw(self, raw: object) -> None:
        text = "" if raw is None else str(raw)
        self._follow_office()
        self._have(text)
        index = self._box.findData(text)
        self._box.setCurrentIndex(index)
        if self._searched and index < 0:
            self._box.setEditText(text)
        self.changed.emit()

    def _have(self, code: str) -> None:
        """A record may name an entry that the office no longer offers: it stays what it is."""
        choice = self.field.choice(code) if code and self._box.findData(code) < 0 else None
        model = self._box.model()
        if choice is not None and isinstance(model, QStandardItemModel):
            model.appendRow(_item(choice))

    def settle(self, value: object) -> None:
        self._box.setCurrentIndex(self._box.findData(value))

    def set_wrong(self, *, wrong: bool) -> None:
        set_state(self._box, "wrong", wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        self._read_only = read_only
        set_state(self._box, "fixed", read_only)
        line = self._box.lineEdit()
        if line is not None:
            line.setReadOnly(read_only)

    def wanted_width(self) -> int:
        return 0

    def retranslate(self) -> None:
        for row in range(self._box.count()):
            choice = self.field.choice(str(self._box.itemData(row)))
            if choice is not None:
                self._box.setItemText(row, choice.name)
        placeholder = _("Type to search") if self._searched else _("Choose")
        self._box.setPlaceholderText(placeholder)
        line = self._box.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
            line.setAccessibleName(self._box.accessibleName())
            if self._box.currentIndex() >= 0:
                line.setText(self._box.itemText(self._box.currentIndex()))

    def describe(self, name: str, description: str) -> None:
        super().describe(name, description)
        line = self._box.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        if event.type() is QEvent.Type.FocusOut:
            self._take_only_match()
        if self._read_only and event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonDblClick,
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys that a combo box does not have, or must not have while it can only be read."""
        moves = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._read_only:
            return not moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        clears = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if clears and not self._searched:
            self._box.setCurrentIndex(-1)
            return True
        return False

    @Slot()
    def _finish(self) -> None:
        self._take_only_match()
        if self._box.findText(self._box.currentText()) >= 0:
            matches = self._finder.popup()
            if matches is not None:
                matches.hide()
            self.finished.emit()

    def _take_only_match(self) -> None:
        """Take the entry that is meant when what was typed fits one alone."""
        typed = self._box.currentText().strip()
        if not self._searched or not typed or self._box.findText(typed) >= 0:
            return
        if name := self._finder.only_match(typed):
            self._take_found(name)

    @Slot(str)
    def _take_found(self, name: str) -> None:
        self._box.setCurrentIndex(self._box.findText(name))


def _item(choice: Choice) -> QStandardItem:
    item = QStandardItem(choice.name)
    item.setData(choice.code, Qt.ItemDataRole.UserRole)
    item.setData(f"{choice.name_ne} {choice.name_en} {choice.code}", SEARCHED)
    return item
