"""One incident on the screen: typed, read, corrected; it knows no service and keeps nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.fields import ACCOUNT, CIRCUMSTANCES, DAMAGE, FIRST_REPORT, PEOPLE, WARDS
from leoc_desktop.features.incidents.form.about_record import about, notes_said
from leoc_desktop.features.incidents.form.incident_body import IncidentBody
from leoc_desktop.features.incidents.form.life_cycle_bar import LifeCycleBar
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.busy_parts import BusyParts
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.problem_link import ProblemLink
from leoc_desktop.ui_kit.shortcuts import LEAVE, SAVE, SAVE_NEXT, bind, with_key
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.tokens import Tone


class Mode(Enum):
    """What the form is open for."""

    NEW = auto()
    READ = auto()
    CORRECT = auto()


class IncidentForm(QWidget):
    """The form with its heading and foot. Signals say what the user wants; the page does it."""

    submit_wanted = Signal()
    submit_next_wanted = Signal()  # and the next incident begins with the pinned entries
    keep_record_wanted = Signal()  # as a draft record
    typed = Signal()
    event_wanted = Signal()  # a new event, which the incident belongs to
    place_wanted = Signal()  # on the map
    closed = Signal()
    step_wanted = Signal(str)  # a key of LifeCycleBar

    def __init__(self, ward_count: int, today: Callable[[], date], may: Callable[[str], bool]) -> None:
        super().__init__()
        set_role(self, Role.PAGE)
        # Nothing is typed into a form that was not opened: it must never take the place of a kept draft.
        self.mode = Mode.READ
        self.detail: IncidentDetail | None = None
        self.form = IncidentBody(ward_count, today)
        self._may = may
        self.steps = LifeCycleBar(may)
        self.notes = Notice()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._heading, self._subtitle, self._required = QLabel(), QLabel(), QLabel()
        set_role(self._heading, Role.H1)
        set_role(self._subtitle, Role.SUBTITLE)
        set_role(self._required, Role.HINT)
        self._problems = ProblemLink()
        self.cancel, self.keep, self.submit = QPushButton(), QPushButton(), QPushButton()
        self.submit_next = QPushButton()
        self.submit.setIcon(icon("send", "on_primary"))
        set_role(self.submit, Role.PRIMARY)
        said = QWidget()
        titles = QGridLayout(said)
        titles.setContentsMargins(0, 0, 0, 0)
        titles.setVerticalSpacing(2)
        titles.setColumnStretch(0, 1)
        titles.addWidget(self._heading, 0, 0)
        titles.addWidget(self._required, 0, 1)
        titles.addWidget(self._subtitle, 1, 0, 1, 2)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        for widget in (self._problems, self.keep, self.submit_next, self.submit, self.steps.apart):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(FoldingRow(said, self.steps))
        layout.addWidget(self.notes)
        layout.addWidget(self.form, 1)
        layout.addLayout(foot)
        buttons = (self.cancel, self.keep, self.submit_next, self.submit)
        self._busy = BusyParts(self, self.form, self.steps, self.steps.apart, *buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self.typed)
        self.form.problems_changed.connect(lambda _count: self._problems.say(self.form.problem_summary()))
        self._problems.clicked.connect(self.form.go_to_next_problem)
        self.submit_next.clicked.connect(self.submit_next_wanted)
        self.submit.clicked.connect(self.submit_wanted)
        self.keep.clicked.connect(self.keep_record_wanted)
        self.cancel.clicked.connect(self.closed)
        self.steps.chosen.connect(self.step_wanted)
        further = self.form.further
        further.add_group_button(CIRCUMSTANCES, N_("Place on the map"), self.place_wanted.emit)
        if self._may(Permission.EVENT_ADD):
            self.form.further.add_group_button(CIRCUMSTANCES, N_("New event"), self.event_wanted.emit)
        self.form.first.add_group_button(ACCOUNT, N_("More details"), self.form.go_to_more)
        bind(SAVE, self, self.submit_wanted)
        bind(SAVE_NEXT, self, self._save_next)
        bind(LEAVE, self, self._leave)
        for group in (PEOPLE, DAMAGE):
            zero = partial(self.form.first.set_blank_counts_to_zero, group)
            self.form.first.add_group_button(group, N_("Set the rest to 0"), zero)

    def open_new(self, typed: Mapping[str, object], kept_at: datetime | None) -> None:
        """A new incident, with what was typed before the program was closed."""
        self._open(Mode.NEW, None, typed)
        self.show_kept(kept_at)
        blank = [field.name for field in FIRST_REPORT if not typed.get(field.name)]
        self.form.go_to_field(blank[0] if blank else FIRST_REPORT[0].name)

    def open_record(self, detail: IncidentDetail) -> None:
        """Read one incident."""
        self._open(Mode.READ, detail, detail.raw_values())
        self.cancel.setFocus()

    def open_correction(
        self, detail: IncidentDetail, typed: Mapping[str, object] | None, kept_at: datetime | None
    ) -> None:
        """Change one incident; ``typed`` are kept changes of an interrupted correction."""
        self._open(Mode.CORRECT, detail, detail.raw_values())
        self.form.note_doubts(noted=True)
        if typed:
            self.form.set_raw_values({**detail.raw_values(), **typed})
        self.show_kept(kept_at)
        self.form.go_to_field("hazard")

    def _open(self, mode: Mode, detail: IncidentDetail | None, values: Mapping[str, object]) -> None:
        self.mode, self.detail = mode, detail
        self.form.note_doubts(noted=False)
        self.form.set_raw_values(values)
        self.form.set_read_only(read_only=mode is Mode.READ)
        self.form.show_pins(shown=mode is Mode.NEW)
        self.steps.show_steps(detail if mode is Mode.READ else None)
        self.retranslate()

    def values(self) -> dict[str, object]:
        """What stands in the form."""
        return self.form.raw_values()

    def show_event(self, name: str) -> None:
        """Put the name of an event into its field, as if it were typed."""
        self.form.show_some({"event": name})
        self.typed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether the record is being written or decided about."""
        return self._busy.is_busy

    def set_busy(self, *, busy: bool) -> None:
        """Take no keys meanwhile; afterwards the cursor is where it was."""
        self._busy.set_busy(busy=busy)

    def carried_values(self) -> dict[str, object]:
        """What the next incident begins with."""
        return self.form.carried_values()

    def _save_next(self) -> None:
        """Only after a new incident another new one is expected; elsewhere the key saves."""
        (self.submit_next_wanted if self.mode is Mode.NEW else self.submit_wanted).emit()

    def _leave(self) -> None:
        if not self.is_busy:
            self.closed.emit()

    def show_place(self, latitude: float, longitude: float) -> None:
        """Put a point into the coordinates, as if it were typed."""
        self.form.show_some({"coordinates": f"{latitude:.5f}, {longitude:.5f}"})
        self.typed.emit()

    def show_wards(self, wards: Sequence[int]) -> None:
        """Name these wards, as if they were chosen."""
        self.form.show_some({WARDS.name: list(wards)})
        self.typed.emit()

    def check(self) -> bool:
        """Whether every field can be read; marks those that cannot and goes to the first."""
        return not self.form.check()

    def show_problems(self, problems: Sequence[FieldProblem]) -> tuple[FieldProblem, ...]:
        """Mark what the office refused; returns what belongs to no field of the form."""
        return self.form.show_problems(problems)

    def show_kept(self, at: datetime | None) -> None:
        """Say when what is typed reached the disk."""
        if at is not None and self.mode is not Mode.READ:
            clock = shown_digits(f"{nepal_time(at):%H:%M}")
            self._subtitle.setText(_("Draft kept by itself at {time}").format(time=clock))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        reading = self.mode is Mode.READ
        self._heading.setText(self._title())
        unnumbered = _("The number is given when the incident is submitted; then the record locks.")
        self._subtitle.setText(about(self.detail) if self.detail else unnumbered)
        self._required.setText("" if reading else _("* required · blank = not known"))
        self.cancel.setText(with_key(_("Back to the list") if reading else _("Close"), LEAVE))
        self.keep.setText(_("Keep as draft"))
        locked = self.detail is not None and self.detail.state not in {State.DRAFT, State.RETURNED}
        self.keep.setVisible(not reading and not locked)
        self.submit.setVisible(not reading)
        self.submit_next.setVisible(self.mode is Mode.NEW)
        self.submit_next.setText(with_key(_("Submit and next"), SAVE_NEXT))
        self.submit.setText(with_key(_("Save the correction") if locked else _("Submit"), SAVE))
        self.notes.say(Tone.WARN, notes_said(self.detail))
        self.steps.retranslate()

    def _title(self) -> str:
        if self.detail is None:
            return _("New incident")
        name = self.detail.number or _("Draft")
        title = str(self.detail.values["title"])
        if title and self.mode is Mode.READ:
            return f"{name} · {title}"
        return _("Correct {number}").format(number=name) if self.mode is Mode.CORRECT else name

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
