"""What the Linux desktop says of the session: the screen was locked, the machine goes to sleep (D-Bus).

Desktops differ in how they tell: logind asks for a lock, or hears of one as a hint; screen savers tell it on the bus of
the session. Any of them locks the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIND = "org.freedesktop.login1"
_SESSION, _MANAGER = f"{_LOGIND}.Session", f"{_LOGIND}.Manager"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


class _SessionWatch(QObject):
    """Receives the signals of logind and of screen savers."""

    def __init__(self, parent: QObject, lock: Callable[[], None]) -> None:
        super().__init__(parent)
        self._lock = lock

    @Slot()
    def screen_locked(self) -> None:
        """The session's screen is to be locked."""
        self._lock()

    @Slot(bool)
    def begins(self, starting: bool) -> None:  # noqa: FBT001  a slot of a bool signal
        """The machine sleeps or the screen saver is on (True), or that is over (False)."""
        if starting:
            self._lock()

    @Slot(str, "QVariantMap", "QStringList")
    def changed(self, interface: str, values: dict[str, object], _unread: list[str]) -> None:
        """The desktop told logind that the screen is locked."""
        if interface == _SESSION and values.get("LockedHint") is True:
            self._lock()


def _slot(signature: str) -> bytes:
    """What ``connect`` takes: the text of SLOT(), though its type stub says bytes."""
    return cast(bytes, SLOT(signature))


def watch_session(parent: QObject, lock: Callable[[], None]) -> QObject | None:
    """Call ``lock`` when the screen is locked or the machine goes to sleep; None where no bus can tell."""
    watch = _SessionWatch(parent, lock)
    if any([*_hear_logind(watch), *_hear_screen_savers(watch)]):
        return watch
    watch.deleteLater()
    return None


def _hear_logind(watch: QObject) -> list[bool]:
    bus = QDBusConnection.systemBus()
    if not bus.isConnected():
        return []
    changed = _slot("changed(QString,QVariantMap,QStringList)")
    return [
        bus.connect(_LOGIND, "", _SESSION, "Lock", watch, _slot("screen_locked()")),
        bus.connect(_LOGIND, "", _MANAGER, "PrepareForSleep", watch, _slot("begins(bool)")),
        bus.connect(_LOGIND, "", _PROPERTIES, "PropertiesChanged", watch, changed),
    ]


def _hear_screen_savers(watch: QObject) -> list[bool]:
    """Whoever speaks as a screen saver: the desktop gives the name to one program only."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return []
    return [
        bus.connect("", "", face, "ActiveChanged", watch, _slot("begins(bool)")) for face in _SCREEN_SAVERS
    ]
