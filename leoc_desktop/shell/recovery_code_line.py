"""Typing the printed recovery code: it falls into its groups, and a slip is told before anything is tried."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit

from leoc_desktop.access import crockford
from leoc_desktop.access.recovery_code import RECOVERY_CODE, read_recovery_code
from leoc_desktop.foundation.errors import WrongSecret
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import Role, set_role, set_state


class RecoveryCodeLine(QLineEdit):
    """Small letters, O for 0 and missing dashes are put right while typing; ``remark`` says how far one is."""

    def __init__(self) -> None:
        super().__init__()
        plain_line(self)
        self.setPlaceholderText("ABC-123-DEF-456-GHJ-789-KMN-012-PQR")
        self.remark = QLabel()
        set_role(self.remark, Role.HINT)
        self.textEdited.connect(self._tidy)
        self.textChanged.connect(self.retranslate)
        self.retranslate()

    @property
    def problem(self) -> str:
        """What keeps this from being a recovery code, or ""."""
        try:
            read_recovery_code(self.text())
        except WrongSecret as wrong:
            return str(wrong)
        return ""

    @Slot(str)
    def _tidy(self, text: str) -> None:
        """Group what is typed at the end; a correction in the middle is left alone until it is done."""
        if self.cursorPosition() == len(text):
            characters = crockford.normalised(text)[: RECOVERY_CODE.characters]
            self.setText("-".join(crockford.grouped(characters, RECOVERY_CODE.group)))

    @Slot()
    def retranslate(self) -> None:
        """Say how much of the code is typed."""
        typed, whole = len(crockford.normalised(self.text())), RECOVERY_CODE.characters
        if typed < whole:
            text = _("{typed} of {count} characters").format(
                typed=show_number(typed), count=show_number(whole)
            )
            tone = "info"
        else:
            text, tone = self.problem or _("The code is complete."), "danger" if self.problem else "ok"
        set_state(self.remark, "tone", tone)
        self.remark.setText(text)
