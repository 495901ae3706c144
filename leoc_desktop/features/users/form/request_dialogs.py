"""The dialogs about requests to unlock: granting one with the own key, declining one, ending an unlock."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from leoc_desktop.features.users.queries import OpenUnlock, WaitingRequest
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.plain_line import password_line
from leoc_desktop.ui_kit.theme import current_theme

_REASON_HEIGHT = 72


def _asked(request: WaitingRequest) -> str:
    return _("{operator} asks for {record}. Reason: {reason}").format(
        operator=request.operator_name, record=request.number, reason=request.reason
    )


class GrantDialog(EntryDialog):
    """Shows what is asked for and why, and takes the supervisor's key."""

    def __init__(self, parent: QWidget | None, *, request: WaitingRequest) -> None:
        super().__init__(
            parent,
            title=_("Unlock {record}").format(record=request.number),
            verb=_("Unlock"),
            explanation=_asked(request),
        )
        self.key = password_line()
        self.key.setPlaceholderText("ABCD-1234-EFGH-5")
        note = QLabel(
            _("The operator has 15 minutes to begin and 60 to save. Then the record locks again by itself.")
        )
        note.setWordWrap(True)
        self.add_entry(_("Your unlock key"), self.key, required=True)
        self.entries.addWidget(note)
        self.key.setFocus()

    def own_problem(self) -> str:
        """Whether a key was typed."""
        return "" if self.key.text().strip() else _("Type the unlock key here.")

    def show_problem(self, text: str) -> None:
        """Say why it was refused; the key can be typed again."""
        super().show_problem(text)
        self.key.selectAll()
        self.key.setFocus()


class _WhyDialog(EntryDialog):
    """Takes a reason; the service says when it is too short."""

    def __init__(
        self, parent: QWidget | None, *, title: str, verb: str, explanation: str, danger: bool = False
    ) -> None:
        super().__init__(parent, title=title, verb=verb, explanation=explanation, danger=danger)
        self._reason = QPlainTextEdit()
        self._reason.setObjectName("reason")
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(current_theme().px(_REASON_HEIGHT))
        self.add_entry(_("Reason"), self._reason, required=True)
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """What was typed."""
        return self._reason.toPlainText().strip()

    def own_problem(self) -> str:
        """Whether anything was typed."""
        return "" if self.reason else _("State the reason in a few words.")


class DeclineDialog(_WhyDialog):
    """Asks why a request is declined."""

    def __init__(self, parent: QWidget | None, *, request: WaitingRequest) -> None:
        super().__init__(
            parent, title=_("Decline the request?"), verb=_("Decline"), explanation=_asked(request)
        )


class WithdrawDialog(_WhyDialog):
    """Asks why a record is locked again before its operator saved."""

    def __init__(self, parent: QWidget | None, *, unlock: OpenUnlock) -> None:
        super().__init__(
            parent,
            title=_("Lock {record} again?").format(record=unlock.number),
            verb=_("Lock again"),
            explanation=_(
                "{operator} cannot save a correction then. What was typed is kept as a draft."
            ).format(operator=unlock.operator),
            danger=True,
        )
