"""What Windows says of the session: the screen was locked, another user was switched to, the machine goes to sleep."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer
from PySide6.QtGui import QWindow

_POWER_BROADCAST, _SUSPEND = 0x0218, 4
_SESSION_CHANGE = 0x02B1
_LEFT = frozenset({0x2, 0x4, 0x6, 0x7})  # console or remote disconnect, sign-out, lock
_THIS_SESSION = 0
_ARRIVED = QByteArray(b"windows_generic_MSG")


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG, up to what is needed here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
    )


def means_absence(message: int, word: int) -> bool:
    """Whether a message of Windows says that nobody sits at this session any more."""
    return (message == _SESSION_CHANGE and word in _LEFT) or (
        message == _POWER_BROADCAST and word == _SUSPEND
    )


class WindowsSessionWatch(QObject):
    """Calls ``lock`` when nobody sits at the session any more; ``stop`` it before the program forgets it."""

    def __init__(self, parent: QObject, lock: Callable[[], None]) -> None:
        super().__init__(parent)
        self.window = QWindow()  # never shown: Windows tells a window, and the program's own ones come and go
        self.window.create()
        self._filter = _MessageFilter(lock)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self._filter)
        self._register(wanted=True)

    def stop(self) -> None:
        """Hear nothing more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)
        self._register(wanted=False)
        self.window.destroy()

    def _register(self, *, wanted: bool) -> None:
        """A Windows without terminal services refuses; sleep and the idle time are noticed all the same."""
        if sys.platform == "win32":
            handle = ctypes.c_void_p(int(self.window.winId()))
            library = ctypes.WinDLL("wtsapi32")
            if wanted:
                library.WTSRegisterSessionNotification(handle, _THIS_SESSION)
            else:
                library.WTSUnRegisterSessionNotification(handle)


class _MessageFilter(QAbstractNativeEventFilter):
    """Looks at every message of Windows and lets all of them pass."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Qt's entry: ``message`` is the address of a MSG."""
        if kind == _ARRIVED:
            arrived = _Message.from_address(int(message))
            if means_absence(arrived.message, arrived.word):
                # Locking destroys the window whose message is being handled: a moment later it may.
                QTimer.singleShot(0, self._lock)
        return False, 0
