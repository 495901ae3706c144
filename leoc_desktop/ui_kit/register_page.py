"""A page of records that are written on it: the list, the editor and the paper, one in front of the others."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.editing_desk import EditingDesk
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.paper_sheet import PaperSheet
from leoc_desktop.ui_kit.record_editor import RecordEditor
from leoc_desktop.ui_kit.record_table import RecordTable, table_view
from leoc_desktop.ui_kit.record_table.table_view import TableView


class RegisterPage(Page):
    """Whatever leaves the editor keeps what is typed: there is nothing to ask before the page is left.

    Subclasses make ``editor``, ``desk`` and ``table`` and hand the widgets to :meth:`put_in_stack`, the list first.
    """

    editor: RecordEditor
    desk: EditingDesk
    table: RecordTable

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.paper = PaperSheet(self)
        self.stack = CurrentStack()
        self.content.addWidget(self.stack, 1)

    def put_in_stack(self, front: QWidget, *behind: QWidget) -> None:
        """``front`` has the list; title and buttons of the page stand above it alone."""
        self._front = front
        for widget in (front, *behind):
            self.stack.addWidget(widget)

    @property
    def is_typing(self) -> bool:
        """Whether a record is being written in sight."""
        return self.stack.currentWidget() is self.editor and self.desk.is_writing

    def show_widget(self, widget: QWidget) -> None:
        """Bring one of them to the front."""
        self.stack.setCurrentWidget(widget)
        self.top.setVisible(widget is self._front)

    @Slot()
    def close_form(self) -> None:
        """Back to the list; what is typed is kept and comes back."""
        self.desk.keep_typing()
        self.show_widget(self._front)
        self.load()
        self.table.setFocus()

    def may_leave(self) -> bool:
        """Always: what is typed is kept."""
        self.desk.keep_typing()
        return True

    def view(self) -> object:
        """How the list is looked at, while nothing else is open."""
        return self.view_of_list()

    def view_of_list(self) -> TableView | None:
        """How the table is looked at; None while something stands in front of the list."""
        return table_view.view_of(self.table) if self.stack.currentWidget() is self._front else None

    def look_as(self, view: object) -> None:
        """Show the list as it was looked at."""
        if isinstance(view, TableView):
            table_view.look_as(self.table, view)
