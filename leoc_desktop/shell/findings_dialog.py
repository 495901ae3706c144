"""Shows what speaks against writing to the store; an administrator accepts it with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.theme import current_theme

_REASON_HEIGHT = 64


class FindingsDialog(EntryDialog):
    """``findings`` are sentences. Who may not decide reads them; the dialog then only closes."""

    def __init__(
        self, parent: QWidget | None, *, findings: Sequence[str], may_accept: bool, damaged: bool = False
    ) -> None:
        """``damaged`` ones cannot be accepted: the verb then leads to a backup."""
        super().__init__(
            parent,
            title=_("The office is open for reading only"),
            verb=_verb(may_accept=may_accept, damaged=damaged),
            explanation=_("The program found this:"),
            danger=may_accept and not damaged,
        )
        self.may_accept, self.damaged = may_accept and not damaged, damaged
        self.reason = QPlainTextEdit()
        found = QLabel("\n".join(f"•  {finding}" for finding in findings))
        found.setWordWrap(True)
        found.setAccessibleName(" ".join(findings))
        self.entries.addWidget(found)
        self.entries.addSpacing(8)
        said = QLabel(self._advice())
        said.setWordWrap(True)
        self.entries.addWidget(said)
        if self.may_accept:
            self._ask_reason()
        elif not damaged:
            self.leave_only_verb()

    def _advice(self) -> str:
        if self.damaged:
            return _(
                "First print or write down what is needed now and is not in the newest backup yet. Then restore the "
                "newest backup with the recovery code. Let IT test the disk before it is used any longer."
            )
        if not self.may_accept:
            return _(
                "Everything can be read and printed. An administrator looks at it and decides; call one."
            )
        return _(
            "Was a backup copied back by hand, or did somebody repair the computer? Then say so and accept it: your "
            "reason enters the log under your name, the database gets a new key, and everybody signs in again. "
            "If nobody can explain it, accept nothing: restore a backup and tell the district office."
        )

    def _ask_reason(self) -> None:
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(current_theme().px(_REASON_HEIGHT))
        self.add_entry(_("Reason"), self.reason, required=True)
        self.reason.setFocus()

    def own_problem(self) -> str:
        """An acceptance without a reason is none."""
        if not self.may_accept or self.reason.toPlainText().strip():
            return ""
        return _("State the reason in a few words.")


def _verb(*, may_accept: bool, damaged: bool) -> str:
    if damaged:
        return _("Restore a backup…")
    return _("Accept and go on") if may_accept else _("Close")
