"""When a backup is due, which generations are kept, how well an office is backed up, and what a destination needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.nepali_text import clean_line, show_number
from leoc_desktop.foundation.translation import N_, _, ngettext

OLD_AFTER = timedelta(days=1)
EVERY = timedelta(minutes=15)
TOLERATED = timedelta(minutes=30)
"""How old a change may be that is in no copy yet (R35)."""
DRILL_EVERY = timedelta(days=7)
DRILL_OVERDUE = timedelta(days=15)
AGAIN_AFTER = timedelta(minutes=5)
"""How long a destination that failed is left alone."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
FOLDER, SMB = "folder", "smb"
_PORTS = range(1, 65536)

FILL_IN = N_("This must be filled in.")


class Light(StrEnum):
    """The health light."""

    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class NewDestination:
    """What somebody types about a destination. ``password`` is for shares only and goes to the keyring."""

    name: str
    kind: str
    path: str
    server: str = ""
    share: str = ""
    port: int = 445
    user_name: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class DueFacts:
    """What decides whether a backup is due: the newest change and the newest copy that is noted."""

    changed_at: datetime | None
    changed_seq: int
    copied_at: datetime | None
    copied_seq: int


@dataclass(frozen=True, slots=True)
class Trial:
    """How the last attempt at a destination went."""

    name: str
    failing_since: datetime | None
    sentence: str
    """What is wrong, as a message id; empty when all is well."""
    values: Mapping[str, object]
    other_branch: str


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What the store knows about its backups."""

    newest_copy_at: datetime | None
    unsaved_since: datetime | None
    """The first change that is in no copy; None when everything is."""
    destinations: tuple[Trial, ...]
    drilled_at: datetime | None
    drill_problem: str
    """Of the last test restore, as a message id."""


@dataclass(frozen=True, slots=True)
class Health:
    """The light and what speaks for it."""

    light: Light
    facts: HealthFacts


def due(facts: DueFacts, waiting: Sequence[datetime], now: datetime, *, at_once: bool) -> bool:
    """Whether to make a backup: something changed since the newest copy or spooled file, and the time has come."""
    made = [moment for moment in (facts.copied_at, *waiting) if moment is not None]
    newest = max(made, default=None)
    if facts.changed_at is None:
        return False
    spooled_since = max(waiting, default=None)
    unchanged = facts.changed_seq <= facts.copied_seq or (
        spooled_since is not None and facts.changed_at <= spooled_since
    )
    if unchanged:
        return False
    return at_once or newest is None or now - newest >= EVERY


def judged(facts: HealthFacts, now: datetime) -> Health:
    """Green: every change older than half an hour is in a copy that was read back (R35), and nothing else is wrong."""
    if facts.newest_copy_at is None:
        return Health(Light.DANGER, facts)
    waiting = now - facts.unsaved_since if facts.unsaved_since is not None else timedelta(0)
    if waiting > _DAY or facts.drill_problem or any(trial.other_branch for trial in facts.destinations):
        return Health(Light.DANGER, facts)
    behind = any(
        trial.failing_since is not None and now - trial.failing_since > _DAY for trial in facts.destinations
    )
    undrilled = facts.drilled_at is not None and now - facts.drilled_at > DRILL_OVERDUE
    if waiting > TOLERATED or behind or undrilled or not facts.destinations:
        return Health(Light.WARN, facts)
    return Health(Light.OK, facts)


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
    said = [*_about_copies(facts, now), *_about_destinations(facts, now), *_about_drills(facts, now)]
    if health.light is not Light.OK or facts.newest_copy_at is None:
        return said
    text = _("Everything is safe: the newest backup was made {age} and read back as it was written.")
    return [(Light.OK, text.format(age=age_in_words(facts.newest_copy_at, now))), *said]


def _about_copies(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    said: list[tuple[Light, str]] = []
    if facts.newest_copy_at is None:
        text = _("There is no backup yet. If this computer breaks, everything is lost.")
        said.append((Light.DANGER, text))
    elif facts.unsaved_since is not None and now - facts.unsaved_since > TOLERATED:
        text = _(
            "The oldest change that is in no backup was made {age}; it is on this computer only. "
            "The newest backup was made {newest}."
        )
        age = age_in_words(facts.unsaved_since, now)
        light = Light.DANGER if now - facts.unsaved_since > _DAY else Light.WARN
        said.append((light, text.format(age=age, newest=age_in_words(facts.newest_copy_at, now))))
    if not facts.destinations:
        said.append(
            (Light.WARN, _("No destination is set up, so backups are made only by hand. Add one below."))
        )
    return said


def _about_destinations(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    said: list[tuple[Light, str]] = []
    for trial in facts.destinations:
        if trial.failing_since is not None and trial.sentence:
            words = _("{name} failed first {age}: {sentence}").format(
                name=trial.name,
                age=age_in_words(trial.failing_since, now),
                sentence=_(trial.sentence).format(**trial.values),
            )
            said.append((Light.DANGER if now - trial.failing_since > _DAY else Light.WARN, words))
        if trial.other_branch:
            words = _(
                "Another computer goes on with this same office and brings its backups to {name} ({file}). "
                "Stop one of the two; their entries are never mixed."
            )
            said.append((Light.DANGER, words.format(name=trial.name, file=trial.other_branch)))
    return said


def _about_drills(facts: HealthFacts, now: datetime) -> list[tuple[Light, str]]:
    if facts.drill_problem:
        text = _("The last test restore failed: {problem} Make a backup now and tell IT.")
        return [(Light.DANGER, text.format(problem=_(facts.drill_problem)))]
    if facts.drilled_at is not None and now - facts.drilled_at > DRILL_OVERDUE:
        text = _("The last test restore was made {age}; one a week is due.")
        return [(Light.WARN, text.format(age=age_in_words(facts.drilled_at, now)))]
    return []


def not_kept(made: Mapping[str, datetime], now: datetime) -> list[str]:
    """The files that newer ones supersede: all of a day are kept, one an hour for a week, one a day, one a month."""
    kept: dict[object, str] = {}
    for name in sorted(made, key=lambda name: made[name]):
        moment = nepal_time(made[name])
        age = now - made[name]
        if age <= timedelta(days=1):
            slot: object = name
        elif age <= timedelta(days=7):
            slot = (moment.date(), moment.hour)
        elif age <= timedelta(days=30):
            slot = moment.date()
        elif age <= timedelta(days=366):
            slot = (moment.year, moment.month)
        else:
            slot = None
        kept[slot] = name  # the last one of each hour, day and month
    kept.pop(None, None)
    newest = max(made, key=lambda name: made[name], default=None)
    return sorted(name for name in made if name not in set(kept.values()) and name != newest)


def checked_destination(new: NewDestination) -> NewDestination:
    """The destination with its entries cleaned. Raises ValidationFailed."""
    clean = replace(
        new,
        name=clean_line(new.name),
        path=new.path.strip(),
        server=clean_line(new.server).strip("\\/"),
        share=clean_line(new.share).strip("\\/"),
        user_name=clean_line(new.user_name),
    )
    needed = (
        ("name", "path") if clean.kind == FOLDER else ("name", "server", "share", "user_name", "password")
    )
    problems = [FieldProblem(field, FILL_IN) for field in needed if not getattr(clean, field)]
    if clean.port not in _PORTS:
        problems.append(FieldProblem("port", N_("A port is a number from 1 to 65535.")))
    if problems:
        raise ValidationFailed(problems)
    return clean


def is_old(made_at: datetime | None, now: datetime) -> bool:
    """Whether another backup is due: there is none, or the newest is older than a day."""
    return made_at is None or now - made_at > OLD_AFTER


def age_in_words(made_at: datetime, now: datetime) -> str:
    """How long ago, in whole hours and from two days on in whole days; a clock set back counts as just now."""
    age = now - made_at
    if age < _HOUR:
        return _("less than an hour ago")
    if age < 2 * _DAY:
        hours = age // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=show_number(hours))
    days = age // _DAY
    return ngettext("{count} day ago", "{count} days ago", days).format(count=show_number(days))
