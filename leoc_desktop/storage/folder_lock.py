"""Who may use the data folder at the same time (R19).

One window per folder; ``leoc`` commands may write beside it; restoring, migrating and rotating need it alone. The
locks are the operating system's own: a killed program leaves none behind.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from leoc_desktop.foundation.errors import AlreadyRunning, StoreTrouble
from leoc_desktop.foundation.translation import N_


class FolderLock:
    """A held lock; leaving the ``with`` block, ``release`` or the end of the process gives it back."""

    def __init__(self, path: Path, *, shared: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file: IO[bytes] = path.open("ab")
        try:
            _lock(self._file, shared=shared)
        except OSError:
            self._file.close()
            raise

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        self._file.close()

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def window_lock(folder: Path) -> FolderLock:
    """The lock of the one window. Raises AlreadyRunning."""
    try:
        return FolderLock(folder / "window.lock", shared=False)
    except OSError as error:
        raise AlreadyRunning from error


def use_lock(folder: Path) -> FolderLock:
    """The lock of everybody who uses the store; many may hold it. Raises StoreTrouble during maintenance."""
    try:
        return FolderLock(folder / "use.lock", shared=True)
    except OSError as error:
        raise StoreTrouble(
            N_("The office is being restored or upgraded just now. Try again in a moment.")
        ) from error


def maintenance_lock(folder: Path) -> FolderLock:
    """The lock of restore, migration and key rotation. Raises StoreTrouble while anybody uses the store."""
    try:
        return FolderLock(folder / "use.lock", shared=False)
    except OSError as error:
        raise StoreTrouble(
            N_("LEOC Desktop is in use on this computer. Close all its windows and commands, then try again.")
        ) from error


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _FAIL_AT_ONCE, _EXCLUSIVE = 1, 2

    class _Overlapped(ctypes.Structure):
        _fields_ = (
            ("internal", ctypes.c_size_t),
            ("internal_high", ctypes.c_size_t),
            ("offset", wintypes.DWORD),
            ("offset_high", wintypes.DWORD),
            ("event", wintypes.HANDLE),
        )

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        flags = _FAIL_AT_ONCE | (0 if shared else _EXCLUSIVE)
        handle = msvcrt.get_osfhandle(file.fileno())
        if not ctypes.windll.kernel32.LockFileEx(
            wintypes.HANDLE(handle), flags, 0, 1, 0, ctypes.byref(_Overlapped())
        ):
            raise ctypes.WinError()

else:
    import fcntl

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        fcntl.flock(file.fileno(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
