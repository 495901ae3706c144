"""A small dialog for a few entries: fields, what is wrong with them, and a verb to press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state
from leoc_desktop.ui_kit.wrapped_text import WrappedText

_WIDTH = 480


class EntryDialog(QDialog):
    """Stays open until its owner says that the work succeeded.

    ``submitted`` comes once per press of the verb, after ``own_problem`` found nothing wrong; the dialog then waits.
    The owner does the work and calls ``accept()``, or ``show_problem(text)``, after which the entries can be
    corrected. It lives only while it is open.
    """

    submitted = Signal()

    def __init__(
        self, parent: QWidget | None, *, title: str, verb: str, explanation: str = "", danger: bool = False
    ) -> None:
        super().__init__(parent)
        self._danger = danger
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(current_theme().px(_WIDTH))
        self.entries = QVBoxLayout()
        self.entries.setSpacing(4)
        self._waiting = False
        self._entries_area = QWidget()
        self._entries_area.setLayout(self.entries)
        self.entries.setContentsMargins(0, 0, 0, 0)
        self._problem, self._explanation = QLabel(), QLabel(explanation)
        self._verb = QPushButton(verb)
        self._cancel = QPushButton(_("Cancel"))
        self._build(title)
        self._verb.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.reject)

    def _build(self, title: str) -> None:
        heading, said = QLabel(title), self._explanation
        set_role(heading, Role.H1)
        said.setWordWrap(True)
        self._problem.setWordWrap(True)
        set_role(self._problem, Role.ERROR)
        self._problem.hide()
        heading.setWordWrap(True)
        set_role(self._verb, Role.DANGER if self._danger else Role.PRIMARY)
        self._verb.setDefault(not self._danger)
        self._cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        for widget in (heading, said, self._entries_area, self._problem):
            layout.addWidget(widget)
        said.setVisible(bool(said.text()))
        layout.addStretch(1)
        layout.addLayout(foot)

    def add_entry(self, label: str, widget: QWidget, *, required: bool = False, hint: str = "") -> None:
        """Put a labelled widget below the others."""
        self.add_row(entry(label, widget, required=required, hint=hint))

    def add_row(self, *entries: QWidget) -> None:
        """Put entries side by side below the others."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for made in entries:
            row.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
        if self.entries.count():
            self.entries.addSpacing(8)
        self.entries.addLayout(row)

    def own_problem(self) -> str:
        """What is wrong with the entries as far as the dialog itself can tell, or ""."""
        return ""

    def goes_on(self) -> bool:
        """Whether the verb led to a further step, which the dialog shows now; nothing is submitted then."""
        return False

    def set_verb(self, text: str) -> None:
        """Name what the button does from now on."""
        self._verb.setText(text)

    def show_problem(self, text: str) -> None:
        """Say what is wrong and let the user correct it."""
        self._set_waiting(waiting=False)
        set_state(self._problem, "tone", "danger")
        self._problem.setText(text)
        self._problem.setAccessibleName(text)
        self._problem.show()
        self._grow()

    def ask_again(self, verb: str) -> None:
        """The first step is done: the entries are open again, and ``verb`` is the second step."""
        self._set_waiting(waiting=False)
        self._problem.hide()
        self._verb.setText(verb)
        self.entries.invalidate()
        self.entries.activate()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def set_verb_enabled(self, *, enabled: bool) -> None:
        """Whether the verb can be pressed at present."""
        self._verb.setEnabled(enabled)

    def hide_explanation(self) -> None:
        """It was read at the first step; the second one needs the room."""
        self._explanation.hide()

    def leave_only_verb(self) -> None:
        """There is nothing to cancel: the dialog is only read."""
        self._cancel.hide()
        self._verb.setFocus()

    def fail(self) -> None:
        """Close because the work failed in a way that no other entry would help; the owner says how."""
        super().reject()

    @property
    def problem_text(self) -> str:
        """The problem that is shown, or ""."""
        return "" if self._problem.isHidden() else self._problem.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first entry; only now is known how much room everything takes in this look."""
        super().showEvent(event)
        self._grow()
        if self.focusWidget() is None:
            self._focus_first_entry()

    def _focus_first_entry(self) -> None:
        """Where an owner chose nothing, Qt would begin with the verb, behind everything that is to be typed."""
        for widget in self._entries_area.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isEnabled() and widget.isVisibleTo(self):
                widget.setFocus()
                return

    @Slot()
    def reject(self) -> None:
        """Close without doing anything; not while the work is going on, whose result would be lost."""
        if not self._waiting:
            super().reject()

    @Slot()
    def _submit(self) -> None:
        problem = self.own_problem()
        if problem:
            self.show_problem(problem)
            return
        if self.goes_on():
            self._problem.hide()
            self._grow()
            return
        self._set_waiting(waiting=True)
        self.submitted.emit()

    def _set_waiting(self, *, waiting: bool) -> None:
        self._waiting = waiting
        for widget in (self._entries_area, self._verb, self._cancel):
            widget.setDisabled(waiting)
        if waiting:
            set_state(self._problem, "tone", "info")
            self._problem.setText(_("One moment…"))
            self._problem.show()
            self._grow()

    def _grow(self) -> None:
        """Make room for the problem: Qt does not, and squeezes the entries instead."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))


def entry(label: str, widget: QWidget, *, required: bool = False, hint: str = "") -> QWidget:
    """A widget with its label above and a hint below."""
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    above = QLabel(f"{label} *" if required else label)
    set_role(above, Role.FIELD_LABEL)
    above.setBuddy(widget)
    widget.setAccessibleName(label)
    layout.addWidget(above)
    layout.addWidget(widget)
    if hint:
        below = WrappedText(hint)
        set_role(below, Role.HINT)
        widget.setAccessibleDescription(hint)
        layout.addWidget(below)
    return around
