"""Tells pages which kinds of record were written, so that what is on the screen is never older than the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

_SHOWN_EVERYWHERE = frozenset({"calendar_year"})
"""A published year moves dates, and every page shows dates."""


class DataChanges(QObject):
    """Passes on what the unit of work reports after a commit."""

    changed = Signal(object)  # frozenset[str], the kinds of record; always on the GUI thread

    # A commit reports on the thread of the store. The signal carries nothing: what happened lies in a deque.
    _reported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: deque[frozenset[str]] = deque()
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def announce(self, kinds: Iterable[str]) -> None:
        """Say that records of ``kinds`` were written; may be called on any thread."""
        self._kinds.append(frozenset(kinds))
        self._reported.emit()

    @Slot()
    def _pass_on(self) -> None:
        """Everything reported so far as one change."""
        kinds: set[str] = set()
        while self._kinds:
            kinds |= self._kinds.popleft()
        if kinds:
            self.changed.emit(frozenset(kinds))


class ReloadWhenSeen(QObject):
    """Reloads a page when records it shows were written: at once while it is visible, else when it is shown.

    The first showing loads it, too. Several changes in one go make one reload.
    """

    def __init__(
        self, page: QWidget, changes: DataChanges, kinds: Iterable[str], reload: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._kinds = frozenset(kinds)
        self._reload = reload
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._reload_if_stale)
        changes.changed.connect(self._note)
        page.installEventFilter(self)

    @property
    def is_stale(self) -> bool:
        """Whether the page shows less than the store holds."""
        return self._stale

    def mark_stale(self) -> None:
        """Reload as soon as the page is seen."""
        self._stale = True
        if self._page.isVisible():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._stale:
            self._soon.start()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _note(self, kinds: frozenset[str]) -> None:
        if kinds & (self._kinds | _SHOWN_EVERYWHERE):
            self.mark_stale()

    @Slot()
    def _reload_if_stale(self) -> None:
        if self._stale and self._page.isVisible():
            self._stale = False
            self._reload()
