"""Writing the file that a command was asked for."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_

_NOT_WRITTEN = N_("The file {file} cannot be written: {reason}")


def ensure_writable(out: Path) -> None:
    """Before anything is given a number: a paper that cannot be written down should not be issued. Raises Refused.

    A file beside ``out`` is really made and removed: rights, read-only disks and names that are too long show only so.
    """
    whole = out.absolute()
    trial = whole.with_name(f"{whole.name}.{secrets.token_hex(8)}.part")
    try:
        if whole.is_dir() or not whole.parent.is_dir():
            raise Refused(N_("There is no folder for the file {file}."), file=str(out))
        trial.touch(exist_ok=False)
        trial.unlink()
    except FileNotFoundError as error:  # the folder is there: Windows says this of a name that is too long
        too_long = OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        raise Refused(_NOT_WRITTEN, file=str(out), reason=reason_of(too_long)) from error
    except OSError as error:
        raise Refused(_NOT_WRITTEN, file=str(out), reason=reason_of(error)) from error


def write_file(content: bytes, out: Path, *, otherwise: str = _NOT_WRITTEN, **values: object) -> None:
    """Write ``content`` to ``out`` and bring it to the disk. Raises Refused with the reason.

    ``otherwise`` with its ``values`` is the sentence for what was done all the same, though its file is not there.
    """
    try:
        write_durably(out.absolute(), content)
    except OSError as error:
        raise Refused(otherwise, file=str(out), reason=reason_of(error), **values) from error
