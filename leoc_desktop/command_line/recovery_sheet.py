"""The recovery sheet as a file that a command was asked for: it holds the code, so it is to be printed and deleted."""

from __future__ import annotations

import argparse
from pathlib import Path

from leoc_desktop.command_line.command import Call
from leoc_desktop.command_line.written_file import ensure_writable, write_file
from leoc_desktop.features.office.report import render_recovery_sheet
from leoc_desktop.features.office.service import RecoverySheet
from leoc_desktop.foundation.translation import N_, _

_SHOWN_ONCE = N_("Write it down on two sheets and keep each in a sealed envelope. It is not shown again.")


def add_sheet_option(parser: argparse.ArgumentParser) -> None:
    """``--sheet FILE``."""
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE",
        help=_("also write the recovery sheet with the code, a PDF to be printed twice and deleted"),
    )


def check_sheet_option(call: Call) -> None:
    """Before a code is made: its sheet can be written. Raises Refused."""
    if call.arguments.sheet is not None:
        ensure_writable(call.arguments.sheet)


def code_lines(code: str) -> tuple[str, ...]:
    """The code, and what to do with it."""
    return _("Recovery code: {code}").format(code=code), _(_SHOWN_ONCE)


def write_sheet(call: Call, sheet: RecoverySheet) -> tuple[str, ...]:
    """Write the sheet where it was asked for, and say what to do with it."""
    out: Path | None = call.arguments.sheet
    if out is None:
        return ()
    write_file(render_recovery_sheet(sheet), out)
    if not sheet.code:
        return (_("The sheet is in {file}. Print it and write the code in by hand.").format(file=out),)
    return (
        _(
            "The sheet is in {file}. Whoever reads that file has the code: print it twice and delete it."
        ).format(file=out),
    )
