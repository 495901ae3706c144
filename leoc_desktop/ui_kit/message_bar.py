"""A strip that tells something in place: no window, nothing to click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import IconLabel, icon
from leoc_desktop.ui_kit.theme import Role, set_role, set_state
from leoc_desktop.ui_kit.tokens import Tone

SUCCESS_MS = 4_000
UNDO_MS = 10_000  # a success with a button can be taken back for this long

_ICONS = {
    Tone.NEUTRAL: ("info-circle", "text_2"),
    Tone.INFO: ("info-circle", "primary"),
    Tone.OK: ("circle-check", "ok"),
    Tone.WARN: ("alert-triangle", "warn"),
    Tone.DANGER: ("circle-x", "danger"),
}


class MessageBar(QFrame):
    """Shows one message at a time: icon, text, at most one button. Screen readers hear it at once.

    Success goes away by itself, everything else stays until it is closed or replaced.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._on_action: Callable[[], None] | None = None
        self._icon = IconLabel("info-circle", "primary", 20)
        self._text = QLabel()
        self._action = QPushButton()
        self._close = QToolButton()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        set_role(self, Role.MESSAGE)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setIcon(icon("x", "text_2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.retranslate()

    def _connect(self) -> None:
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.clear)
        self._timer.timeout.connect(self.clear)

    @property
    def text(self) -> str:
        """The message that is shown, or ""."""
        return "" if self.isHidden() else self._text.text()

    @property
    def tone(self) -> Tone:
        """How serious the message is."""
        return self._tone

    def say(self, text: str, tone: str) -> None:
        """Tell ``text``, a translated sentence; ``tone`` is a value of ``Tone``."""
        self.show_message(text, tone)

    def show_message(
        self, text: str, tone: str, *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Replace the message; ``action`` is the text of its button, which also closes it."""
        self._tone = Tone(tone)
        self._on_action = on_action
        self._icon.show_icon(*_ICONS[self._tone])
        set_state(self, "tone", self._tone.value)
        set_state(self._text, "tone", self._tone.value)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.stop()
        if self._tone is Tone.OK:
            self._timer.start(UNDO_MS if action else SUCCESS_MS)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Tell that something was removed, with a button that brings it back while the message stands."""
        self.show_message(text, Tone.OK, action=_("Undo"), on_action=undo)

    @Slot()
    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._on_action = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Show own texts in the current language; a message stays as it was told."""
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _act(self) -> None:
        do = self._on_action
        self.clear()
        if do is not None:
            do()
