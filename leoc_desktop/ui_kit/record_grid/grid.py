"""A grid of rows with its buttons and with what is to be said about the cell that the cursor is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import doubt, read
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.record_grid.doubts import DoubtingModel, cells_to_confirm
from leoc_desktop.ui_kit.record_grid.foot import GridFoot
from leoc_desktop.ui_kit.record_grid.model import CellProblem
from leoc_desktop.ui_kit.record_grid.paste_check import PasteCheck
from leoc_desktop.ui_kit.record_grid.pasted import in_preeti, sort_columns, table_of
from leoc_desktop.ui_kit.record_grid.rows import read_cell
from leoc_desktop.ui_kit.record_grid.view import GridView


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
        self.model = DoubtingModel(
            fields, self._read, lambda field, value: doubt(field, value, today()), self
        )
        self.view = GridView(self.model)
        self.foot = GridFoot()
        self.remove, self.paste_button, self.tick = self.foot.remove, self.foot.paste, self.foot.tick
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addWidget(self.foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.view.current_moved.connect(self._say)
        self.view.typed.connect(self.typing)
        self.view.paste_wanted.connect(self.paste)
        self.tick.clicked.connect(self._ticked)
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
        """Look for what is wrong or missing, and go to the first such cell. Empty rows are dropped.

        Where nothing is wrong, these are the doubts that wait for a tick.
        """
        self.view.finish_typing()
        found = self.model.check()
        self.go_to_next_problem()
        return found or self.model.doubts()

    def show_problems(self, problems: Sequence[CellProblem]) -> None:
        """Mark what the service refused and go to the first such cell."""
        self.model.show_problems(problems)
        self.go_to_next_problem()

    @property
    def wants_attention(self) -> bool:
        """Whether a cell is wrong or waits for a tick."""
        return bool(self.model.problems() or self.model.doubts())

    def problem_summary(self, before: str) -> str:
        """``before`` and where the first entry waits for a tick; "" where none does, or something is wrong."""
        said = "" if self.model.problems() else cells_to_confirm(self.model.fields, self.model.doubts())
        return before + said if said else ""

    def note_doubts(self, *, noted: bool) -> None:
        """Whether what is shown was confirmed before, when it was saved; else every doubt asks anew."""
        self.model.note_all(noted=noted)
        self._say()

    def go_to_next_problem(self) -> None:
        """Put the cursor into the first cell that is wrong, else to the tick of the first doubt."""
        problems = self.model.problems()
        waiting = problems or self.model.doubts()
        if waiting:
            names = [field.name for field in self.model.fields]
            self.view.setFocus()
            self.view.go_to(waiting[0].row, names.index(waiting[0].problem.field))
        self._say()
        if waiting and not problems:
            self.tick.setFocus()

    def _ticked(self, noted: bool) -> None:  # noqa: FBT001  Qt's signal
        self.model.note(self.view.currentIndex(), noted=noted)
        self.changed.emit()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the rows be read and copied, but not changed."""
        self.model.set_read_only(read_only=read_only)
        self.foot.set_read_only(read_only=read_only)
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
        self.foot.retranslate()
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
        said = self.foot.say(self.model, self.view.currentIndex(), self._pasted)
        self.view.setAccessibleName(_(self._name))
        self.view.setAccessibleDescription(said)
