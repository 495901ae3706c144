"""How a place for backups is named on the command line: a folder, or a share with its user."""

from __future__ import annotations

import argparse
from pathlib import Path

from leoc_desktop.command_line.command import Call
from leoc_desktop.features.backups.rules import FOLDER, SMB, NewDestination
from leoc_desktop.foundation.translation import N_, _

SHARE_PASSWORD = N_("Password of the share")


def add_share_options(parser: argparse.ArgumentParser) -> None:
    """``--server``, ``--share``, ``--inside``, ``--port``, ``--share-user``."""
    parser.add_argument("--server", default="", metavar="NAME", help=_("the computer that offers the share"))
    parser.add_argument("--share", default="", metavar="NAME", help=_("the name of the share"))
    parser.add_argument("--inside", default="", metavar="PATH", help=_("a folder in the share"))
    parser.add_argument("--port", type=int, default=445, metavar="NUMBER", help=_("another port than 445"))
    parser.add_argument("--share-user", default="", metavar="NAME", help=_("the user name at the share"))


def names_share(call: Call) -> bool:
    """Whether a share was named."""
    return bool(call.arguments.server or call.arguments.share)


def share_of(call: Call, name: str = "") -> NewDestination:
    """The share named; its password is the next secret."""
    given = call.arguments
    return NewDestination(
        name, SMB, given.inside, given.server, given.share, given.port, given.share_user,
        call.secrets.next(SHARE_PASSWORD),
    )  # fmt: skip


def folder_of(path: str, name: str = "") -> NewDestination:
    """A folder or stick. The child that goes there works in another folder, so the whole path is named."""
    return NewDestination(name, FOLDER, str(Path(path).absolute()) if path else "")
