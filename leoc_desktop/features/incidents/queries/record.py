"""One incident, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.record_lock import is_locked, open_grant
from leoc_desktop.domain.loss_lines import lines_of
from leoc_desktop.features.incidents.fields import BY_NAME, DEAD, FIELDS, group_fields, json_lines
from leoc_desktop.features.incidents.rules import Severity, State
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User

Key = str | bytes | int
"""An incident's office number, its id as bytes or hex, or its row number in this store."""

_ID_HEX = 32


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a locked record: who wrote what when."""

    at: datetime
    author: str
    text: str

    def as_json(self) -> dict[str, object]:
        """For the command line."""
        return {"at": self.at.isoformat(), "author": self.author, "text": self.text}


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """One incident with every field value, as stored; ``values`` goes by field name."""

    id: bytes
    number: str
    state: State
    edition: int
    version: int
    values: Mapping[str, object]
    lines: Mapping[str, tuple[Mapping[str, object], ...]]
    """By kind, in the form that ``register`` takes, each with its id."""
    state_reason: str
    registered_by: str
    submitted_by: str
    verified_by: str
    approved_by: str
    registered_at: datetime
    merged_into: str
    """The number of the incident that this one reported a second time, or ""."""
    duplicates: tuple[str, ...]
    """The numbers of incidents that were merged into this one."""
    own: bool
    locked: bool
    unlocked_until: datetime | None
    notes: tuple[Note, ...] = ()

    @property
    def severity_by_deaths(self) -> Severity | None:
        """The computed severity, beside the operator's judgement; None while nobody knows of deaths."""
        dead = [self.values[name] for name in group_fields(DEAD)]
        known = [count for count in dead if isinstance(count, int)]
        return Severity.by_deaths(sum(known)) if known else None

    def as_json(self) -> dict[str, object]:
        """The record as the command line prints it; field values in the form that ``register`` takes."""
        return {
            "id": self.id.hex(),
            "number": self.number or None,
            "state": self.state.value,
            "edition": self.edition,
            "version": self.version,
            "locked": self.locked,
            "registered_by": self.registered_by,
            "submitted_by": self.submitted_by or None,
            "verified_by": self.verified_by or None,
            "approved_by": self.approved_by or None,
            "reason": self.state_reason or None,
            "severity_by_deaths": self.severity_by_deaths.value if self.severity_by_deaths else None,
            "merged_into": self.merged_into or None,
            "duplicates": list(self.duplicates),
            "notes": [note.as_json() for note in self.notes],
            "values": self.raw_values(),
        }

    def raw_values(self) -> dict[str, object]:
        """Fields and lines as ``correct`` takes them."""
        return json_values(self.values) | {kind: list(lines) for kind, lines in self.lines.items()}


def json_values(values: Mapping[str, object]) -> dict[str, object]:
    """Field values in their exchange form."""
    return {field.name: to_json(field, values[field.name]) for field in FIELDS}


def find(session: Session, key: Key) -> Incident:
    """The incident with that key. Raises NotFound."""
    if isinstance(key, int):
        condition = Incident.row_no == key
    elif isinstance(key, bytes):
        condition = Incident.id == key
    elif len(key) == _ID_HEX and "/" not in key:
        condition = Incident.id == _bytes(key)
    else:
        condition = Incident.number == key.strip().upper()
    incident = session.scalars(select(Incident).where(condition)).first()
    if incident is None:
        raise NotFound(
            N_("There is no incident {number}."), number=key.hex() if isinstance(key, bytes) else key
        )
    return incident


def _bytes(key: str) -> bytes:
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""


def values_of(incident: Incident) -> dict[str, object]:
    """Every field's stored value."""
    return {name: getattr(incident, name) for name in BY_NAME}


def sees_people(login: Login) -> bool:
    """Whether names and phones are shown to ``login``: to those who enter them and those who check them (R27)."""
    return login.may(Permission.INCIDENT_REGISTER)


def _without_names(incident: Incident) -> dict[str, object]:
    return {name: "" if BY_NAME[name].is_personal else value for name, value in values_of(incident).items()}


def people_of(session: Session, incident: Incident) -> dict[str, str]:
    """Full names behind created, submitted, verified and approved."""
    wanted = {
        "registered_by": incident.created_by_no,
        "submitted_by": incident.submitted_by_no,
        "verified_by": incident.verified_by_no,
        "approved_by": incident.approved_by_no,
    }
    query = select(User.row_no, User.full_name).where(User.row_no.in_(wanted.values()))
    names = {row.row_no: row.full_name for row in session.execute(query)}
    return {role: names.get(number, "") if number else "" for role, number in wanted.items()}


def notes_on(session: Session, incident: Incident) -> tuple[Note, ...]:
    """The notes on the record, oldest first."""
    query = (
        select(CorrectionNote.created_at, User.full_name, CorrectionNote.text)
        .join(User, User.row_no == CorrectionNote.created_by_no)
        .where(CorrectionNote.record_kind == "incident", CorrectionNote.record_no == incident.row_no)
        .order_by(CorrectionNote.row_no)
    )
    return tuple(Note(*found) for found in session.execute(query))


def detail(session: Session, incident: Incident, login: Login) -> IncidentDetail:
    """One incident whole, as ``login`` sees it: locked or open for him."""
    grant = open_grant(session, "incident", incident.row_no, login.user_no)
    personal = sees_people(login)
    return IncidentDetail(
        id=incident.id,
        number=incident.number or "",
        state=State(incident.state),
        edition=incident.edition,
        version=incident.version,
        values=values_of(incident) if personal else _without_names(incident),
        lines=json_lines(lines_of(session, incident.row_no), personal=personal),
        state_reason=incident.state_reason,
        registered_at=incident.created_at,
        merged_into=_number(session, incident.merged_into_no),
        duplicates=_duplicates(session, incident),
        own=incident.created_by_no == login.user_no,
        locked=is_locked(incident.state) and grant is None,
        unlocked_until=grant.save_before if grant else None,
        notes=notes_on(session, incident),
        **people_of(session, incident),
    )


def _number(session: Session, row_no: int | None) -> str:
    return session.scalar(select(Incident.number).where(Incident.row_no == row_no)) or "" if row_no else ""


def _duplicates(session: Session, incident: Incident) -> tuple[str, ...]:
    query = (
        select(Incident.number).where(Incident.merged_into_no == incident.row_no).order_by(Incident.row_no)
    )
    return tuple(number or "" for number in session.scalars(query))


def active_user_no(session: Session, name: str) -> int:
    """The row number of an active user. Raises NotFound."""
    user = session.scalars(select(User).where(User.name == name, User.disabled.is_(False))).first()
    if user is None:
        raise NotFound(N_("There is no active user {name}."), name=name)
    return user.row_no
