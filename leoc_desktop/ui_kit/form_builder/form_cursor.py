"""Moves the cursor through a form: Enter to the next field, F8 to the next one that wants attention."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from leoc_desktop.ui_kit.preferences import current_preferences
from leoc_desktop.ui_kit.shortcuts import NEXT_PROBLEM, bind


class FormCursor(QObject):
    """Knows the order of the fields, and brings the one with the cursor into view."""

    def __init__(self, area: QScrollArea, cells: Sequence[FieldCell]) -> None:
        super().__init__(area)
        self._area, self._cells = area, tuple(cells)
        self._wanted_in_view: FieldCell | None = None
        for cell in cells:
            cell.editor.finished.connect(self._entered)
            for widget in cell.findChildren(QWidget):
                widget.installEventFilter(self)
        area.installEventFilter(self)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bind(NEXT_PROBLEM, area, self.go_to_next_wrong, within)

    def go_to(self, cell: FieldCell) -> None:
        """Put the cursor into a field."""
        cell.take_focus()
        if self._area.isVisible():
            self._area.ensureWidgetVisible(cell)
        else:  # where the field will be is known when the form was laid out
            self._wanted_in_view = cell

    @Slot()
    def go_on(self) -> None:
        """Go to the next field, from the last one to what comes after the form."""
        here = self._cell_with_focus()
        after = self._cells[self._cells.index(here) + 1 :] if here else ()
        if after:
            self.go_to(after[0])
        else:
            self._area.focusNextPrevChild(True)  # noqa: FBT003  Qt's own name for forwards

    @Slot()
    def _entered(self) -> None:
        if current_preferences().enter_moves:
            self.go_on()

    @Slot()
    def go_to_next_wrong(self) -> None:
        """Go to the next field with a problem, and from the last one to the first."""
        here = self._cells.index(self._cell_with_focus() or self._cells[-1])
        around = (*self._cells[here + 1 :], *self._cells[: here + 1])
        cell = next((cell for cell in around if cell.problem or cell.doubt), None)
        if cell is not None:
            self.go_to(cell)

    def go_to_first(self, wanted: Callable[[FieldCell], bool]) -> None:
        """Go to the first field that ``wanted`` says yes to, if there is one."""
        cell = next(filter(wanted, self._cells), None)
        if cell is not None:
            self.go_to(cell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area:
            if event.type() is QEvent.Type.Show:
                QTimer.singleShot(0, self, self._bring_into_view)
        elif isinstance(event, QKeyEvent) and isinstance(watched, QWidget) and _enters(watched, event):
            self.go_on()
            return True
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        wanted, self._wanted_in_view = self._wanted_in_view, None
        if wanted is not None:
            self._area.verticalScrollBar().setValue(0)
            self._area.ensureWidgetVisible(wanted)

    def _cell_with_focus(self) -> FieldCell | None:
        focus = self._area.window().focusWidget()
        return next((cell for cell in self._cells if focus and cell.isAncestorOf(focus)), None)


def _enters(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether Enter was pressed where it goes on: everywhere but in several lines of text, unless the user wants none
    of it.
    """
    return (
        current_preferences().enter_moves
        and event.type() is QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        and widget.hasFocus()
        and not isinstance(widget, QPlainTextEdit)
    )
