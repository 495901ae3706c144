"""A secret that is shown once, large enough to be copied to paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_TEXT, _PADDING = 22, 16


class ShownSecret(QLabel):
    """One or more lines in large letters; it can be selected by keyboard and read aloud."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.BADGE)
        px = current_theme().px
        self.setStyleSheet(
            f"font-size: {px(_TEXT)}px; font-weight: 600; letter-spacing: 2px; padding: {px(_PADDING)}px;"
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_secret(self, text: str) -> None:
        """Show it as it is written on paper."""
        self.setText(text)
        self.setAccessibleName(text)

    def show_groups(self, groups: tuple[str, ...], per_line: int = 3) -> None:
        """Show the groups of a code, a few on each line."""
        lines = [" - ".join(groups[start : start + per_line]) for start in range(0, len(groups), per_line)]
        self.setText("\n".join(lines))
        self.setAccessibleName(" ".join(groups))
