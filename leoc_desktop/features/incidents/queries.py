"""Reading incidents: lists for screens, one record whole, its history, what a period counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.record_lock import is_locked, open_grant
from leoc_desktop.features.incidents.fields import BY_NAME, FIELDS, HAZARD
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.correction_note import CorrectionNote
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.user import User

_ID_HEX = 32


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of the list."""

    id: bytes
    number: str
    incident_date: date
    incident_time: time | None
    hazard: str
    wards: tuple[int, ...]
    tole: str
    affected_families: int | None
    state: State
    operator: str

    @property
    def hazard_name(self) -> str:
        """The hazard in the current language."""
        choice = HAZARD.choice(self.hazard)
        return choice.name if choice else self.hazard


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """One incident with every field value, as stored; ``values`` goes by field name."""

    id: bytes
    number: str
    state: State
    edition: int
    version: int
    values: Mapping[str, object]
    state_reason: str
    registered_by: str
    submitted_by: str
    verified_by: str
    approved_by: str
    registered_at: datetime
    own: bool
    locked: bool
    unlocked_until: datetime | None

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
            "values": json_values(self.values),
        }


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step in a record's life, out of the log. ``before`` and ``after`` hold only fields that differ."""

    seq: int
    at: datetime
    actor: str
    action: str
    reason: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    facts: tuple[Mapping[str, object], ...] = ()

    def logged_before(self) -> dict[str, object]:
        """The former values in their exchange form."""
        return _exchanged(self.before)

    def logged_after(self) -> dict[str, object]:
        """The new values in their exchange form."""
        return _exchanged(self.after)


def _exchanged(values: Mapping[str, object]) -> dict[str, object]:
    return {name: to_json(BY_NAME[name], value) for name, value in values.items()}


def json_values(values: Mapping[str, object]) -> dict[str, object]:
    """Field values in their exchange form."""
    return {field.name: to_json(field, values[field.name]) for field in FIELDS}


def find(session: Session, key: str | bytes) -> Incident:
    """The incident with that office number or id (bytes or hex). Raises NotFound."""
    if isinstance(key, bytes):
        condition = Incident.id == key
    elif len(key) == _ID_HEX and "/" not in key:
        condition = Incident.id == _bytes(key)
    else:
        condition = Incident.number == key.strip().upper()
    incident = session.scalars(select(Incident).where(condition)).first()
    if incident is None:
        raise NotFound(
            N_("There is no incident {number}."), number=key if isinstance(key, str) else key.hex()
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


def listed(
    session: Session,
    *,
    states: Sequence[State] = (),
    ward: int | None = None,
    hazard: str = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> list[IncidentRow]:
    """Incidents, newest first, that meet every condition given."""
    query = select(Incident, User.full_name).join(User, User.row_no == Incident.created_by_no)
    if states:
        query = query.where(Incident.state.in_([state.value for state in states]))
    if ward is not None:
        touched = select(IncidentWard.incident_no).where(IncidentWard.ward == ward)
        query = query.where(Incident.row_no.in_(touched))
    if hazard:
        query = query.where(Incident.hazard == hazard)
    if first_day is not None:
        query = query.where(Incident.incident_date >= first_day)
    if last_day is not None:
        query = query.where(Incident.incident_date <= last_day)
    query = query.order_by(Incident.incident_date.desc(), Incident.row_no.desc())
    return [
        IncidentRow(
            id=incident.id,
            number=incident.number or "",
            incident_date=incident.incident_date,
            incident_time=incident.incident_time,
            hazard=incident.hazard,
            wards=incident.wards,
            tole=incident.tole,
            affected_families=incident.affected_families,
            state=State(incident.state),
            operator=operator,
        )
        for incident, operator in session.execute(query)
    ]


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


def detail(session: Session, incident: Incident, login: Login) -> IncidentDetail:
    """One incident whole, as ``login`` sees it: locked or open for him."""
    grant = open_grant(session, "incident", incident.row_no, login.user_no)
    return IncidentDetail(
        id=incident.id,
        number=incident.number or "",
        state=State(incident.state),
        edition=incident.edition,
        version=incident.version,
        values=values_of(incident),
        state_reason=incident.state_reason,
        registered_at=incident.created_at,
        own=incident.created_by_no == login.user_no,
        locked=is_locked(incident.state) and grant is None,
        unlocked_until=grant.save_before if grant else None,
        **people_of(session, incident),
    )


def active_user_no(session: Session, name: str) -> int:
    """The row number of an active user. Raises NotFound."""
    user = session.scalars(select(User).where(User.name == name, User.disabled.is_(False))).first()
    if user is None:
        raise NotFound(N_("There is no active user {name}."), name=name)
    return user.row_no


def history(session: Session, incident: Incident) -> list[HistoryEntry]:
    """Every logged step of the record, oldest first."""
    actor = aliased(User)
    query = (
        select(AuditRow, actor.full_name)
        .outerjoin(actor, actor.name == AuditRow.actor)
        .where(
            or_(
                and_(AuditRow.object_kind == "incident", AuditRow.object_id == incident.id),
                and_(AuditRow.action == "incident.unlock", AuditRow.object_id.in_(_grants_of(incident))),
                and_(AuditRow.action == "incident.note", AuditRow.object_id.in_(_notes_on(incident))),
            )
        )
        .order_by(AuditRow.seq)
    )
    return [_entry(row, name or row.actor) for row, name in session.execute(query)]


def _notes_on(incident: Incident) -> Select[bytes]:
    return select(CorrectionNote.id).where(
        CorrectionNote.record_kind == "incident", CorrectionNote.record_no == incident.row_no
    )


def _grants_of(incident: Incident) -> Select[bytes]:
    return select(UnlockGrant.id).where(
        UnlockGrant.record_kind == "incident", UnlockGrant.record_no == incident.row_no
    )


def _entry(row: AuditRow, name: str) -> HistoryEntry:
    body = json.loads(row.body)
    return HistoryEntry(
        seq=row.seq,
        at=row.at,
        actor=name,
        action=row.action,
        reason=body["note"],
        before=_field_values(body["before"]),
        after=_field_values(body["after"]),
        facts=tuple(body["facts"]),
    )


def _field_values(logged: Mapping[str, object] | None) -> dict[str, object]:
    """The logged columns that are fields, as stored values again."""
    return {name: _stored(name, value) for name, value in (logged or {}).items() if name in BY_NAME}


def _stored(name: str, value: object) -> object:
    """The log keeps what the store keeps: ISO dates and paisa, not the exchange form."""
    if isinstance(value, str) and name == "incident_date":
        return date.fromisoformat(value)
    if isinstance(value, str) and name == "incident_time":
        return time.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
