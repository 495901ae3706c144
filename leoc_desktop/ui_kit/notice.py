"""States a condition of the page for as long as it lasts; nothing to close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from leoc_desktop.ui_kit.icons import IconLabel
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state
from leoc_desktop.ui_kit.tokens import Tone

_ICONS = {
    Tone.NEUTRAL: ("info-circle", "text_2"),
    Tone.INFO: ("info-circle", "primary"),
    Tone.OK: ("circle-check", "ok"),
    Tone.WARN: ("alert-triangle", "warn"),
    Tone.DANGER: ("circle-x", "danger"),
}
_LINE = 24


class Notice(QFrame):
    """An icon and a sentence in the colours of its tone; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.MESSAGE)
        self._icon = IconLabel("info-circle", "primary", 20)
        self._icon.setFixedHeight(current_theme().px(_LINE))  # in the middle of the first line
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or ""."""
        return "" if self.isHidden() else self._text.text()

    def say(self, tone: Tone, text: str) -> None:
        """Say ``text``, a translated sentence; "" says nothing any more."""
        self._icon.show_icon(*_ICONS[tone])
        for widget in (self, self._text):
            set_state(widget, "tone", tone.value)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
