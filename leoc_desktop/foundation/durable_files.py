"""Small files that survive a power cut, and locks between processes, on Windows and POSIX alike."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE = 0o600
# Seconds. On Windows a virus scanner holds a new file for a while; elsewhere a refusal is meant.
_REPLACE_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1, 1, 1) if sys.platform == "win32" else (0.05, 0.1)
_LOCK_TRIES = 500
_LOCK_PAUSE = 0.02  # seconds
_TEMPORARY = ".tmp-"


def write_durably(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: afterwards the old or the new content is there, never a mixture.

    Only its owner can read the file, and it has reached the disk when this returns. OSError when it cannot.
    """
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, PRIVATE), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace_patiently(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def replace_patiently(source: Path, target: Path) -> None:
    """``os.replace`` that tries again while a virus scanner holds one of the files open (Windows)."""
    for pause in _REPLACE_PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Bring the names in ``folder`` to the disk. Windows does that itself and offers no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def leftovers(path: Path) -> list[Path]:
    """Temporary files of interrupted :func:`write_durably` calls for ``path``."""
    return sorted(path.parent.glob(f"{path.name}{_TEMPORARY}*"))


@contextmanager
def exclusive_lock(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` inside the block. A killed process lets go of it.

    Waits up to ten seconds for another process, then raises OSError.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE)
    try:
        _lock_patiently(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock_patiently(descriptor: int) -> None:
    for attempt in range(1, _LOCK_TRIES + 1):
        try:
            _lock_at_once(descriptor)
        except OSError:
            if attempt == _LOCK_TRIES:
                raise
            time.sleep(_LOCK_PAUSE)
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _lock_at_once(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_at_once(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
