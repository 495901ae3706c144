"""The office's data folder: what lies where in it, whether it may be used, and who is using it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.foundation.translation import N_

_NETWORK_FILE_SYSTEMS = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "afs", "9p", "fuse.sshfs", "davfs", "ncpfs", "ceph", "glusterfs"}
)
_WINDOWS_REMOTE_DRIVE = 4
_FULL_SPELLING = "\\\\?\\"
"""Before a Windows path that may be longer than 260 characters."""
MINIMUM_FREE_BYTES = 50 * 1024 * 1024
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NEARLY_FULL = N_("The disk is nearly full. Free at least 50 MB and try again.")


class DataFolder:
    """Paths inside one data folder."""

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser().absolute()

    @property
    def database(self) -> Path:
        """The encrypted store."""
        return self.root / "leoc.db"

    @property
    def settings(self) -> Path:
        """Language, theme and last name: all that is readable before sign-in (R14)."""
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        """Rotating logs without personal data."""
        return self.root / "logs"

    @property
    def spool(self) -> Path:
        """Sealed backups that still have to travel."""
        return self.root / "spool"

    @property
    def updates(self) -> Path:
        """The installer of a newer version, checked, and the backups made before installing one."""
        return self.root / "updates"

    @property
    def backup_state(self) -> Path:
        """How well the office was backed up at the last run of the schedule, for ``leoc doctor``; it holds no names."""
        return self.root / "backups.json"

    @property
    def held_pieces(self) -> Path:
        """Which pieces of backups were seen at each destination: what need not be brought there once more."""
        return self.root / "pieces.json"

    def holds_office(self) -> bool:
        """Whether an office was set up here: a vault file or a database is present."""
        return any((self.root / name).exists() for name in ("vault.a.json", "vault.b.json", "leoc.db"))

    def prepare(self) -> None:
        """Make the folder if needed, for this account only, and prove that it can be used.

        Raises StoreTrouble with the reason: a network drive, no right to write, no space.
        """
        refuse_network_drive(self.root)
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.TemporaryFile(dir=self.root) as probe:
                probe.write(b"leoc")
                probe.flush()
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise StoreTrouble(_NEARLY_FULL) from error
            raise StoreTrouble(
                N_(
                    "The data folder {folder} cannot be written to. Choose another folder or ask IT for the right."
                ),
                folder=str(self.root),
            ) from error
        if not self.holds_office() and free_bytes(self.root) < MINIMUM_FREE_BYTES:
            raise StoreTrouble(_NEARLY_FULL)


def free_bytes(folder: Path) -> int:
    """Free space for this account on the disk that holds ``folder`` or will hold it, in bytes."""
    place = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(place).free


def refuse_network_drive(folder: Path, mounts: str | None = None) -> None:
    """Raise StoreTrouble when ``folder`` lies on a network drive: the database's locking does not hold there.

    ``mounts`` is the text of /proc/mounts; it is read from the system when not given.
    """
    if sys.platform == "win32":
        remote = _is_remote_on_windows(folder)
    else:
        remote = _file_system_of(folder.absolute(), mounts) in _NETWORK_FILE_SYSTEMS
    if remote:
        raise StoreTrouble(
            N_(
                "The data folder {folder} lies on a network drive. Choose a folder on this computer's own disk."
            ),
            folder=str(folder),
        )


def _is_remote_on_windows(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415  only Windows has this call

    text = str(folder.absolute())
    if text.startswith(_FULL_SPELLING) and not text.startswith(_FULL_SPELLING + "UNC"):
        text = text.removeprefix(_FULL_SPELLING)  # a disk of this computer, spelled out for a long path
    elif text.startswith(("\\\\", "//")):
        return True
    kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    return int(kernel32.GetDriveTypeW(Path(text).anchor)) == _WINDOWS_REMOTE_DRIVE


def _file_system_of(folder: Path, mounts: str | None) -> str:
    if mounts is None:
        listing = Path("/proc/mounts")
        mounts = listing.read_text(encoding="utf-8", errors="replace") if listing.exists() else ""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:  # noqa: PLR2004  device, place, kind
            continue
        place = parts[1].replace("\\040", " ")
        inside = str(folder) == place or str(folder).startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, parts[2]
    return kind


@contextmanager
def private_files() -> Iterator[None]:
    """Make every file created inside the block readable by this account only (POSIX)."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)
