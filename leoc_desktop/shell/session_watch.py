"""What the Linux desktop says of the session: the screen was locked, the machine goes to sleep (logind, D-Bus)."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.login1"


class _SessionWatch(QObject):
    """Receives the two signals of logind."""

    def __init__(self, parent: QObject, lock: Callable[[], None]) -> None:
        super().__init__(parent)
        self._lock = lock

    @Slot()
    def screen_locked(self) -> None:
        """The session's screen was locked."""
        self._lock()

    @Slot(bool)
    def going_to_sleep(self, starting: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        """The machine sleeps (True) or woke up (False)."""
        if starting:
            self._lock()


def _slot(signature: str) -> bytes:
    """What ``connect`` takes: the text of SLOT(), though its type stub says bytes."""
    return cast(bytes, SLOT(signature))


def watch_session(parent: QObject, lock: Callable[[], None]) -> QObject | None:
    """Call ``lock`` when the screen is locked or the machine goes to sleep; None where no bus can tell."""
    bus = QDBusConnection.systemBus()
    if not bus.isConnected():
        return None
    watch = _SessionWatch(parent, lock)
    session, manager = "org.freedesktop.login1.Session", "org.freedesktop.login1.Manager"
    locked = bus.connect(_SERVICE, "", session, "Lock", watch, _slot("screen_locked()"))
    sleeping = bus.connect(_SERVICE, "", manager, "PrepareForSleep", watch, _slot("going_to_sleep(bool)"))
    return watch if locked or sleeping else None
