"""What can be wrong with a place: one kind and one plain sentence each, from error numbers of three systems."""

from __future__ import annotations

import errno
from enum import StrEnum

from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.foundation.translation import N_


class TroubleKind(StrEnum):
    """The kinds; their values are kept in the store."""

    OFFLINE = "offline"
    FROZEN = "frozen"
    BROKEN_OFF = "broken_off"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  a kind of trouble
    NO_PASSWORD = "no_password"  # noqa: S105
    NO_SHARE = "no_share"
    NO_FOLDER = "no_folder"
    NO_RIGHT = "no_right"
    FULL = "full"
    NAME_TAKEN = "name_taken"
    BUSY = "busy"
    DIFFERS = "differs"
    OTHER = "other"


SENTENCES = {
    TroubleKind.OFFLINE: N_(
        "{place} cannot be reached. Check that the other computer is on and the network cable is in."
    ),
    TroubleKind.FROZEN: N_("{place} stopped answering, and the attempt was ended. Ask IT to look at it."),
    TroubleKind.BROKEN_OFF: N_("The connection to {place} broke off. It is tried again by itself."),
    TroubleKind.WRONG_PASSWORD: N_(
        "{place} does not accept the user name or password. Enter the password of the share again."
    ),
    TroubleKind.NO_PASSWORD: N_(
        "The password of {place} is not in the password safe (keyring) of this computer. Enter it again."
    ),
    TroubleKind.NO_SHARE: N_(
        "There is no such share: {place}. Check the names of the computer and the share."
    ),
    TroubleKind.NO_FOLDER: N_(
        "The folder for backups is not in {place}. Plug the USB stick in, or look whether somebody moved the folder."
    ),
    TroubleKind.NO_RIGHT: N_("Nothing can be written to {place}. Ask IT for the right to add files there."),
    TroubleKind.FULL: N_("{place} is full. Free some space there, or choose another place."),
    TroubleKind.NAME_TAKEN: N_(
        "In {place} there is another file of the same name ({name}). It was not touched."
    ),
    TroubleKind.BUSY: N_("Another program holds the file in {place} open. It is tried again by itself."),
    TroubleKind.DIFFERS: N_(
        "What was read back from {place} is not what was written. Do not rely on this medium any more."
    ),
    TroubleKind.OTHER: N_("{place} cannot be used: {reason}"),
}


class ShareTrouble(BackupTrouble):
    """A place did not do what it was asked for; ``kind`` says why."""

    def __init__(self, kind: TroubleKind, *, place: str = "", name: str = "", reason: str = "") -> None:
        super().__init__(SENTENCES[kind], place=place, name=name, reason=reason)
        self.kind = kind
        self.name = name
        self.reason = reason


_ERRNO = {
    errno.ENOSPC: TroubleKind.FULL,
    errno.EDQUOT: TroubleKind.FULL,
    errno.EFBIG: TroubleKind.FULL,
    errno.EROFS: TroubleKind.NO_RIGHT,
    errno.EACCES: TroubleKind.NO_RIGHT,
    errno.EPERM: TroubleKind.NO_RIGHT,
    errno.ENOENT: TroubleKind.NO_FOLDER,
    errno.ENOTDIR: TroubleKind.NO_FOLDER,
    errno.EEXIST: TroubleKind.NAME_TAKEN,
    errno.ETIMEDOUT: TroubleKind.OFFLINE,
    errno.EHOSTUNREACH: TroubleKind.OFFLINE,
    errno.EHOSTDOWN: TroubleKind.OFFLINE,
    errno.ENETUNREACH: TroubleKind.OFFLINE,
    errno.ECONNREFUSED: TroubleKind.OFFLINE,
    errno.ECONNRESET: TroubleKind.BROKEN_OFF,
    errno.ENODEV: TroubleKind.NO_FOLDER,
    errno.EBUSY: TroubleKind.BUSY,
}
_WINDOWS = {
    5: TroubleKind.NO_RIGHT,
    19: TroubleKind.NO_RIGHT,
    21: TroubleKind.NO_FOLDER,  # the drive is not ready
    32: TroubleKind.BUSY,
    39: TroubleKind.FULL,
    53: TroubleKind.OFFLINE,
    59: TroubleKind.BROKEN_OFF,
    64: TroubleKind.BROKEN_OFF,
    67: TroubleKind.NO_SHARE,
    80: TroubleKind.NAME_TAKEN,
    112: TroubleKind.FULL,
    121: TroubleKind.OFFLINE,
    183: TroubleKind.NAME_TAKEN,
    1231: TroubleKind.OFFLINE,
    1326: TroubleKind.WRONG_PASSWORD,
}
_NTSTATUS = {
    0xC000006D: TroubleKind.WRONG_PASSWORD,
    0xC000006A: TroubleKind.WRONG_PASSWORD,
    0xC0000064: TroubleKind.WRONG_PASSWORD,
    0xC0000071: TroubleKind.WRONG_PASSWORD,
    0xC0000072: TroubleKind.WRONG_PASSWORD,
    0xC0000234: TroubleKind.WRONG_PASSWORD,
    0xC00000CC: TroubleKind.NO_SHARE,
    0xC0000225: TroubleKind.NO_SHARE,
    0xC000003A: TroubleKind.NO_FOLDER,
    0xC0000034: TroubleKind.NO_FOLDER,
    0xC0000022: TroubleKind.NO_RIGHT,
    0xC00000A2: TroubleKind.NO_RIGHT,
    0xC000007F: TroubleKind.FULL,
    0xC0000044: TroubleKind.FULL,
    0xC0000035: TroubleKind.NAME_TAKEN,
    0xC0000043: TroubleKind.BUSY,
}


def kind_of(error: Exception) -> TroubleKind:
    """The kind of trouble behind an exception of the operating system or of the SMB library.

    The SMB library tells by the status of the protocol; its errno is often 0.
    """
    for numbered, kinds in (("ntstatus", _NTSTATUS), ("status", _NTSTATUS), ("winerror", _WINDOWS)):
        number = getattr(error, numbered, None)
        if number in kinds:
            return kinds[number]
    name = type(error).__name__
    if name in {"SMBConnectionClosed", "SMBAuthenticationError"}:
        return TroubleKind.BROKEN_OFF if name == "SMBConnectionClosed" else TroubleKind.WRONG_PASSWORD
    if name == "DiskFull":
        return TroubleKind.FULL
    if isinstance(error, ValueError) and "connect" in str(error).lower():
        return TroubleKind.OFFLINE
    if isinstance(error, OSError) and error.errno in _ERRNO:
        return _ERRNO[error.errno]
    return TroubleKind.OTHER
