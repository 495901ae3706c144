"""The line at the foot: where the data are, that they are encrypted, the light of the backups, the typing layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton

from leoc_desktop import __version__
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.giving_row import GivingRow, Part
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping, TypingIndicator
from leoc_desktop.ui_kit.shortcuts import USUAL_TEXT, with_key
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role, set_state


class StatusBar(GivingRow):
    """Quiet facts, and a light that is green only while the office is safely backed up; it leads to its page."""

    keyboard_wanted = Signal()
    backup_wanted = Signal()
    usual_text_wanted = Signal()

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
        self.zoom = QToolButton()
        self.zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom.clicked.connect(self.usual_text_wanted)
        version = QLabel(f"v{__version__}")
        self.row.setContentsMargins(14, 3, 14, 3)
        self.row.setSpacing(18)
        for widget in (self._place, self._store, self.backup):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        for widget in (self._busy, self.typing, self.zoom, version):
            self.row.addWidget(widget)
        self.let_go(Part(self._place), Part(self._store), Part(version))
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
        self._show_zoom()
        if self._backup_words is not None:
            self.backup.setText("● " + self._backup_words())
            self.backup.setAccessibleName(self._backup_words())
            self.backup.setToolTip(_("How well the office is backed up"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._show_zoom()

    def _show_zoom(self) -> None:
        percent = show_number(round(current_theme().scale * 100))
        self.zoom.setText(f"{percent}%")
        self.zoom.setAccessibleName(_("Size of text: {percent} %").format(percent=percent))
        self.zoom.setToolTip(with_key(_("Usual size of text"), USUAL_TEXT))
