"""``leoc backup destination`` and ``leoc backup run``: where backups go by themselves."""

from __future__ import annotations

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.share_options import add_share_options, folder_of, names_share, share_of
from leoc_desktop.features.backups.queries import DestinationRow
from leoc_desktop.features.backups.report import tried_in_words
from leoc_desktop.features.backups.service import BackupService
from leoc_desktop.features.backups.service.destinations import TriedOut
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _

_NO_SUCH = N_("There is no destination named {name}.")


def add_commands(backup: CommandSet) -> None:
    """Declare them below ``leoc backup``."""
    backup.add(
        "run",
        _run,
        _("Do at once what the schedule does: seal what changed and bring it away. Secrets: your password."),
    )
    destination = backup.group("destination", _("Where backups go by themselves."))
    destination.add("list", _list, _("List the destinations and how it went there. Secrets: your password."))
    add = destination.add(
        "add",
        _add,
        _("Try a place out and bring backups there from now on. Secrets: your password; then the share's."),
    )
    add.add_argument("name", metavar="NAME")
    add.add_argument("--folder", default="", metavar="DIR", help=_("a folder, a mounted share or a stick"))
    add_share_options(add)
    test = destination.add("test", _test, _("Try a destination out again. Secrets: your password."))
    test.add_argument("name", metavar="NAME")
    remove = destination.add(
        "remove", _remove, _("Bring no more backups there; those there stay. Secrets: your password.")
    )
    remove.add_argument("name", metavar="NAME")


def _run(call: Call) -> Answer:
    with call.signed_in() as services:
        run = services.backups.run(at_once=True)
    troubles = [str(trouble) for trouble in run.troubles]
    troubles += [str(run.not_sealed)] if run.not_sealed is not None else []
    lines = [_("Files brought to destinations: {count}").format(count=show_number(run.delivered)), *troubles]
    data = {"sealed": run.sealed, "delivered": run.delivered, "troubles": troubles}
    return Answer(data, tuple(lines), well=not troubles)


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        rows = services.backups.destinations()
    lines = tuple(f"{row.name}  {row.shown}  {_state(row)}" for row in rows)
    return Answer([_as_json(row) for row in rows], lines or (_("No destination is set up yet."),))


def _as_json(row: DestinationRow) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind,
        "place": row.shown,
        "newest_copy_at": row.newest_at.isoformat() if row.newest_at else None,
        "tried_at": row.tried_at.isoformat() if row.tried_at else None,
        "failing_since": row.failing_since.isoformat() if row.failing_since else None,
        "trouble": _(row.trouble).format(**row.values) if row.trouble else None,
    }


def _state(row: DestinationRow) -> str:
    if row.trouble:
        return _(row.trouble).format(**row.values)
    return _("well") if row.tried_at else _("nothing brought there yet")


def _add(call: Call) -> Answer:
    given = call.arguments
    with call.signed_in() as services:
        new = share_of(call, given.name) if names_share(call) else folder_of(given.folder, given.name)
        tried = services.backups.add_destination(new)
    return _tried(tried)


def _test(call: Call) -> Answer:
    with call.signed_in() as services:
        tried = services.backups.try_again(_named(services.backups, call.arguments.name).key)
    return _tried(tried)


def _tried(tried: TriedOut) -> Answer:
    data = {
        "place": tried.shown,
        "free_bytes": tried.free_bytes,
        "deletes": tried.deletes,
        "same_disk": tried.same_disk,
        "password_kept": tried.password_kept,
    }
    return Answer(data, (tried_in_words(tried),))


def _remove(call: Call) -> Answer:
    name = call.arguments.name
    with call.signed_in() as services:
        services.backups.remove_destination(_named(services.backups, name).key)
    return Answer({"removed": name}, (_("No more backups go to {name}.").format(name=name),))


def _named(backups: BackupService, name: str) -> DestinationRow:
    row = next((row for row in backups.destinations() if row.name == name), None)
    if row is None:
        raise NotFound(_NO_SUCH, name=name)
    return row
