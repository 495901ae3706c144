"""One field of a form: label above, editor, and a line below for the hint or for what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import Unreadable, doubt, read
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.form_builder.doubt_tick import DoubtTick
from leoc_desktop.ui_kit.form_builder.editors import make_editor
from leoc_desktop.ui_kit.form_builder.pin import Pin
from leoc_desktop.ui_kit.icons import IconLabel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_BELOW = (
    20  # a line of 12 px Mukta, kept free under every editor so that rows do not move when a hint appears
)

_WRONG, _ASKED = ("alert-circle", "danger"), ("alert-triangle", "warn")


class FieldCell(QWidget):
    """Checks its entry when it is left, and shows a problem until the entry is changed into a good one."""

    changed = Signal()
    problem_changed = Signal()

    def __init__(
        self, field: Field, ward_count: int, today: Callable[[], date], *, dense: bool = False
    ) -> None:
        super().__init__()
        self.field = field
        self._dense = dense and field.kind is not Kind.BS_DATE  # nearly every date has something to say
        self._ward_count = ward_count
        self._today = today
        self._problem: FieldProblem | None = None
        self._read_only = False
        self.tick = DoubtTick()
        self.pin = Pin(field) if field.carried else None
        self.editor = make_editor(field, ward_count, today, dense=dense)
        self.editor.focus_target.setObjectName(field.name)  # under which its typing layout is remembered
        self._label, self._message = _words(Role.FIELD_LABEL), _words(Role.HINT)
        self._message_icon = IconLabel("alert-circle", "danger", 14)
        # What few fields need is made for them alone: a form of forty fields costs megabytes by its widgets.
        self._star = _words(Role.REQUIRED, "*") if field.required else None
        self._aside = _words(Role.HINT) if self._dense and field.hint else None
        self._badge = _words(Role.BADGE) if field.kind is Kind.BS_DATE else None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor.focus_target)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.setContentsMargins(0, 2, 0, 0)  # the mark of a provisional year does not touch the field
        below.addWidget(self._message_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._message, 1)
        if self._badge is not None:
            below.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)  # a label of two lines grows upwards, editors of a row stay in line
        layout.addLayout(_head(self._label, self._star, self._aside, pin=self.pin))
        self._label.setVisible(not self.field.column)  # a table has heads instead
        layout.addWidget(self.editor)
        self._below = QWidget()
        under = QVBoxLayout(self._below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addLayout(below)
        under.addWidget(self.tick)
        under.addStretch(1)
        layout.addWidget(self._below)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.editor.changed.connect(self._entry_changed)
        self.editor.left.connect(self._entry_left)
        self.editor.hint_changed.connect(self._show_message)
        self.tick.changed.connect(self._doubt_changed)

    @property
    def problem(self) -> FieldProblem | None:
        """What is shown to be wrong with the entry."""
        return self._problem

    @property
    def doubt(self) -> FieldProblem | None:
        """What is asked about the entry and not answered with the tick."""
        return self.tick.doubt if self.tick.is_open and self._problem is None else None

    @property
    def is_compact(self) -> bool:
        """Whether half the usual width is enough."""
        return self.field.kind in (Kind.COUNT, Kind.MONEY, Kind.TIME, Kind.YES_NO)

    def lean_up(self, *, up: bool) -> None:
        """Stand at the top of the row, beside a text of several lines, and not at its foot."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(0, 0 if up else 1)
        layout.setStretch(layout.count() - 1, 1 if up else 0)

    def height_below(self, width: int) -> int:
        """Pixels that are needed under the editor when the cell is ``width`` wide."""
        under = self._below.layout()
        assert under is not None
        return max(under.totalMinimumSize().height(), under.totalHeightForWidth(width))

    def keep_below(self, height: int) -> None:
        """Keep as much room there as the neighbours need, so that editors of a row stay in line."""
        if self._below.minimumHeight() != height:
            self._below.setMinimumHeight(height)

    def show_problem(self, problem: FieldProblem | None) -> None:
        """Show what is wrong, or that nothing is."""
        if problem == self._problem:
            return
        self._problem = problem
        self.editor.set_wrong(wrong=problem is not None)
        self._show_message()
        self.problem_changed.emit()

    def check(self, *, blank_is_answer: bool = False) -> FieldProblem | None:
        """Read the entry, show the problem with it, and write a good one in full."""
        if blank_is_answer and self.editor.is_blank():
            return self._problem
        try:
            value = self._read()
        except Unreadable as unreadable:
            self.show_problem(unreadable.problem)
        else:
            self.show_problem(None)
            self.editor.settle(value)
            self._ask_about(value)
        return self._problem

    def _ask_about(self, value: object) -> None:
        found = None if self._read_only else doubt(self.field, value, self._today())
        self.tick.ask(found, self.editor.raw())

    def take_focus(self) -> None:
        """Put the cursor into the field, or on the tick that it waits for."""
        target = self.tick if self.doubt else self.editor.focus_target
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the entry be read and copied, but not changed; nothing is asked about it then."""
        self._read_only = read_only
        self.editor.set_read_only(read_only=read_only)
        if read_only:
            self.tick.ask(None, self.editor.raw())

    def retranslate(self) -> None:
        """Show label, hint and problem in the current language and size."""
        self._label.setText(self.field.shown_label)
        for widget in (self._message, self._message_icon):
            widget.setMinimumHeight(0 if self._dense else current_theme().px(_BELOW))
        self.editor.retranslate()
        self.tick.retranslate()
        if self.pin is not None:
            self.pin.retranslate()
        self._show_message()

    def _read(self) -> object:
        return read(self.field, self.editor.raw(), today=self._today(), ward_count=self._ward_count)

    @Slot()
    def _entry_changed(self) -> None:
        if self.tick.doubt is not None:
            self.tick.ask(None, self.editor.raw())  # asked again, if need be, when the field is left
        if self._problem is not None and not self.editor.is_blank():
            try:
                self._read()
            except Unreadable as unreadable:
                self.show_problem(unreadable.problem)
            else:
                self.show_problem(None)
        self.changed.emit()

    @Slot()
    def _entry_left(self) -> None:
        self.check(blank_is_answer=True)

    @Slot()
    def _doubt_changed(self) -> None:
        self._show_message()
        self.problem_changed.emit()

    @Slot()
    def _show_message(self) -> None:
        hint = self.editor.hint() or (_(self.field.hint) if self.field.hint else "")
        aside = hint if self._aside is not None else ""
        if self._aside is not None:
            self._aside.setText(aside)
        asked = self.tick.doubt if self._problem is None else None
        text = str(self._problem or asked or ("" if aside else hint))
        self._message_icon.setVisible(self._problem is not None or asked is not None)
        self._message_icon.show_icon(*(_ASKED if asked else _WRONG))
        role = Role.ERROR if self._problem else Role.WARNING if asked else Role.HINT
        set_role(self._message, role)
        self._message.setText(text)
        self._message.setVisible(bool(text) or not self._dense)
        badge = self.editor.badge()
        if self._badge is not None:
            self._badge.setText(badge)
            self._badge.setVisible(bool(badge))
        required = _("Required") if self.field.required else ""
        description = ". ".join(part for part in (required, text or aside, badge) if part)
        self.editor.describe(self.field.shown_label, description)


def _words(role: Role, text: str = "") -> QLabel:
    made = QLabel(text)
    set_role(made, role)
    return made


def _head(*words: QWidget | None, pin: Pin | None) -> QHBoxLayout:
    """What stands above the editor: label, star and a short hint at the left, the pin at the right."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for word in filter(None, words):
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignBottom)
    row.addStretch(1)
    if pin is not None:
        row.addWidget(pin, 0, Qt.AlignmentFlag.AlignBottom)
    return row
