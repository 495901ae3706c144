"""The form of a record: groups of fields in a scroll area, checked while it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.nepali_text import list_of, shown_digits
from leoc_desktop.foundation.translation import ngettext
from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from leoc_desktop.ui_kit.form_builder.form_cursor import FormCursor
from leoc_desktop.ui_kit.form_builder.group_stack import GroupStack, in_order, make_group

_MOST_NAMED = 1  # field at the foot; more would push the buttons out of a small window with large text


class RecordForm(QScrollArea):
    """Takes the raw values of ``fields``. Enter goes to the next field, F8 to the next one with a problem.

    ``dense`` keeps no line free below each field, for a form that is to fit one screen.
    It knows what an entry looks like, not whether the record may be saved: that is the service's to say.
    """

    changed = Signal()  # the user changed an entry
    problems_changed = Signal(int)  # how many fields show a problem

    def __init__(
        self,
        fields: Sequence[Field],
        ward_count: int,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        dense: bool = False,
    ) -> None:
        super().__init__(parent)
        self._loading = False
        self._read_only = False
        self._cells = {field.name: FieldCell(field, ward_count, today, dense=dense) for field in fields}
        self._groups = {
            title: make_group(title, cells, dense=dense)
            for title, cells in in_order(list(self._cells.values()))
        }
        self._build()
        self._cursor = FormCursor(self, list(self._cells.values()))
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(GroupStack(list(self._groups.values())))

        pins = [cell.pin for cell in self._cells.values() if cell.pin is not None]
        for one, after in pairwise(pins):  # before the first field: Tab goes from field to field
            QWidget.setTabOrder(one, after)

    def _connect(self) -> None:
        for cell in self._cells.values():
            cell.changed.connect(self._entry_changed)
            cell.problem_changed.connect(self._count_problems)

    def raw_values(self) -> dict[str, object]:
        """Everything that is entered, by field name, as JSON that ``field_values.read`` takes."""
        return {name: cell.editor.raw() for name, cell in self._cells.items()}

    def set_raw_values(self, values: Mapping[str, object]) -> None:
        """Show ``values`` (of ``raw_values`` or ``field_values.to_json``); fields not named become blank."""
        self.set_some_raw_values({name: values.get(name, "") for name in self._cells})

    def set_some_raw_values(self, values: Mapping[str, object]) -> None:
        """Show ``values`` in the fields that they name; the others stay as they are."""
        self._loading = True
        try:
            for name, raw in values.items():
                self._cells[name].show_problem(None)
                self._cells[name].editor.set_raw(raw)
                self._cells[name].check(blank_is_answer=True)
        finally:
            self._loading = False

    def check(self) -> tuple[FieldProblem, ...]:
        """Check every field, show all problems, go to the first one.

        Where nothing is wrong, these are the doubts that wait for a tick.
        """
        found = tuple(problem for cell in self._cells.values() if (problem := cell.check()))
        self._cursor.go_to_first(_is_wrong if found else _is_doubtful)
        return found or tuple(cell.doubt for cell in self._cells.values() if cell.doubt)

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Show what the service refused and go to the first field; those of no field here are given back."""
        by_field = {problem.field: problem for problem in reversed(problems)}
        for name, cell in self._cells.items():
            cell.show_problem(by_field.get(name))
        self._cursor.go_to_first(_is_wrong)
        return tuple(problem for problem in problems if problem.field not in self._cells)

    @Slot()
    def go_to_next_problem(self) -> None:
        """Go to the next field with a problem or a doubt, and from the last one to the first."""
        self._cursor.go_to_next_wrong()

    @property
    def wants_attention(self) -> bool:
        """Whether a field shows a problem or waits for a tick."""
        return any(cell.problem or cell.doubt for cell in self._cells.values())

    @property
    def problem_count(self) -> int:
        """How many fields show a problem."""
        return len(self._wrong())

    def problem_summary(self) -> str:
        """``2 errors: Contact number, Date`` for the foot of the page; what waits for a tick; or ""."""
        wrong, asked = self._wrong(), [cell for cell in self._cells.values() if cell.doubt]
        shown = wrong or asked
        if not shown:
            return ""
        errors = ngettext("{count} error: {fields}", "{count} errors: {fields}", len(shown))
        doubts = ngettext("{count} to confirm: {fields}", "{count} to confirm: {fields}", len(shown))
        labels = list_of(cell.field.shown_label for cell in shown[:_MOST_NAMED])
        more = " …" if len(shown) > _MOST_NAMED else ""
        text = errors if wrong else doubts
        return text.format(count=shown_digits(str(len(shown))), fields=labels + more)

    def note_doubts(self, *, noted: bool) -> None:
        """Whether what is shown was confirmed before, when it was saved; else every doubt asks anew."""
        for cell in self._cells.values():
            cell.tick.note(noted=noted)

    def show_pins(self, *, shown: bool) -> None:
        """Let the user choose which entries the next record begins with."""
        for cell in self._cells.values():
            if cell.pin is not None:
                cell.pin.setVisible(shown)

    @property
    def has_own_pins(self) -> bool:
        """Whether the user pinned something else than is usual."""
        pins = [(cell.pin, cell.field) for cell in self._cells.values()]
        return any(pin is not None and pin.isChecked() is not field.carried for pin, field in pins)

    def carried_values(self) -> dict[str, object]:
        """The pinned entries, by field name."""
        cells = [cell for cell in self._cells.values() if cell.pin is not None and cell.pin.isChecked()]
        return {cell.field.name: cell.editor.raw() for cell in cells}

    def add_group_button(self, group: str, text: str, on_click: Callable[[], None]) -> None:
        """Put a button on a group, such as "Set the rest to 0"; ``group`` and ``text`` are message ids."""
        button = self._groups[group].add_button(text)
        # Qt hands over whether the button is checked, which is not for the caller's function.
        button.clicked.connect(lambda _checked=False: on_click())

    def set_blank_counts_to_zero(self, group: str) -> None:
        """Enter 0 for every count of ``group`` that was left blank: the user says that there were none."""
        for cell in self._groups[group].cells:
            if _can_be_zeroed(cell) and cell.editor.is_blank():
                cell.editor.set_raw(0)
                cell.check()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001  reads like Qt's own setReadOnly
        """Let the record be read and copied, but not changed."""
        self._read_only = read_only
        for group in self._groups.values():
            group.set_read_only(read_only=read_only)

    def go_to_field(self, name: str) -> None:
        """Put the cursor into the field called ``name``."""
        self._cursor.go_to(self._cells[name])

    def retranslate(self) -> None:
        """Show everything in the current language; entries stay, and nobody typed them."""
        former, self._loading = self._loading, True
        for number, group in enumerate(self._groups.values(), start=1):
            group.retranslate(number)
        self._loading = former

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.retranslate()
        super().changeEvent(event)

    def _wrong(self) -> list[FieldCell]:
        return [cell for cell in self._cells.values() if cell.problem]

    @Slot()
    def _entry_changed(self) -> None:
        if not self._loading:
            self.changed.emit()

    @Slot()
    def _count_problems(self) -> None:
        self.problems_changed.emit(self.problem_count)


def _can_be_zeroed(cell: FieldCell) -> bool:
    return cell.field.kind is Kind.COUNT and cell.field.may_be_unknown


def _is_doubtful(cell: FieldCell) -> bool:
    return cell.doubt is not None


def _is_wrong(cell: FieldCell) -> bool:
    return cell.problem is not None
