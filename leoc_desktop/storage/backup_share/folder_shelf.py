"""A folder of this computer, a mounted share, a UNC path or a USB stick as a shelf."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from leoc_desktop.foundation.durable_files import sync_folder
from leoc_desktop.storage.backup_share import windows_file
from leoc_desktop.storage.backup_share.place import Entry, Place
from leoc_desktop.storage.disks import disk_of


class FolderShelf:
    """The office's folder below a folder that must exist already: an unplugged stick is not a new folder."""

    def __init__(self, place: Place) -> None:
        self._root = Path(place.path)
        self._folder = self._root / place.inside

    def prepare(self) -> None:
        """Make the office's folder."""
        if not self._root.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._folder.mkdir(exist_ok=True)

    def names(self) -> list[Entry]:
        """The files in it."""
        with os.scandir(self._folder) as entries:
            return [Entry(entry.name, entry.stat().st_size) for entry in entries if entry.is_file()]

    def folders(self) -> list[str]:
        """The folders in the place itself."""
        with os.scandir(self._root) as entries:
            return [entry.name for entry in entries if entry.is_dir()]

    def create(self, name: str) -> BinaryIO:
        """A new file, open for writing and for its own renaming."""
        if sys.platform == "win32":
            return windows_file.create(self._folder / name)
        return (self._folder / name).open("xb", buffering=0)

    def settle(self, file: BinaryIO) -> None:
        """Bring it to the medium, and let the read-back come from there where the system can be asked to."""
        os.fsync(file.fileno())
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def read(self, name: str) -> BinaryIO:
        """A file, open for reading."""
        if sys.platform == "win32":
            return windows_file.read(self._folder / name)
        return (self._folder / name).open("rb")

    def rename(self, file: BinaryIO, old: str, new: str) -> None:
        """Give the file its final name without ever replacing another."""
        if sys.platform == "win32":
            windows_file.rename(file, self._folder / new)
        else:
            _rename_into_gap(self._folder / old, self._folder / new)
        with suppress(OSError):  # some network file systems refuse it; the name is there all the same
            sync_folder(self._folder)

    def remove(self, name: str) -> None:
        """Delete a file."""
        (self._folder / name).unlink()

    def free_bytes(self) -> int | None:
        """Free space for this account."""
        return shutil.disk_usage(self._folder).free

    def disk(self) -> int | None:
        """The number of the disk."""
        return disk_of(self._folder)


def _rename_into_gap(source: Path, target: Path) -> None:
    """A second name, which fails where it exists; without hard links (FAT, some shares) a look has to do."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        source.rename(target)
        return
    with suppress(PermissionError):
        source.unlink()
