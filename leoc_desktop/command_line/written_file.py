"""Writing the file that a command was asked for."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_


def ensure_writable(out: Path) -> None:
    """Before anything is given a number: a paper that cannot be written down should not be issued. Raises Refused."""
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise Refused(N_("There is no folder for the file {file}."), file=str(out))


def write_file(content: bytes, out: Path) -> None:
    """Write ``content`` to ``out`` and bring it to the disk. Raises Refused with the reason."""
    try:
        write_durably(out.absolute(), content)
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(out),
            reason=error.strerror or str(error),
        ) from error
