"""A grid of rows with its buttons and with what is to be said about the cell that the cursor is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import read
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.record_grid.model import CellProblem, GridModel
from leoc_desktop.ui_kit.record_grid.paste_check import PasteCheck
from leoc_desktop.ui_kit.record_grid.pasted import in_preeti, sort_columns, table_of
from leoc_desktop.ui_kit.record_grid.rows import read_cell
from leoc_desktop.ui_kit.record_grid.view import GridView
from leoc_desktop.ui_kit.shortcuts import PASTE, REMOVE_ROW, UNDO, keycaps, with_key
from leoc_desktop.ui_kit.theme import Role, set_role


class RecordGrid(QWidget):
    """Rows of ``fields``. The last row is empty: typing into it makes a row.

    What Excel copied is pasted from the cell with the cursor; when the first line holds the titles of columns, each
    column goes where it belongs. Wrong entries are marked and stay as they were typed. Everything can be undone.
    """

    changed = Signal()  # the user changed an entry
    typing = Signal()  # a key in a cell that is not finished yet

    def __init__(
        self,
        fields: Sequence[Field],
        name: str,
        *,
        ward_count: int,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the message id of what the rows are, for screen readers."""
        super().__init__(parent)
        self._name = name
        self._pasted = ""
        self._ward_count, self._today = ward_count, today
        self.model = GridModel(fields, self._read, self)
        self.view = GridView(self.model)
        self.remove, self.paste_button = QPushButton(), QPushButton()
        self._said = QLabel()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.remove.setIcon(icon("trash"))
        self.paste_button.setIcon(icon("clipboard-text"))
        set_role(self._said, Role.HINT)
        self._said.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        for button in (self.paste_button, self.remove):
            set_role(button, Role.GROUP)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addLayout(foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.view.current_moved.connect(self._say)
        self.view.typed.connect(self.typing)
        self.view.paste_wanted.connect(self.paste)
        self.paste_button.clicked.connect(self.paste)
        self.remove.clicked.connect(self.view.remove_rows)

    def _read(self, field: Field, raw: object) -> object:
        return read(field, raw, today=self._today(), ward_count=self._ward_count)

    def rows(self) -> list[dict[str, object]]:
        """The rows in which something stands: raw values by field name, and ``id`` where a row came with one.

        What is being typed into a cell counts as well, though the cell is still open.
        """
        return self.model.values(self.view.typing)

    def set_rows(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Show raw values of ``rows()`` or of ``field_values.to_json``; ``id`` is kept and not shown."""
        self._pasted = ""
        self.model.set_values(rows)
        self._say()

    def check(self) -> tuple[CellProblem, ...]:
        """Look for what is wrong or missing, and go to the first such cell. Empty rows are dropped."""
        self.view.finish_typing()
        found = self.model.check()
        self.go_to_next_problem()
        return found

    def show_problems(self, problems: Sequence[CellProblem]) -> None:
        """Mark what the service refused and go to the first such cell."""
        self.model.show_problems(problems)
        self.go_to_next_problem()

    @property
    def wants_attention(self) -> bool:
        """Whether a cell is wrong."""
        return bool(self.model.problems())

    def go_to_next_problem(self) -> None:
        """Put the cursor into the first cell that is wrong."""
        problems = self.model.problems()
        if problems:
            names = [field.name for field in self.model.fields]
            self.view.setFocus()
            self.view.go_to(problems[0].row, names.index(problems[0].problem.field))
        self._say()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the rows be read and copied, but not changed."""
        self.model.set_read_only(read_only=read_only)
        for button in (self.remove, self.paste_button):
            button.setVisible(not read_only)
        self._say()

    def paste(self) -> None:
        """Put what is on the clipboard into the cells."""
        table = table_of(QGuiApplication.clipboard().text())
        if not table or self.model.read_only:
            return
        here = self.view.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        found = sort_columns(self.model.fields, table, column, self._fits)
        rows = found.placed(found.places, len(self.model.fields))
        if found.clear and not in_preeti(self.model.fields, rows):
            self._put(row, found.places, rows)
            return
        dialog = PasteCheck(self, self.model.fields, found, self._fits)
        dialog.accepted.connect(lambda: self._put(row, dialog.places(), dialog.rows()))
        dialog.open()

    def _fits(self, field: Field, text: str) -> bool:
        return read_cell(field, text, self._read).problem is None

    def _put(self, row: int, places: Sequence[int | None], rows: Sequence[Sequence[str]]) -> None:
        """Enter rows in the order of the fields, from the first place to the last one that something goes to."""
        filled = [place for place in places if place is not None]
        if not rows or not filled:
            return
        first, last = min(filled), max(filled)
        self.model.paste(row, first, [line[first : last + 1] for line in rows])
        self.view.go_to(row, first)
        text = ngettext("{count} row was pasted.", "{count} rows were pasted.", len(rows))
        self._pasted = text.format(count=show_number(len(rows)))
        self._say()

    def retranslate(self) -> None:
        """Show everything in the current language."""
        self.model.retranslate()
        self.view.size_by_theme()
        self.paste_button.setText(with_key(_("Paste from Excel"), PASTE))
        self.remove.setText(with_key(_("Remove the row"), REMOVE_ROW))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self._pasted = ""
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """The problem of the cell with the cursor, else how many cells are wrong, else how rows are added."""
        problem = self.model.problem_at(self.view.currentIndex())
        wrong = len(self.model.problems())
        if problem is not None:
            text = str(problem)
        elif wrong:
            said = ngettext("{count} cell needs correcting.", "{count} cells need correcting.", wrong)
            text = " ".join(filter(None, (self._pasted, said.format(count=show_number(wrong)))))
        elif self._pasted:
            undone = _("{key} takes it back.").format(key=keycaps(UNDO.key))
            text = f"{self._pasted} {undone}"
        else:
            text = "" if self.model.read_only else _("Type into the last row to add one.")
        set_role(self._said, Role.ERROR if problem is not None or wrong else Role.HINT)
        self._said.setText(text)
        self.view.setAccessibleName(_(self._name))
        self.view.setAccessibleDescription(text)
