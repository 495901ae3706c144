"""How the cells of a grid are drawn and typed into."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.line_editors import INPUT_HINTS
from leoc_desktop.ui_kit.record_grid.model import DOUBT_ROLE, WRONG_ROLE, GridModel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_BORDER = 2
_CHARACTER = 9


class CellEditing(QStyledItemDelegate):
    """One line to type in, whatever the kind; lists offer what they hold while it is typed."""

    typed = Signal()  # into the cell that is open; what stands there is not in the model yet

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._open: QLineEdit | None = None

    @property
    def open_text(self) -> str | None:
        """What stands in the cell that is being typed into; None while there is none."""
        return self._open.text() if self._open is not None else None

    def finish(self) -> None:
        """End the entry that is being typed, as Enter does, without going on."""
        line = self._open
        if line is not None:
            self.commitData.emit(line)
            self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002  Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        field = self._model.fields[index.column()]
        line = self._open = QLineEdit(parent)
        line.textEdited.connect(self.typed)
        set_role(line, Role.CELL_EDITOR)
        line.setObjectName(field.name)
        line.setInputMethodHints(INPUT_HINTS.get(field.kind, Qt.InputMethodHint.ImhNone))
        line.setAccessibleName(field.shown_label)
        if field.kind in (Kind.COUNT, Kind.MONEY):
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        offered = _offered(field)
        if offered:
            completer = _completer(offered, line)
            line.setCompleter(completer)
            # While the list is open, Enter arrives here and not at the filter below.
            line.returnPressed.connect(lambda: self._finish(line))
            completer.activated.connect(lambda name: self._take(line, name))
        return line

    def _take(self, line: QLineEdit, name: str) -> None:
        line.setText(name)
        self._finish(line)

    def _finish(self, line: QWidget) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the entry at once; Qt would do it later, when the next key may have come already."""
        enters = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.KeyPress and enters and isinstance(watched, QWidget):
            self._finish(watched)
            return True
        return super().eventFilter(watched, event)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QLineEdit)
        typed = _only_match(editor) or editor.text()
        if typed != index.data(Qt.ItemDataRole.EditRole):  # what was only looked at stays as it is
            model.setData(index, typed)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        colours = current_theme().tokens
        wrong = bool(index.data(WRONG_ROLE))
        view = option.widget
        here = view is not None and view.hasFocus() and self._is_current(view, index)
        asked = bool(index.data(DOUBT_ROLE))
        if wrong or asked or here:
            painter.save()
            colour = colours.danger if wrong else colours.warn if asked else colours.primary
            painter.setPen(QPen(QColor(colour), _BORDER))
            painter.drawRect(option.rect.adjusted(1, 1, -_BORDER, -_BORDER))
            painter.restore()

    @staticmethod
    def _is_current(view: QWidget, index: QModelIndex | QPersistentModelIndex) -> bool:
        current = getattr(view, "currentIndex", None)
        return current is not None and current() == index

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wanted = super().sizeHint(option, index)
        return wanted.expandedTo(QSize(self.column_width(index.column()), 0))

    def column_width(self, column: int) -> int:
        """Pixels that a column usually needs."""
        return current_theme().px(self._model.fields[column].width * _CHARACTER)


def _offered(field: Field) -> list[str]:
    """What can be chosen in a field of few answers, in the current language."""
    if field.kind is Kind.CHOICE:
        return [choice.name for choice in field.choices]
    return [_("Yes"), _("No")] if field.kind is Kind.YES_NO else []


def _only_match(line: QLineEdit) -> str:
    """The entry that is meant when what was typed fits one alone."""
    completer = line.completer()
    if completer is None or not line.text().strip():
        return ""
    completer.setCompletionPrefix(line.text().strip())
    return completer.currentCompletion() if completer.completionCount() == 1 else ""


def _completer(offered: list[str], line: QLineEdit) -> QCompleter:
    completer = QCompleter(offered, line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = QListView()
    set_role(popup, Role.POPUP)
    completer.setPopup(popup)
    return completer
