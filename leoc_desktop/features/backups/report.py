"""In sentences: how well the office is backed up, and what a backup about to be restored holds and would take away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from leoc_desktop.access.audit_trail import LogState
from leoc_desktop.access.backup_contents import Entry, Inventory
from leoc_desktop.access.restore_preview import Preview, Relation
from leoc_desktop.features.backups.rules import (
    DAY,
    TOLERATED,
    Health,
    HealthFacts,
    Light,
    is_drill_overdue,
)
from leoc_desktop.features.backups.service import Restored
from leoc_desktop.features.backups.service.destinations import TriedOut
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _, ngettext

SHOWN = 3
_KILOBYTE = 1024
_MEGABYTE = 1024 * 1024
_GIGABYTE = 1024 * _MEGABYTE
_HOUR = timedelta(hours=1)
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
    said = [made, *_entries(backup.holds.last_entries, what), *log_in_words(backup.log)]
    if found.looked_at is not None and found.looked_at - backup.made_at > DAY:
        text = _("This backup was made {age}. Look whether there is a newer one.")
        said.append(text.format(age=age_in_words(backup.made_at, found.looked_at)))
    said += ["", _(_RELATIONS[found.relation])]
    if found.remembered is not None:
        text = _(
            "This computer remembers more than the backup holds: the log up to row {row}, {moment}. Look for a newer "
            "backup."
        )
        said.append(text.format(row=show_number(found.remembered.seq), moment=_moment(found.remembered.at)))
    if found.here is not None:
        said.append(_("On this computer: {contents}").format(contents=_contents(found.here)))
    if found.lost_count:
        said.append(
            ngettext(
                "Would be lost: {count} step of work:",
                "Would be lost: {count} steps of work, the last of them:",
                found.lost_count,
            ).format(count=show_number(found.lost_count))
        )
        said += _entries(found.lost, what)
    return said


def log_in_words(log: LogState | None) -> list[str]:
    """Whether the log in a backup is whole, and the fingerprint that the recovery sheet has too."""
    if log is None:
        return []
    if not log.faults:
        text = _("Its log is whole from the first row on. Fingerprint on the recovery sheet: {fingerprint}.")
        return [text.format(fingerprint=log.root)]
    text = _(
        "Its log is not whole: {count} faults, the first at row {row}: {fault} Look for another backup, or find out "
        "why before anybody relies on it."
    )
    first = log.faults[0]
    return [text.format(count=show_number(len(log.faults)), row=show_number(first.seq), fault=first)]


def restored_in_words(restored: Restored) -> list[str]:
    """What to know after a restore."""
    said = log_in_words(restored.proven.log)
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
    return _("{incidents}, {users}, newest {newest}.").format(
        incidents=incidents_in_words(holds.incidents),
        users=users_in_words(holds.users),
        newest=holds.newest_incident or "–",
    )


def incidents_in_words(count: int) -> str:
    """``12 incidents``."""
    return ngettext("{count} incident", "{count} incidents", count).format(count=show_number(count))


def users_in_words(count: int) -> str:
    """``6 users``."""
    return ngettext("{count} user", "{count} users", count).format(count=show_number(count))


def _entries(entries: tuple[Entry, ...], what: Callable[[str], str]) -> list[str]:
    return [f"  {_moment(entry.at)}  {entry.actor}  {what(entry.action)}" for entry in entries[:SHOWN]]


def _moment(at: datetime) -> str:
    time = nepal_time(at)
    return f"{show_bs(to_bs(nepal_day(at)))} {shown_digits(f'{time:%H:%M}')}"


def short_words(health: Health) -> str:
    """The light in a few words, for the status bar."""
    facts = health.facts
    if health.light is Light.OK:
        return _("Backup: safe")
    if facts.newest_copy_at is None:
        return _("Backup: none yet")
    if facts.unsaved_since is not None:
        since = nepal_time(facts.unsaved_since)
        return _("Backup: not safe since {time}").format(time=f"{show_number(since.hour)}:{_minutes(since)}")
    return _("Backup: look at it")


def _minutes(moment: datetime) -> str:
    return "".join(show_number(int(digit)) for digit in f"{moment.minute:02d}")


def in_words(health: Health, now: datetime) -> list[tuple[Light, str]]:
    """What is wrong, since when and what to do; that all is well where it is."""
    facts = health.facts
    said = [
        *_about_copies(facts, now),
        *_about_sealing(facts, now),
        *_about_destinations(facts, now),
        *_about_drills(facts, now),
    ]
    if health.light is not Light.OK or facts.newest_copy_at is None:
        return said
    text = _("Everything is safe: the newest backup was made {age} and read back as it was written.")
    return [(Light.OK, text.format(age=age_in_words(facts.newest_copy_at, now))), *said]


def _about_copies(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    said: list[tuple[Light, str]] = []
    if facts.newest_copy_at is None:
        text = _(
            "No destination holds a backup yet. If this computer breaks, everything is lost that is in no backup made "
            "by hand."
        )
        said.append((Light.DANGER, text))
    elif facts.unsaved_since is not None and now - facts.unsaved_since > TOLERATED:
        text = _(
            "The oldest change that is in no backup was made {age}; it is on this computer only. "
            "The newest backup was made {newest}."
        )
        age = age_in_words(facts.unsaved_since, now)
        light = Light.DANGER if now - facts.unsaved_since > DAY else Light.WARN
        said.append((light, text.format(age=age, newest=age_in_words(facts.newest_copy_at, now))))
    if not facts.destinations:
        said.append(
            (Light.WARN, _("No destination is set up, so backups are made only by hand. Add one below."))
        )
    return said


def _about_sealing(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    trouble = facts.not_sealed
    if trouble is None:
        return []
    text = _("No backup can be made on this computer; it failed first {age}: {sentence}")
    sentence = _(trouble.sentence).format(**trouble.values)
    return [(Light.WARN, text.format(age=age_in_words(trouble.since, now), sentence=sentence))]


def _about_destinations(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    said: list[tuple[Light, str]] = []
    for trial in facts.destinations:
        if trial.same_disk:
            text = _(
                "{name} is on the same disk as the office itself and would be lost together with it: copies there do "
                "not count."
            )
            said.append((Light.WARN, text.format(name=trial.name)))
        if trial.failing_since is not None and trial.sentence:
            words = _("{name} failed first {age}: {sentence}").format(
                name=trial.name,
                age=age_in_words(trial.failing_since, now),
                sentence=_(trial.sentence).format(**trial.values),
            )
            said.append((Light.DANGER if now - trial.failing_since > DAY else Light.WARN, words))
        if trial.other_branch:
            words = _(
                "Another computer goes on with this same office and brings its backups to {name} ({file}). "
                "Stop one of the two; their entries are never mixed."
            )
            said.append((Light.DANGER, words.format(name=trial.name, file=trial.other_branch)))
    return said


def _about_drills(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    said: list[tuple[Light, str]] = []
    for trial in facts.destinations:
        if trial.drill_problem:
            values = {
                "place": trial.name,
                "name": trial.drilled_file,
                "file": trial.drilled_file,
                "reason": "",
            }
            problem = _(trial.drill_problem).format(**values)
            text = _("The last test restore from {name} failed: {problem} Make a backup now and tell IT.")
            said.append((Light.DANGER, text.format(name=trial.name, problem=problem)))
        elif trial.drilled_at is not None and is_drill_overdue(trial, now):
            text = _("The last test restore from {name} was made {age}; one a week is due.")
            age = age_in_words(trial.drilled_at, now)
            said.append((Light.WARN, text.format(name=trial.name, age=age)))
    return said


def age_in_words(made_at: datetime, now: datetime) -> str:
    """How long ago, in whole hours and from two days on in whole days; a clock set back counts as just now."""
    age = now - made_at
    if age < _HOUR:
        return _("less than an hour ago")
    if age < 2 * DAY:
        hours = age // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=show_number(hours))
    days = age // DAY
    return ngettext("{count} day ago", "{count} days ago", days).format(count=show_number(days))


def tried_in_words(tried: TriedOut) -> str:
    """What a trial showed, in plain words."""
    said = [_("{place} works: a file was added and read back.").format(place=tried.shown)]
    if tried.free_bytes is not None:
        said.append(_("Free there: {size}.").format(size=shown_size(tried.free_bytes)))
    if tried.same_disk:
        said.append(_("It is on the same disk as the office itself and would be lost together with it."))
    if not tried.deletes:
        said.append(_("Nothing can be deleted there: that protects the backups."))
    if not tried.password_kept:
        said.append(
            _("This computer has no password safe (keyring): you will be asked again after each start.")
        )
    return " ".join(said)


def weight_in_words(whole: int | None, new: int | None) -> str:
    """``862.0 MB (new 7.9 MB)``."""
    if new is None:
        return shown_size(whole)
    return _("{size} (new {new})").format(size=shown_size(whole), new=shown_size(new))


def shown_size(size: int | None) -> str:
    """A size in bytes as ``1.2 MB``; a dash where it is not known."""
    if size is None:
        return "–"
    if size >= _GIGABYTE:
        return _("{size} GB").format(size=shown_digits(f"{size / _GIGABYTE:.1f}"))
    if size >= _MEGABYTE:
        return _("{size} MB").format(size=shown_digits(f"{size / _MEGABYTE:.1f}"))
    return _("{size} KB").format(size=show_number(round(size / _KILOBYTE)))
