"""Reading unlock keys, sheets and requests, and what is unlocked at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.access.grant_time import SAVE_WITHIN, TAKE_UP_WITHIN
from leoc_desktop.access.lockable import LOCKABLE, number_of
from leoc_desktop.access.roles import Role
from leoc_desktop.access.unlock_keys import free_rows, valid_sheet, valid_standing_keys
from leoc_desktop.features.users.queries.users import UserRow, users
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_request import UnlockRequest
from leoc_desktop.records.user import User


@dataclass(frozen=True, slots=True)
class UnlockOffer:
    """A supervisor whom an operator can ask. ``sheet`` and ``row`` are what the operator names on the radio."""

    name: str
    full_name: str
    has_key: bool
    sheet: int | None
    row: int | None
    rows_left: int


def unlock_offers(session: Session) -> list[UnlockOffer]:
    """Active supervisors with a standing key or a sheet that is not used up."""
    offers = []
    for row, user_no in _supervisors(session):
        sheet = valid_sheet(session, user_no)
        free = free_rows(session, sheet) if sheet is not None else []
        number = sheet.number if sheet is not None and free else None
        offers.append(
            UnlockOffer(
                row.name, row.full_name, row.has_unlock_key, number, free[0] if free else None, len(free)
            )
        )
    return [offer for offer in offers if offer.has_key or offer.row is not None]


def _supervisors(session: Session) -> list[tuple[UserRow, int]]:
    numbers = {user.name: user.row_no for user in session.execute(select(User.name, User.row_no))}
    return [
        (row, numbers[row.name])
        for row in users(session)
        if Role.SUPERVISOR in row.roles and not row.disabled
    ]


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request to unlock a record that nobody has answered yet."""

    id: bytes
    kind: str
    record_id: bytes
    number: str
    operator: str
    operator_name: str
    reason: str
    asked_at: datetime

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "id": self.id.hex(),
            "number": self.number,
            "operator": self.operator,
            "operator_name": self.operator_name,
            "reason": self.reason,
            "asked_at": self.asked_at.isoformat(),
        }


def waiting_requests(session: Session) -> list[WaitingRequest]:
    """Every request that waits, oldest first."""
    query = (
        select(UnlockRequest, User)
        .join(User, User.row_no == UnlockRequest.operator_no)
        .where(UnlockRequest.answered_at.is_(None))
        .order_by(UnlockRequest.row_no)
    )
    return [
        WaitingRequest(
            request.id,
            request.record_kind,
            session.get_one(LOCKABLE[request.record_kind], request.record_no).id,
            request.number,
            user.name,
            user.full_name,
            request.reason,
            request.created_at,
        )
        for request, user in session.execute(query)
    ]


def waiting_request(session: Session, kind: str, record_no: int, operator_no: int) -> UnlockRequest | None:
    """The operator's request for that record that nobody has answered yet."""
    query = select(UnlockRequest).where(
        UnlockRequest.record_kind == kind,
        UnlockRequest.record_no == record_no,
        UnlockRequest.operator_no == operator_no,
        UnlockRequest.answered_at.is_(None),
    )
    return session.scalars(query).first()


@dataclass(frozen=True, slots=True)
class OpenUnlock:
    """A record that is unlocked for an operator: until when he has to take it up, or to save."""

    id: bytes
    kind: str
    record_id: bytes
    number: str
    operator: str
    supervisor: str
    reason: str
    taken_up: bool
    until: datetime

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "id": self.id.hex(),
            "number": self.number,
            "operator": self.operator,
            "supervisor": self.supervisor,
            "reason": self.reason,
            "taken_up": self.taken_up,
            "until": self.until.isoformat(),
        }


def open_unlocks(session: Session, operator_no: int | None = None) -> list[OpenUnlock]:
    """Open grants, newest first: those of one operator, or all."""
    operator, supervisor = aliased(User), aliased(User)
    query = (
        select(UnlockGrant, operator.full_name, supervisor.full_name)
        .join(operator, operator.row_no == UnlockGrant.operator_no)
        .join(supervisor, supervisor.row_no == UnlockGrant.supervisor_no)
        .where(UnlockGrant.closed_at.is_(None))
        .order_by(UnlockGrant.row_no.desc())
    )
    if operator_no is not None:
        query = query.where(UnlockGrant.operator_no == operator_no)
    return [_open_unlock(session, *row) for row in session.execute(query)]


def _open_unlock(session: Session, grant: UnlockGrant, operator: str, supervisor: str) -> OpenUnlock:
    record = session.get_one(LOCKABLE[grant.record_kind], grant.record_no)
    taken_up = grant.taken_up_at is not None
    until = grant.granted_at + (SAVE_WITHIN if taken_up else TAKE_UP_WITHIN)
    return OpenUnlock(
        grant.id, grant.record_kind, record.id, record.number or "", operator, supervisor, grant.reason, taken_up,
        until,
    )  # fmt: skip


def open_grant_by_id(session: Session, grant_id: bytes) -> UnlockGrant | None:
    """The grant of that id while it is open."""
    query = select(UnlockGrant).where(UnlockGrant.id == grant_id, UnlockGrant.closed_at.is_(None))
    return session.scalars(query).first()


def grant_to_take_up(session: Session, kind: str, record_no: int, operator_no: int) -> UnlockGrant | None:
    """The operator's open grant for that record that he has not taken up yet."""
    query = select(UnlockGrant).where(
        UnlockGrant.record_kind == kind,
        UnlockGrant.record_no == record_no,
        UnlockGrant.operator_no == operator_no,
        UnlockGrant.closed_at.is_(None),
        UnlockGrant.taken_up_at.is_(None),
    )
    return session.scalars(query).first()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a supervisor's sheet; once used, when, for which record and by whom."""

    row: int
    used_at: datetime | None = None
    number: str = ""
    operator: str = ""

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "row": self.row,
            "used_at": self.used_at.isoformat() if self.used_at else None,
            "number": self.number or None,
            "operator": self.operator or None,
        }


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """What a supervisor can unlock with. ``sheet`` is the number on the paper; None without a valid one."""

    key_issued_at: datetime | None
    sheet: int | None = None
    sheet_issued_at: datetime | None = None
    rows: tuple[SheetRow, ...] = ()

    @property
    def rows_left(self) -> int:
        """How many rows were not used."""
        return sum(row.used_at is None for row in self.rows)


def own_keys(session: Session, supervisor_no: int) -> OwnKeys:
    """The standing key and the sheet of a supervisor, as far as they are known: never the keys themselves."""
    standing = valid_standing_keys(session, supervisor_no)
    issued = standing[0].created_at if standing else None
    sheet = valid_sheet(session, supervisor_no)
    if sheet is None:
        return OwnKeys(issued)
    query = (
        select(UnlockKey, UnlockGrant, User.full_name)
        .outerjoin(UnlockGrant, UnlockGrant.unlock_key_no == UnlockKey.row_no)
        .outerjoin(User, User.row_no == UnlockGrant.operator_no)
        .where(UnlockKey.sheet_no == sheet.row_no)
        .order_by(UnlockKey.sheet_row)
    )
    rows = tuple(_sheet_row(session, *found) for found in session.execute(query))
    return OwnKeys(issued, sheet.number, sheet.created_at, rows)


def _sheet_row(session: Session, key: UnlockKey, grant: UnlockGrant | None, operator: str | None) -> SheetRow:
    number = number_of(session, grant.record_kind, grant.record_no) if grant is not None else ""
    return SheetRow(key.sheet_row or 0, key.used_at, number, operator or "")
