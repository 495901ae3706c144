"""One record of a register on the screen: a heading, its fields, buttons for its steps; it knows no service."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.busy_parts import BusyParts
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.form_builder import RecordForm
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.problem_link import ProblemLink
from leoc_desktop.ui_kit.shortcuts import LEAVE, SAVE, SAVE_NEXT, bind, with_key
from leoc_desktop.ui_kit.theme import Role, set_role


@dataclass(frozen=True, slots=True)
class Step:
    """A button beside the heading: its key, text (message id), icon and look."""

    key: str
    text: str
    icon: str
    role: Role | None = None


@dataclass(frozen=True)
class Opened:
    """What the editor is open for. Texts are made anew when the language changes.

    ``verb`` names what saving does; without one the record is only read. ``field`` is where typing begins.
    """

    record_id: bytes
    title: Callable[[], str]
    about: Callable[[], str]
    verb: Callable[[], str] | None = None
    field: str = ""


class RecordEditor(QWidget):
    """The form with its heading and foot. Signals say what the user wants; its desk does it."""

    save_wanted = Signal()
    typed = Signal()
    closed = Signal()
    step_wanted = Signal(str)

    def __init__(
        self, fields: Sequence[Field], ward_count: int, today: Callable[[], date], steps: Sequence[Step] = ()
    ) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        self.opened: Opened | None = None
        self._first = fields[0].name
        self._kept_at: datetime | None = None
        self._steps = steps
        self.form = RecordForm(fields, ward_count, today)
        self.heading, self.subtitle, self._required = QLabel(), QLabel(), QLabel()
        self._problems = ProblemLink()
        self.close_button, self.save_button = QPushButton(), QPushButton()
        self._busy = BusyParts(self, self.form, self.close_button, self.save_button)
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        set_role(self.heading, Role.H1)
        set_role(self.subtitle, Role.SUBTITLE)
        self.subtitle.setWordWrap(True)
        set_role(self._required, Role.HINT)
        set_role(self.save_button, Role.PRIMARY)
        self.save_button.setIcon(icon("device-floppy", "on_primary"))
        said = QWidget()
        titles = QVBoxLayout(said)
        titles.setContentsMargins(0, 0, 0, 0)
        titles.setSpacing(2)
        titles.addWidget(self.heading)
        titles.addWidget(self.subtitle)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_button)
        foot.addWidget(self._required)
        foot.addStretch(1)
        foot.addWidget(self._problems)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(FoldingRow(said, self._step_bar()))
        layout.addWidget(self.form, 1)
        layout.addLayout(foot)

    def _step_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for step in self._steps:
            button = QPushButton(icon(step.icon, "on_primary" if step.role is Role.PRIMARY else "text"), "")
            if step.role is not None:
                set_role(button, step.role)
            button.clicked.connect(lambda _checked=False, key=step.key: self.step_wanted.emit(key))
            self.buttons[step.key] = button
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        self.form.changed.connect(self.typed)
        self.form.problems_changed.connect(lambda _count: self._problems.say(self.form.problem_summary()))
        self._problems.clicked.connect(self.form.go_to_next_problem)
        self.save_button.clicked.connect(self.save_wanted)
        self.close_button.clicked.connect(self.closed)
        bind(SAVE, self, self.save_wanted)
        bind(SAVE_NEXT, self, self.save_wanted)
        bind(LEAVE, self, self._leave)

    def open(
        self,
        opened: Opened,
        values: Mapping[str, object],
        *,
        steps: frozenset[str] = frozenset(),
        kept_at: datetime | None = None,
    ) -> None:
        """Show ``values``, to be changed if ``opened`` names a verb; ``steps`` are the buttons that are offered."""
        self.opened, self._kept_at = opened, kept_at
        self.form.set_raw_values(values)
        self.form.note_doubts(noted=bool(opened.record_id))
        self.form.set_read_only(opened.verb is None)
        for key, button in self.buttons.items():
            button.setVisible(key in steps)
        self.retranslate()
        if opened.verb is None:
            self.close_button.setFocus()
        else:
            self.form.go_to_field(opened.field or self._first)

    def set_busy(self, *, busy: bool) -> None:
        """Take no keys while the record is being saved; afterwards the cursor is where it was."""
        self._busy.set_busy(busy=busy)

    def _leave(self) -> None:
        if not self._busy.is_busy:
            self.closed.emit()

    def show_kept(self, at: datetime) -> None:
        """Say when what is typed reached the disk."""
        self._kept_at = at
        self._show_about()

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Mark what the office refused; returns what belongs to no field of the form."""
        return self.form.show_problems(problems)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        opened = self.opened
        writing = opened is not None and opened.verb is not None
        self.heading.setText(opened.title() if opened else "")
        self._show_about()
        self._required.setText(_("* required") if writing else "")
        self.close_button.setText(with_key(_("Close") if writing else _("Back to the list"), LEAVE))
        self.save_button.setVisible(writing)
        if opened is not None and opened.verb is not None:
            self.save_button.setText(with_key(opened.verb(), SAVE))
        for step in self._steps:
            self.buttons[step.key].setText(_(step.text))

    def _show_about(self) -> None:
        if self.opened is not None and self.opened.verb is not None and self._kept_at is not None:
            clock = shown_digits(f"{nepal_time(self._kept_at):%H:%M}")
            self.subtitle.setText(_("Draft kept by itself at {time}").format(time=clock))
        else:
            self.subtitle.setText(self.opened.about() if self.opened else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
