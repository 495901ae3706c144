"""The buttons of one incident: only those steps that make sense now and that the user may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its key, text (message id), icon, the right it needs and the states in which it is offered."""

    key: str
    text: str
    icon: str
    permission: Permission
    states: frozenset[State]
    role: Role | None = None


_ANY = frozenset(State)
_LIVE = _ANY - {State.CANCELLED}
STEPS = (
    Step("history", N_("History"), "history", Permission.INCIDENT_VIEW, _ANY),
    Step("files", N_("Files"), "paperclip", Permission.ATTACHMENT_VIEW, _ANY),
    Step("report", N_("Report"), "printer", Permission.INCIDENT_VIEW, _ANY),
    Step("correct", N_("Correct"), "pencil", Permission.INCIDENT_CORRECT, _LIVE),
    Step("note", N_("Add a note"), "clipboard-text", Permission.RECORD_NOTE, _ANY - {State.DRAFT, State.RETURNED}),
    Step("cancel", N_("Cancel the record"), "ban", Permission.INCIDENT_CANCEL, _LIVE, Role.DANGER),
    Step("merge", N_("Merge"), "copy", Permission.INCIDENT_MERGE,
         frozenset({State.SUBMITTED, State.RETURNED, State.VERIFIED, State.APPROVED})),
    Step("return", N_("Return"), "arrow-back-up", Permission.INCIDENT_RETURN,
         frozenset({State.SUBMITTED, State.VERIFIED})),
    Step("verify", N_("Verify"), "check", Permission.INCIDENT_VERIFY, frozenset({State.SUBMITTED}), Role.PRIMARY),
    Step("approve", N_("Approve"), "checks", Permission.INCIDENT_APPROVE, frozenset({State.VERIFIED}), Role.PRIMARY),
)  # fmt: skip


_APART = "cancel"


class LifeCycleBar(WrappingRow):
    """A row of buttons for the steps of :data:`STEPS`.

    The one that cannot be taken back is ``apart``: it belongs elsewhere, so that nobody presses it instead of another.
    """

    chosen = Signal(str)

    def __init__(self, may: Callable[[str], bool]) -> None:
        super().__init__(right=True)
        self._may = may
        self._locked = False
        self.buttons: dict[str, QPushButton] = {}
        for step in STEPS:
            button = QPushButton()
            button.setIcon(icon(step.icon, "on_primary" if step.role is Role.PRIMARY else "text"))
            if step.role is not None:
                set_role(button, step.role)
            button.clicked.connect(lambda _checked=False, key=step.key: self.chosen.emit(key))
            self.buttons[step.key] = button
            if step.key != _APART:
                self.add(button)

    @property
    def apart(self) -> QPushButton:
        """The button that stands away from the others."""
        return self.buttons[_APART]

    def show_steps(self, detail: IncidentDetail | None) -> None:
        """Offer what can be done with ``detail``; files only while one is being typed (None)."""
        self._locked = detail is not None and detail.locked
        for step in STEPS:
            offered = detail is not None and detail.state in step.states and self._may(step.permission)
            attaching = detail is None and step.key == "files" and self._may(Permission.ATTACHMENT_ADD)
            self.buttons[step.key].setVisible(offered or attaching)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        for step in STEPS:
            self.buttons[step.key].setText(_(step.text))
        correct = self.buttons["correct"]
        correct.setText(_("Unlock and correct") if self._locked else _("Correct"))
        correct.setIcon(icon("lock-open" if self._locked else "pencil"))
