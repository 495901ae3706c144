"""A backup about to be restored, in sentences: what it holds, and what people would lose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leoc_desktop.access.backup_contents import Entry, Inventory
from leoc_desktop.access.restore_preview import Preview, Relation
from leoc_desktop.features.backups.service import Restored
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _

SHOWN = 3
_RELATIONS = {
    Relation.EMPTY: N_("There is no office on this computer yet; nothing is replaced."),
    Relation.SAME: N_("The office on this computer holds the same; nothing would be lost."),
    Relation.OLDER: N_("The backup is older than the office on this computer."),
    Relation.NEWER: N_("The backup is newer than the office on this computer; nothing would be lost."),
    Relation.FORK: N_(
        "This backup and the office on this computer went on separately: two computers were used for one office. "
        "They are never mixed; what is only here would be lost."
    ),
    Relation.OTHER_OFFICE: N_("Another office is on this computer. It would be moved aside."),
    Relation.UNREADABLE: N_(
        "The office on this computer cannot be read, so nobody can say what would be lost. It would be moved aside."
    ),
}


def preview_in_words(found: Preview, what: Callable[[str], str] = str) -> list[str]:
    """What is in the backup, how it stands to the office here, and what would be lost.

    ``what`` puts the name of an action of the log into words.
    """
    backup = found.backup
    made = _("Backup of {moment}: {contents}").format(
        moment=_moment(backup.made_at), contents=_contents(backup.holds)
    )
    said = [made, *_entries(backup.holds.last_entries, what), "", _(_RELATIONS[found.relation])]
    if found.here is not None:
        said.append(_("On this computer: {contents}").format(contents=_contents(found.here)))
    if found.lost_count:
        said.append(
            _("Would be lost: {count} steps of work, the last of them:").format(
                count=show_number(found.lost_count)
            )
        )
        said += _entries(found.lost, what)
    return said


def restored_in_words(restored: Restored) -> list[str]:
    """What to know after a restore."""
    said = []
    if restored.aside:
        text = _("The former office was kept in {folder}. Delete it when it is not needed any more.")
        said.append(text.format(folder=restored.aside))
    if not restored.passwords_open:
        said.append(
            _(
                "The password safe (keyring) of this computer does not keep the second secret. Use the recovery code."
            )
        )
    return said


def _contents(holds: Inventory) -> str:
    return _("{incidents} incidents, {users} users, newest {newest}.").format(
        incidents=show_number(holds.incidents),
        users=show_number(holds.users),
        newest=holds.newest_incident or "–",
    )


def _entries(entries: tuple[Entry, ...], what: Callable[[str], str]) -> list[str]:
    return [f"  {_moment(entry.at)}  {entry.actor}  {what(entry.action)}" for entry in entries[:SHOWN]]


def _moment(at: datetime) -> str:
    time = nepal_time(at)
    return f"{show_bs(to_bs(nepal_day(at)))} {shown_digits(f'{time:%H:%M}')}"
