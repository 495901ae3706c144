"""Asks why: a return and a cancellation need a reason, a release may have a remark; and what a note says."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog


class ReasonDialog(EntryDialog):
    """A question, a reason, and a button that names what happens."""

    def __init__(self, parent: QWidget | None, *, question: str, verb: str, danger: bool = False) -> None:
        super().__init__(parent, title=question, verb=verb, danger=danger)
        self.text = QPlainTextEdit()
        self.text.setObjectName("reason")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(88)
        self.add_entry(_("Reason"), self.text, required=True)
        self.text.setFocus()

    @property
    def reason(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.text.toPlainText().strip()

    def own_problem(self) -> str:
        """It must say something; whether it says enough, the service decides."""
        return "" if self.reason else _("State the reason in a few words.")


class RemarkDialog(EntryDialog):
    """A question, room for a remark that goes into the history, and a button that names what happens."""

    def __init__(self, parent: QWidget | None, *, question: str, verb: str) -> None:
        super().__init__(parent, title=question, verb=verb)
        self.text = QPlainTextEdit()
        self.text.setObjectName("remark")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(64)
        self.add_entry(
            _("Remark (may stay blank)"),
            self.text,
            hint=_("For example how it is known. It stands in the history of the record."),
        )
        self._verb.setFocus()  # most have nothing to add: one press of Enter

    @property
    def reason(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.text.toPlainText().strip()


class NoteDialog(EntryDialog):
    """Takes a note on a locked record, which stays locked and unchanged."""

    def __init__(self, parent: QWidget | None, *, record: str) -> None:
        super().__init__(
            parent,
            title=_("Add a note to {record}").format(record=record),
            verb=_("Add the note"),
            explanation=_(
                "The record stays as it is and stays locked. The note is shown with it under your name and is never "
                "changed or deleted."
            ),
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(110)
        self.add_entry(_("Note"), self.text, required=True)
        self.text.setFocus()

    @property
    def note(self) -> str:
        """What was typed."""
        return self.text.toPlainText()

    def own_problem(self) -> str:
        """It must say something."""
        return "" if self.note.strip() else _("Write the note in a few words.")
