"""Why the operating system refused something, in the reader's language: the one list of its common answers."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from leoc_desktop.foundation.translation import N_, _

_REASONS = {
    errno.EPERM: N_("the operating system does not permit it"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EIO: N_("the disk does not read or write properly"),
    errno.EACCES: N_("you have no right to do it there"),
    errno.EBUSY: N_("another program is using it"),
    errno.EEXIST: N_("there is already something of that name"),
    errno.EXDEV: N_("it lies on another disk"),
    errno.ENODEV: N_("the disk is not there any more"),
    errno.ENOTDIR: N_("part of the path is a file and no folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EINVAL: N_("that name or place cannot be used"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EFBIG: N_("the file is too large for that disk"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("that disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ELOOP: N_("links on the way lead in a circle"),
    errno.ETIMEDOUT: N_("it did not answer in time"),
    errno.EHOSTUNREACH: N_("the other computer cannot be reached"),
    errno.ENETUNREACH: N_("the network cannot be reached"),
    errno.ECONNREFUSED: N_("the other computer refused the connection"),
    errno.ECONNRESET: N_("the connection broke off"),
} | ({errno.EDQUOT: N_("the disk is full")} if hasattr(errno, "EDQUOT") else {})

# Windows' own numbers where Python's translation of them is too coarse: a file that a virus scanner holds would be
# "no right", a share that went away "no such file".
_OF_WINDOWS = {
    19: errno.EROFS,  # ERROR_WRITE_PROTECT
    21: errno.ENODEV,  # ERROR_NOT_READY
    32: errno.EBUSY,  # ERROR_SHARING_VIOLATION
    33: errno.EBUSY,  # ERROR_LOCK_VIOLATION
    39: errno.ENOSPC,  # ERROR_HANDLE_DISK_FULL
    53: errno.EHOSTUNREACH,  # ERROR_BAD_NETPATH
    59: errno.ECONNRESET,  # ERROR_UNEXP_NET_ERR
    64: errno.ECONNRESET,  # ERROR_NETNAME_DELETED
    67: errno.EHOSTUNREACH,  # ERROR_BAD_NET_NAME
    121: errno.ETIMEDOUT,  # ERROR_SEM_TIMEOUT, of a share that does not answer
    206: errno.ENAMETOOLONG,  # ERROR_FILENAME_EXCED_RANGE
    1231: errno.ENETUNREACH,  # ERROR_NETWORK_UNREACHABLE
    1232: errno.EHOSTUNREACH,  # ERROR_HOST_UNREACHABLE
}


@dataclass(frozen=True, slots=True)
class SystemReason:
    """The answer of the operating system; ``str()`` gives it in the current language when it is a common one."""

    number: int | None
    own_words: str

    def __str__(self) -> str:
        msgid = _REASONS.get(self.number) if self.number is not None else None
        return _(msgid) if msgid is not None else self.own_words


def reason_of(error: OSError) -> SystemReason:
    """Why it failed, as the value of a sentence about it."""
    number = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno)
    return SystemReason(number, error.strerror or str(error))
