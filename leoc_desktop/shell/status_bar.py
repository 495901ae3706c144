"""The line at the foot: where the data are, that they are encrypted, the light of the backups, the typing layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from leoc_desktop import __version__
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping, TypingIndicator
from leoc_desktop.ui_kit.theme import Role, set_role, set_state


class StatusBar(QFrame):
    """Quiet facts, and a light that is green only while the office is safely backed up; it leads to its page."""

    keyboard_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, typing: NepaliTyping) -> None:
        super().__init__()
        set_role(self, Role.STATUS_BAR)
        self._backup_words: Callable[[], str] | None = None
        self._place, self._store, self._busy = QLabel(), QLabel(), QLabel()
        self.backup = QToolButton()
        self.backup.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.backup.clicked.connect(self.backup_wanted)
        self.backup.hide()
        self.typing = TypingIndicator(typing)
        self.typing.keyboard_wanted.connect(self.keyboard_wanted)
        version = QLabel(f"v{__version__}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 14, 3)
        layout.setSpacing(24)
        for label in (self._place, self._store, self.backup):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._busy)
        layout.addWidget(self.typing)
        layout.addWidget(version)
        self.retranslate()

    def set_backup(self, tone: str, words: Callable[[], str]) -> None:
        """Show the light: ``ok``, ``warn`` or ``danger``, and ``words`` in the language of the moment."""
        self._backup_words = words
        set_state(self.backup, "tone", tone)
        self.backup.show()
        self.retranslate()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        """Show that work is going on in the background."""
        self._busy.setText(_("Working…") if busy else "")

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._busy.setMinimumWidth(self._busy.fontMetrics().horizontalAdvance(_("Working…")))
        self._place.setText("● " + _("Offline – all data are on this computer"))
        self._store.setText(_("Database: encrypted"))
        if self._backup_words is not None:
            self.backup.setText("● " + self._backup_words())
            self.backup.setAccessibleName(self._backup_words())
            self.backup.setToolTip(_("How well the office is backed up"))
