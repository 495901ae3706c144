"""Asking a supervisor to open a locked record: why, who, and the key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.plain_line import password_line


class UnlockDialog(EntryDialog):
    """Stays open until the key was right."""

    def __init__(
        self, parent: QWidget | None, *, record: str, supervisors: Sequence[tuple[str, str]]
    ) -> None:
        """``supervisors`` are pairs of user name and full name of those who hold a key."""
        super().__init__(
            parent,
            title=_("Unlock {record}").format(record=record),
            verb=_("Unlock"),
            explanation=_(
                "The supervisor types the key. The record opens for one correction within 60 minutes; "
                "then it locks again."
            ),
        )
        self.reason, self.supervisor, self.key = QPlainTextEdit(), QComboBox(), password_line()
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        for name, full_name in supervisors:
            self.supervisor.addItem(full_name, name)
        self.key.setPlaceholderText("ABCD-1234-EFGH-5")
        self.add_entry(_("Reason"), self.reason, required=True)
        self.add_entry(_("Supervisor"), self.supervisor, required=True)
        self.add_entry(_("Unlock key"), self.key, required=True)
        self.reason.setFocus()

    @property
    def answer(self) -> tuple[str, str, str]:
        """Supervisor's user name, unlock key, reason."""
        name = str(self.supervisor.currentData() or "")
        return name, self.key.text().strip(), self.reason.toPlainText().strip()

    def own_problem(self) -> str:
        """All three are needed, and somebody must hold a key."""
        supervisor, key, reason = self.answer
        if not supervisor:
            return _(
                "No supervisor holds an unlock key yet. A supervisor issues it on the page of users and keys."
            )
        if not reason:
            return _("State the reason in a few words.")
        return "" if key else _("The supervisor types the unlock key here.")

    def show_problem(self, text: str) -> None:
        """Say why it was refused and let the supervisor try again."""
        super().show_problem(text)
        self.key.selectAll()
        self.key.setFocus()
