"""What is typed about an incident: the first report on one sheet, the rest and the lines of losses on further ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from leoc_desktop.domain.described_figures import NOTHING_DESCRIBED, Described, described
from leoc_desktop.features.incidents.fields import FIRST_REPORT, FURTHER, LINES
from leoc_desktop.features.incidents.form.figures_in_step import Step, after_lines, settled_rows
from leoc_desktop.features.incidents.form.line_remarks import Rows, loss_beyond_lines, remark
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.nepali_text import list_of, shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.record_grid import CellProblem, RecordGrid
from leoc_desktop.ui_kit.theme import Role, set_role

_CELL = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
FIRST_SHEET, FURTHER_SHEET = N_("First report"), N_("More details")


class IncidentBody(QTabWidget):
    """The sheets of one incident. Lines that are typed keep the figures of the first report in step."""

    changed = Signal()  # the user changed an entry
    problems_changed = Signal(int)

    def __init__(self, ward_count: int, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ward_count, self._today = ward_count, today
        self._loading = False
        self._described: Described = NOTHING_DESCRIBED
        self.first = RecordForm(FIRST_REPORT, ward_count, today, dense=True)
        self.further = RecordForm(FURTHER, ward_count, today)
        self.grids = {
            kind.name: RecordGrid(kind.fields, kind.title, ward_count=ward_count, today=today)
            for kind in LINES
        }
        self._sheets: tuple[RecordForm | RecordGrid, ...] = (self.first, self.further, *self.grids.values())
        self._remarks = {kind.name: QLabel() for kind in LINES}
        self._loss_remark = QLabel()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setDocumentMode(True)
        set_role(self._loss_remark, Role.HINT)
        self._loss_remark.setWordWrap(True)
        self.addTab(_sheet(self._loss_remark, self.first), "")
        self.addTab(_sheet(self.further), "")
        for kind in LINES:
            above = self._remarks[kind.name]
            set_role(above, Role.HINT)
            above.setWordWrap(True)
            self.addTab(_scrolled(_sheet(above, self.grids[kind.name])), "")

    def _connect(self) -> None:
        for form in (self.first, self.further):
            form.changed.connect(self._typed)
            form.problems_changed.connect(lambda _count: self.problems_changed.emit(self.problem_count))
        for grid in self.grids.values():
            grid.changed.connect(self._lines_changed)
            grid.typing.connect(self.changed)

    def raw_values(self) -> dict[str, object]:
        """Everything that is entered, fields and lines, as the service takes it."""
        lines = {name: grid.rows() for name, grid in self.grids.items()}
        return {**self.first.raw_values(), **self.further.raw_values(), **lines}

    def set_raw_values(self, values: Mapping[str, object]) -> None:
        """Show ``values`` of ``raw_values``; what is not named becomes blank."""
        self._loading = True
        try:
            self.first.set_raw_values(values)
            self.further.set_raw_values(values)
            for name, grid in self.grids.items():
                rows = values.get(name)
                grid.set_rows(rows if isinstance(rows, list) else [])
            self._described = described(self._settled_rows())
        finally:
            self._loading = False
        self.setCurrentIndex(0)
        self.retranslate()

    def show_some(self, values: Mapping[str, object]) -> None:
        """Show these values in their fields, on whichever sheet they are; the others stay as they are."""
        for form, fields in ((self.first, FIRST_REPORT), (self.further, FURTHER)):
            form.set_some_raw_values({one.name: values[one.name] for one in fields if one.name in values})

    def check(self) -> tuple[FieldProblem, ...]:
        """Check every sheet, show all problems, go to the first one."""
        found = [*self.first.check(), *self.further.check()]
        for name, grid in self.grids.items():
            found += [
                FieldProblem(_cell(name, bad), bad.problem.msgid, bad.problem.values) for bad in grid.check()
            ]
        if found:
            self._go_to_sheet_of(found[0].field)
        return tuple(found)

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Show what the service refused and go to the first field; those of no field here are given back."""
        cells: dict[str, list[CellProblem]] = {}
        rest: list[FieldProblem] = []
        for problem in problems:
            match = _CELL.fullmatch(problem.field)
            if match and match[1] in self.grids:
                named = FieldProblem(match[3], problem.msgid, problem.values)
                cells.setdefault(match[1], []).append(CellProblem(int(match[2]), named))
            else:
                rest.append(problem)
        for name, wrong in cells.items():
            self.grids[name].show_problems(wrong)
        left = self.first.show_problems(self.further.show_problems(rest))
        if problems:
            self._go_to_sheet_of(problems[0].field)
        return left

    @property
    def problem_count(self) -> int:
        """How many fields show a problem."""
        return self.first.problem_count + self.further.problem_count

    def problem_summary(self) -> str:
        """The problems of the fields and lines for the foot of the page, or ""."""
        grids = [_in_short(kind.title, self.grids[kind.name]) for kind in LINES]
        said = (
            self.first.problem_summary(),
            self.further.problem_summary(),
            list_of(list(filter(None, grids))),
        )
        return " · ".join(filter(None, said))

    def go_to_next_problem(self) -> None:
        """Go on to what keeps the incident from being saved, on this sheet or on the first one that has something."""
        waiting = [place for place, part in enumerate(self._sheets) if part.wants_attention]
        if waiting:
            place = self.currentIndex() if self.currentIndex() in waiting else waiting[0]
            self.setCurrentIndex(place)
            self._sheets[place].go_to_next_problem()

    def note_doubts(self, *, noted: bool) -> None:
        """Whether unusual entries were confirmed before, when they were saved."""
        for sheet in self._sheets:
            sheet.note_doubts(noted=noted)

    def show_pins(self, *, shown: bool) -> None:
        """Let the user choose which entries the next incident begins with."""
        for form in (self.first, self.further):
            form.show_pins(shown=shown)

    def carried_values(self) -> dict[str, object]:
        """The pinned entries."""
        return {**self.first.carried_values(), **self.further.carried_values()}

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the record be read and copied, but not changed."""
        for form in (self.first, self.further):
            form.set_read_only(read_only)
        for grid in self.grids.values():
            grid.set_read_only(read_only=read_only)

    def go_to_field(self, name: str) -> None:
        """Put the cursor into a field of the first report."""
        self.setCurrentIndex(0)
        self.first.go_to_field(name)

    def go_to_more(self) -> None:
        """On from the first report to what is told later."""
        self.setCurrentIndex(1)
        self.further.go_to_field(FURTHER[0].name)

    def retranslate(self) -> None:
        """Say in the current language what is on each sheet, and what the lines leave open."""
        for named in (self, self.tabBar()):
            named.setAccessibleName(_("Sheets of the incident"))
        self.setTabText(0, _(FIRST_SHEET))
        self.setTabText(1, _(FURTHER_SHEET))
        stated, rows_of = self._stated(), self._settled_rows()
        _say(self._loss_remark, loss_beyond_lines(stated, self._described))
        for place, kind in enumerate(LINES, start=2):
            rows = len(self.grids[kind.name].rows())
            title = _(kind.title)
            self.setTabText(place, f"{title} ({shown_digits(str(rows))})" if rows else title)
            _say(self._remarks[kind.name], remark(kind, stated, self._described, rows_of))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _go_to_sheet_of(self, field: str) -> None:
        match = _CELL.fullmatch(field)
        names = [kind.name for kind in LINES]
        if match and match[1] in names:
            self.setCurrentIndex(names.index(match[1]) + 2)
        else:
            self.setCurrentIndex(1 if field in {one.name for one in FURTHER} else 0)

    def _typed(self) -> None:
        if not self._loading:
            self.retranslate()
            self.changed.emit()
            self.problems_changed.emit(self.problem_count)  # a line may have been mended

    def _lines_changed(self) -> None:
        """The figures of the first report follow the lines."""
        step = Step(self._stated(), self._described, described(self._settled_rows()))
        self._described = step.after
        self.show_some(after_lines(step))
        self._typed()

    def _stated(self) -> dict[str, object]:
        return {**self.first.raw_values(), **self.further.raw_values()}

    def _settled_rows(self) -> Rows:
        wards = self.first.raw_values().get("wards")
        today, wards_in_all = self._today(), self._ward_count
        rows = {kind.name: self.grids[kind.name].rows() for kind in LINES}
        return {kind.name: settled_rows(kind, rows[kind.name], wards, today, wards_in_all) for kind in LINES}


def _sheet(*parts: QWidget) -> QWidget:
    """The parts below each other, with a little room below the titles of the sheets."""
    sheet = QWidget()
    set_role(sheet, Role.PAGE)
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(0, 8, 0, 0)
    for part in parts:
        layout.addWidget(part)
    if not any(isinstance(part, QScrollArea) for part in parts):
        layout.addStretch(1)
    return sheet


def _scrolled(sheet: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    return area


def _say(above: QLabel, text: str) -> None:
    above.setText(text)
    above.setVisible(bool(text))


def _in_short(title: str, grid: RecordGrid) -> str:
    """The title of lines that keep the incident from being saved, with the first doubt if nothing is wrong."""
    return _(title) + grid.problem_summary(" · ") if grid.wants_attention else ""


def _cell(kind: str, wrong: CellProblem) -> str:
    return f"{kind}[{wrong.row}].{wrong.problem.field}"


def has_own_pins(body: IncidentBody) -> bool:
    """Whether the user pinned something else than is usual."""
    return body.first.has_own_pins or body.further.has_own_pins
