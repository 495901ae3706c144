"""When a backup is due, which generations are kept, how well an office is backed up, and what a destination needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_

EVERY = timedelta(minutes=15)
TOLERATED = timedelta(minutes=30)
"""How old a change may be that is in no copy yet (R35)."""
DRILL_EVERY = timedelta(days=7)
DRILL_OVERDUE = timedelta(days=15)
AGAIN_AFTER = timedelta(minutes=5)
"""How long a destination that failed is left alone."""
DAY = timedelta(days=1)
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
    same_disk: bool = False
    """The disk of the office itself: its copies are lost together with it, so they do not count."""
    drilled_at: datetime | None = None
    drill_problem: str = ""
    """Of the newest test restore from there, as a message id."""
    drilled_file: str = ""


@dataclass(frozen=True, slots=True)
class NotSealed:
    """Since when no backup can be made on this computer, and why, as a message id."""

    since: datetime
    sentence: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What the store knows about its backups."""

    newest_copy_at: datetime | None
    unsaved_since: datetime | None
    """The first change that is in no copy; None when everything is."""
    destinations: tuple[Trial, ...]
    not_sealed: NotSealed | None = None


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
    if waiting > DAY or any(trial.drill_problem or trial.other_branch for trial in facts.destinations):
        return Health(Light.DANGER, facts)
    behind = any(
        trial.failing_since is not None and now - trial.failing_since > DAY for trial in facts.destinations
    )
    undrilled = any(is_drill_overdue(trial, now) for trial in facts.destinations)
    if waiting > TOLERATED or behind or undrilled or facts.not_sealed or not facts.destinations:
        return Health(Light.WARN, facts)
    return Health(Light.OK, facts)


def is_drill_overdue(trial: Trial, now: datetime) -> bool:
    """Whether no test restore was made from there for too long."""
    return trial.drilled_at is not None and now - trial.drilled_at > DRILL_OVERDUE


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
