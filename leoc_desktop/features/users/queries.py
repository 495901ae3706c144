"""Reading users, their unlock keys, and what waits to be unlocked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.grant_time import SAVE_WITHIN, TAKE_UP_WITHIN
from leoc_desktop.access.lockable import LOCKABLE
from leoc_desktop.access.roles import Role
from leoc_desktop.access.unlock_keys import free_rows, valid_sheet
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.nepali_text import list_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_request import UnlockRequest
from leoc_desktop.records.user import User, UserRole


@dataclass(frozen=True, slots=True)
class UserRow:
    """One user as lists show him."""

    id: bytes
    name: str
    full_name: str
    post: str
    roles: tuple[Role, ...]
    disabled: bool
    must_change_password: bool
    last_sign_in: datetime | None
    has_unlock_key: bool

    @property
    def role_names(self) -> str:
        """The roles in the current language."""
        return list_of(role.label for role in self.roles)

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "name": self.name,
            "full_name": self.full_name,
            "post": self.post,
            "roles": [role.value for role in self.roles],
            "disabled": self.disabled,
            "must_change_password": self.must_change_password,
            "last_sign_in": self.last_sign_in.isoformat() if self.last_sign_in else None,
            "has_unlock_key": self.has_unlock_key,
        }


def users(session: Session) -> list[UserRow]:
    """All users, in the order they were added."""
    standing = select(UnlockKey.supervisor_no).where(
        UnlockKey.revoked_at.is_(None), UnlockKey.sheet_no.is_(None)
    )
    holders = set(session.scalars(standing))
    return [_row(user, holders) for user in session.scalars(select(User).order_by(User.row_no))]


def _row(user: User, holders: set[int]) -> UserRow:
    held = {role.role for role in user.roles}
    return UserRow(
        id=user.id,
        name=user.name,
        full_name=user.full_name,
        post=user.post,
        roles=tuple(role for role in Role if role.value in held),
        disabled=user.disabled,
        must_change_password=user.must_change_password,
        last_sign_in=user.last_sign_in,
        has_unlock_key=user.row_no in holders,
    )


def user_named(session: Session, name: str) -> User:
    """The user of that name. Raises NotFound."""
    user = session.scalars(select(User).where(User.name == name)).first()
    if user is None:
        raise NotFound(N_("There is no user {name}."), name=name)
    return user


def supervisors_with_key(session: Session) -> list[UserRow]:
    """Active supervisors who hold an unlock key: those whom an operator can ask."""
    return [row for row in users(session) if row.has_unlock_key and not row.disabled]


def row_of(session: Session, name: str) -> UserRow:
    """One user as lists show him."""
    return next(row for row in users(session) if row.name == name)


def other_administrators(session: Session, user_no: int) -> int:
    """Active administrators besides this user who have a password of their own: a one-time password may be lost."""
    query = (
        select(func.count())
        .select_from(User)
        .join(UserRole)
        .where(
            UserRole.role == Role.ADMINISTRATOR.value,
            User.disabled.is_(False),
            User.must_change_password.is_(False),
            User.row_no != user_no,
        )
    )
    return session.scalar(query) or 0


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

    kind: str
    record_id: bytes
    number: str
    supervisor: str
    reason: str
    taken_up: bool
    until: datetime


def open_unlocks(session: Session, operator_no: int) -> list[OpenUnlock]:
    """The operator's open grants, newest first."""
    query = (
        select(UnlockGrant, User.full_name)
        .join(User, User.row_no == UnlockGrant.supervisor_no)
        .where(UnlockGrant.operator_no == operator_no, UnlockGrant.closed_at.is_(None))
        .order_by(UnlockGrant.row_no.desc())
    )
    found = []
    for grant, supervisor in session.execute(query):
        record = session.get_one(LOCKABLE[grant.record_kind], grant.record_no)
        taken_up = grant.taken_up_at is not None
        until = grant.granted_at + (SAVE_WITHIN if taken_up else TAKE_UP_WITHIN)
        found.append(
            OpenUnlock(
                grant.record_kind, record.id, record.number or "", supervisor, grant.reason, taken_up, until
            )
        )
    return found


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
