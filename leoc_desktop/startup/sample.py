"""Makes a training office out of the sample story, through the same services that people use (R36, R37)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.roles import Role
from leoc_desktop.domain.sample_event import (
    belongs_to_event,
    event_begins,
    rapid_assessments,
    sample_event,
)
from leoc_desktop.domain.sample_losses import losses_of
from leoc_desktop.domain.sample_office import (
    ADMINISTRATOR,
    OPERATORS,
    POSTAL_CODE,
    STAFF,
    Fate,
    Registration,
    SampleUser,
    registrations,
)
from leoc_desktop.domain.sample_papers import Paper, advisories, log_lines, situation_reports
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.clock import FixedClock, SystemClock
from leoc_desktop.foundation.settings import Settings, write_settings
from leoc_desktop.foundation.translation import NEPALI
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.storage.data_folder import DataFolder

_STAFFING = timedelta(hours=2)
_Told = tuple[datetime, Callable[[], object]]
_SYLLABLES = tuple("ka kha ga gha cha ja ta tha da dha na pa pha ba bha ma ya ra la wa sa ha".split(" "))  # noqa: SIM905


def sample_password(name: str, seed: int) -> str:
    """The password of a training user: the same for the same seed, so that the office can be opened again."""
    stream = hashlib.sha256(f"abhyas/{seed}/{name}".encode()).digest()
    words = [
        "".join(_SYLLABLES[stream[place * 3 + step] % len(_SYLLABLES)] for step in range(3))
        for place in range(3)
    ]
    return "-".join(words)


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody who can sign in to the training office."""

    name: str
    full_name: str
    roles: tuple[str, ...]
    password: str


def sample_people(seed: int) -> tuple[SamplePerson, ...]:
    """Everybody of the training office with his password."""
    return tuple(
        SamplePerson(user.name, user.full_name, user.roles, sample_password(user.name, seed))
        for user in (ADMINISTRATOR, *STAFF)
    )


def make_sample(root: Path, days: int, seed: int, *, papers: bool = True) -> dict[str, object]:
    """Set up a training office in ``root`` with ``days`` of incidents that end now.

    Without ``papers`` it has no advisories, reports and assessments, which the first databases had no place for.
    Returns users with passwords and unlock keys, the recovery code and the office, ready to print as JSON. The
    office's people skip the forced change of passwords; guard, locks and log are those of a real office.
    """
    end = SystemClock().now()
    clock = FixedClock(end - timedelta(days=days) - _STAFFING)
    doors = open_doors(root, clock)
    password = sample_password(ADMINISTRATOR.name, seed)
    code = doors.office.set_up(
        NewOffice(POSTAL_CODE, NEPALI, ADMINISTRATOR.name, ADMINISTRATOR.full_name, password, training=True),
        kdf=FLOOR,
    )
    write_settings(DataFolder(root).settings, Settings(last_name=STAFF[0].name))
    people: dict[str, Services] = {}
    try:
        administrator = people[ADMINISTRATOR.name] = doors.sign_in(ADMINISTRATOR.name, password)
        administrator.particulars.change_particulars(
            place_ne="थलारा", place_en="Thalara", phone="", email="", one_person_shifts=False
        )
        keys: dict[str, str] = {}
        for user in STAFF:
            people[user.name] = _employed(user, administrator, seed, keys)
        story = _story(end, days, seed, people, keys, clock)
        for at, live in sorted(story + (_papers(end, days, seed, people) if papers else []), key=_moment):
            clock.set(max(clock.now(), at))
            live()
        office = administrator.particulars.particulars().as_json()
    finally:
        for services in people.values():
            services.close()
    users = [
        {
            "name": person.name,
            "full_name": person.full_name,
            "roles": list(person.roles),
            "password": person.password,
            "unlock_key": keys.get(person.name),
        }
        for person in sample_people(seed)
    ]
    return {"users": users, "recovery_code": code, "office": office, "data_dir": str(root)}


def _employed(user: SampleUser, administrator: Services, seed: int, keys: dict[str, str]) -> Services:
    """Add a user, let him choose his password, and give a supervisor his key."""
    roles = {Role(role) for role in user.roles}
    first = administrator.users.add(name=user.name, full_name=user.full_name, roles=roles, post=user.post)
    doors = open_doors(administrator.office.folder.root, administrator.office.store.clock)
    services = doors.sign_in(user.name, first.password)
    services.particulars.change_own_password(old=first.password, new=sample_password(user.name, seed))
    if Role.SUPERVISOR in roles:
        keys[user.name] = services.users.issue_unlock_key()
    return services


def _story(
    end: datetime,
    days: int,
    seed: int,
    people: Mapping[str, Services],
    keys: Mapping[str, str],
    clock: FixedClock,
) -> list[_Told]:
    """What happens and what is noted about it, each with its moment."""
    begins = event_begins(end, days=days)
    told: list[_Told] = [(begins, partial(people[OPERATORS[0]].events.add, sample_event(begins)))]
    for one in registrations(end, days=days, seed=seed):
        lived = replace(one, values=belongs_to_event(one.values)) if one.at > begins else one
        told.append((one.at, partial(_play, lived, people, keys, clock)))
    for line in log_lines(end, days=days, seed=seed):
        log = people[line.writer].event_log
        told.append((line.at, partial(log.note, line.text, kind=line.kind, significant=line.significant)))
    return told


def _papers(end: datetime, days: int, seed: int, people: Mapping[str, Services]) -> list[_Told]:
    """What is written beside the incidents, each with its moment."""
    told: list[_Told] = []
    told += [(one.at, partial(_advise, one, people)) for one in advisories(end, days=days, seed=seed)]
    told += [(one.at, partial(_report, one, people)) for one in situation_reports(end, days=days, seed=seed)]
    told += [(one.at, partial(_assess, one, people)) for one in rapid_assessments(end, days=days, seed=seed)]
    return told


def _moment(told: _Told) -> datetime:
    return told[0]


def _advise(paper: Paper, people: Mapping[str, Services]) -> None:
    advisory = people[paper.writer].advisories.draft(paper.values)
    if paper.done:
        people[paper.supervisor].advisories.issue(advisory.id)


def _report(paper: Paper, people: Mapping[str, Services]) -> None:
    report = people[paper.writer].situation_reports.draft(paper.values)
    people[paper.writer].situation_reports.submit(report.id)
    if paper.done:
        people[paper.supervisor].situation_reports.approve(report.id)


def _assess(paper: Paper, people: Mapping[str, Services]) -> None:
    assessment = people[paper.writer].rapid_assessments.enter(paper.values)
    people[paper.writer].rapid_assessments.submit(assessment.id)
    if paper.done:
        people[paper.supervisor].rapid_assessments.verify(assessment.id)


def _play(
    registration: Registration, people: Mapping[str, Services], keys: Mapping[str, str], clock: FixedClock
) -> None:
    """Live through one incident, a few minutes at each step."""
    operator, supervisor = people[registration.operator].incidents, people[registration.supervisor].incidents
    values = registration.values | losses_of(registration.values)
    incident = operator.register(values, draft=registration.fate is Fate.DRAFT)
    key = incident.number or incident.id
    clock.advance(timedelta(minutes=4))
    match registration.fate:
        case Fate.RETURNED:
            supervisor.return_to_operator(key, reason="प्रभावित परिवार संख्या फेरि बुझ्नुहोस्।")
        case Fate.VERIFIED:
            supervisor.verify(key)
        case Fate.APPROVED:
            supervisor.verify(key)
            supervisor.approve(key)
        case Fate.CORRECTED:
            operator.unlock(
                key, supervisor=registration.supervisor, unlock_key=keys[registration.supervisor],
                reason="प्रभावित परिवार संख्या फरक परेको।",
            )  # fmt: skip
            operator.correct(key, registration.correction)
            supervisor.verify(key)
            supervisor.approve(key)
        case _:
            return
