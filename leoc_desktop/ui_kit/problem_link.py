"""Says at the foot of a form what keeps it from being saved, and leads there."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from leoc_desktop.ui_kit.shortcuts import NEXT_PROBLEM, with_key
from leoc_desktop.ui_kit.theme import Role, set_role


class ProblemLink(QPushButton):
    """Hidden while nothing is wrong; each press goes to the next field."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.LINK)
        self.hide()

    def say(self, text: str) -> None:
        """Show a translated summary; "" hides it."""
        self.setText(text)
        self.setToolTip(with_key(text, NEXT_PROBLEM) if text else "")
        self.setVisible(bool(text))
