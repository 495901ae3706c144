"""Reading users."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.nepali_text import list_of
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_key import UnlockKey
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
    closed: bool = False
    """Whether too many wrong passwords closed the account on this computer."""

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
            "closed": self.closed,
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
