"""Room kept back on the disk: with no byte free a database cannot even be opened for reading (security.md 5).

The window lays a reserve file while there is plenty of room; a sign-in on a full disk removes it and can work again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from leoc_desktop.storage.data_folder import free_bytes

FILE = "reserve.bin"
RESERVE_BYTES = 32 * 1024**2
LOW_BYTES = 8 * 1024**2
"""Below this nothing more is saved, so that what is there can always be opened."""
AMPLE_BYTES = 1024**3


def is_full(folder: Path) -> bool:
    """Whether so little is free that nothing more may be written."""
    return free_bytes(folder) < LOW_BYTES


def lay(folder: Path) -> None:
    """Keep room back, where there is plenty. A disk that does not take it is no reason to stop anybody."""
    reserve = folder / FILE
    with suppress(OSError):
        if reserve.exists() or free_bytes(folder) < AMPLE_BYTES + RESERVE_BYTES:
            return
        with reserve.open("xb") as file:
            if sys.platform == "win32":
                file.write(bytes(RESERVE_BYTES))
            else:
                os.posix_fallocate(file.fileno(), 0, RESERVE_BYTES)


def give_way(folder: Path) -> bool:
    """Free the room that was kept back, when the disk is full; whether it was needed and there."""
    reserve = folder / FILE
    if not reserve.exists() or not is_full(folder):
        return False
    reserve.unlink(missing_ok=True)
    return True
