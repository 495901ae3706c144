"""``leoc backup`` and ``leoc restore``."""

from __future__ import annotations

import argparse
import tempfile
from datetime import datetime
from pathlib import Path

from leoc_desktop.command_line import backup_destinations
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import shown_moment
from leoc_desktop.command_line.share_options import add_share_options, names_share, share_of
from leoc_desktop.features.audit.rules import action_name
from leoc_desktop.features.backups.report import (
    incidents_in_words,
    log_in_words,
    preview_in_words,
    restored_in_words,
    users_in_words,
    weight_in_words,
)
from leoc_desktop.features.backups.service import ProvenBackup
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_, _

NEWEST = "newest"


def add_commands(commands: CommandSet) -> None:
    """Declare the commands about backups."""
    backup = commands.group("backup", _("Backups."))
    now = backup.add("now", _now, _("Make a backup and prove that it opens. Secrets: your password."))
    now.add_argument("--to", type=Path, required=True, metavar="DIR")
    backup.add("list", _list, _("List the backups made on this computer. Secrets: your password."))
    backup_destinations.add_commands(backup)
    at_share = backup.add(
        "at-share",
        _at_share,
        _("List the backups on a share, newest first. Secrets: the password of the share."),
        signed_in=False,
    )
    add_share_options(at_share)
    at_share.add_argument(
        "--password-stdin", action="store_true", help=_("read secrets from standard input, one per line")
    )
    verify = backup.add(
        "verify",
        _verify,
        _("Open a whole backup file and prove it sound. Secrets: the recovery code."),
        signed_in=False,
    )
    verify.add_argument("file", type=Path)
    _code_option(verify)
    restore = commands.add(
        "restore",
        _restore,
        _(
            "Restore an office from a backup. Secrets: the recovery code; with --server the password of the share "
            "before it."
        ),
        signed_in=False,
    )
    restore.add_argument(
        "file", type=Path, help=_("the backup; with --server its name on the share, or newest for the newest")
    )
    add_share_options(restore)
    restore.add_argument(
        "--preview",
        action="store_true",
        help=_("only show what is in it and what would be lost; change nothing"),
    )
    restore.add_argument(
        "--replace",
        metavar="CODE",
        default="",
        help=_("the postal code of the office: move the office that is in the data folder aside"),
    )
    _code_option(restore)


def _code_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recovery-code-stdin",
        dest="password_stdin",
        action="store_true",
        help=_("read the code from standard input"),
    )


def _lines(proven: ProvenBackup) -> tuple[str, ...]:
    return (
        str(proven.path),
        _("The backup opens and is sound: {incidents}, {users}, newest {newest}.").format(
            incidents=incidents_in_words(proven.holds.incidents),
            users=users_in_words(proven.holds.users),
            newest=proven.holds.newest_incident or "–",
        ),
    )


def _now(call: Call) -> Answer:
    with call.signed_in() as services:
        proven = services.backups.make(call.arguments.to)
    return Answer(proven.as_json(), _lines(proven))


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.backups.made()
    data = [
        {
            "file": str(Path(row.folder) / row.file_name), "made_at": row.made_at.isoformat(), "size": row.size,
            "whole_size": row.whole_size, "new_size": row.new_size,
        }
        for row in rows
    ]  # fmt: skip
    return Answer(
        data, tuple(_line(row.made_at, row.file_name, row.whole_size, row.new_size) for row in rows)
    )


def _line(made_at: datetime, name: str, whole: int | None, new: int | None) -> str:
    return f"{shown_moment(made_at)}  {weight_in_words(whole, new)}  {name}"


def _verify(call: Call) -> Answer:
    doors = call.doors()
    doors.backups.head(call.arguments.file)  # what is no backup at all is told before any secret is asked
    proven = doors.backups.verify(call.arguments.file, recovery_code=call.secrets.next(N_("Recovery code")))
    whole = proven.log is None or not proven.log.faults
    weight = _("It weighs {weight}.").format(weight=weight_in_words(proven.whole_size, proven.new_size))
    return Answer(proven.as_json(), (*_lines(proven), weight, *log_in_words(proven.log)), well=whole)


def _at_share(call: Call) -> Answer:
    found = call.doors().backups.offered(share_of(call))
    data = [
        {
            "folder": one.folder, "file": one.name, "size": one.size, "made_at": one.made_at.isoformat(),
            "whole_size": one.whole_size, "new_size": one.new_size,
        }
        for one in found
    ]  # fmt: skip
    return Answer(data, tuple(_line(one.made_at, one.name, one.whole_size, one.new_size) for one in found))


def _restore(call: Call) -> Answer:
    if not names_share(call):
        return _restored(call, call.arguments.file)
    door, source, wanted = call.doors().backups, share_of(call), str(call.arguments.file)
    found = door.offered(source)
    chosen = found[0] if wanted == NEWEST else next((one for one in found if one.name == wanted), None)
    if chosen is None:
        raise NotFound(N_("On the share there is no backup {name}."), name=wanted)
    with tempfile.TemporaryDirectory(prefix="leoc-fetched-") as folder:
        return _restored(call, door.fetch(source, chosen, Path(folder)))


def _restored(call: Call, file: Path) -> Answer:
    doors = call.doors()
    doors.backups.head(file)
    code = call.secrets.next(N_("Recovery code"))
    if call.arguments.preview:
        found = doors.backups.preview(file, call.data_dir, recovery_code=code)
        data = {**found.backup.as_json(), "relation": found.relation.value, "lost": found.lost_count}
        return Answer(data, tuple(preview_in_words(found, action_name)))
    restored = doors.backups.restore(
        file, call.data_dir, recovery_code=code, office_code=call.arguments.replace
    )
    done = _("The office was restored into {folder}. Everybody keeps his password.").format(
        folder=call.data_dir
    )
    data = {**restored.proven.as_json(), "data_dir": str(call.data_dir), "aside": restored.aside or None}
    return Answer(data, (*_lines(restored.proven), done, *restored_in_words(restored)))
