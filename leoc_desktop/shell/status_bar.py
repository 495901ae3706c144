"""The line at the foot: where the data are, that they are encrypted, the last backup, the typing layout."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from leoc_desktop import __version__
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping, TypingIndicator
from leoc_desktop.ui_kit.theme import Role, set_role, set_state


class StatusBar(QFrame):
    """Quiet facts; the backup turns amber when there is none."""

    keyboard_wanted = Signal()

    def __init__(self, typing: NepaliTyping) -> None:
        super().__init__()
        set_role(self, Role.STATUS_BAR)
        self._backup_at: datetime | None = None
        self._place, self._store, self._backup, self._busy = QLabel(), QLabel(), QLabel(), QLabel()
        self.typing = TypingIndicator(typing)
        self.typing.keyboard_wanted.connect(self.keyboard_wanted)
        version = QLabel(f"v{__version__}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 3, 14, 3)
        layout.setSpacing(24)
        for label in (self._place, self._store, self._backup):
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self._busy)
        layout.addWidget(self.typing)
        layout.addWidget(version)
        self.retranslate()

    def set_last_backup(self, at: datetime | None) -> None:
        """Show when the newest proved backup was made."""
        self._backup_at = at
        self.retranslate()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        """Show that work is going on in the background."""
        self._busy.setText(_("Working…") if busy else "")

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._busy.setMinimumWidth(self._busy.fontMetrics().horizontalAdvance(_("Working…")))
        self._place.setText("● " + _("Offline – all data are on this computer"))
        self._store.setText(_("Database: encrypted"))
        if self._backup_at is None:
            self._backup.setText(_("No backup yet"))
        else:
            day = show_bs(to_bs(nepal_day(self._backup_at)), long=True)
            self._backup.setText(_("Last backup: {day}").format(day=day))
        set_state(self._backup, "tone", "warn" if self._backup_at is None else "")
