"""Managing users, and supervisors' unlock keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access import unlock_keys
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice, find_user
from leoc_desktop.access.passwords import new_one_time_password
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.roles import Role
from leoc_desktop.access.user_names import checked_user_name
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.features.users import queries
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.user import User, UserRole


@dataclass(frozen=True, slots=True)
class OneTimePassword:
    """A password to be told to its user and changed at the first sign-in."""

    user: str
    password: str


class UserService:
    """What an administrator does with users, and a supervisor with his own unlock key."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.USER_MANAGE)
    def add(self, *, name: str, full_name: str, roles: Collection[Role], post: str = "") -> OneTimePassword:
        """Add a user with a generated one-time password. Slow."""
        kept = checked_user_name(name)
        if not roles:
            raise Refused(N_("Choose at least one role."))
        with self.store.write(self.login, "user.add") as work:
            if find_user(work.session, self._office.vault, kept) is not None:
                raise Refused(N_("There is already a user {name}."), name=kept)
            work.session.add(
                User(
                    name=kept,
                    full_name=clean_line(full_name) or kept,
                    post=clean_line(post),
                    roles=[UserRole(role=role.value) for role in sorted(set(roles))],
                )
            )
            work.session.flush()
            return self._new_slot(work.session, kept)

    @requires(Permission.USER_MANAGE)
    def reset_password(self, name: str) -> OneTimePassword:
        """Give a user a new one-time password. Slow."""
        with self.store.write(self.login, "user.reset_password") as work:
            user = queries.user_named(work.session, name)
            user.must_change_password = True
            work.remark(user=name)
            return self._new_slot(work.session, name)

    @requires(Permission.USER_MANAGE)
    def disable(self, name: str) -> UserRow:
        """Take the office away from a user. Never the last administrator."""
        with self.store.write(self.login, "user.disable") as work:
            user = queries.user_named(work.session, name)
            self._ensure_administrator_left(work.session, without=user)
            user.disabled = True
            work.session.flush()
            self._office.vault.remove_user_slot(name)
            self._office.vault.save()
            return self._row(work.session, name)

    @requires(Permission.USER_MANAGE)
    def change_roles(self, name: str, roles: Collection[Role]) -> UserRow:
        """Replace the roles of a user. Never leaves the office without an administrator."""
        if not roles:
            raise Refused(N_("Choose at least one role."))
        with self.store.write(self.login, "user.change_roles") as work:
            user = queries.user_named(work.session, name)
            if Role.ADMINISTRATOR not in roles:
                self._ensure_administrator_left(work.session, without=user)
            kept = {row.role: row for row in user.roles}
            user.roles = [kept.get(role.value) or UserRole(role=role.value) for role in sorted(set(roles))]
            user.updated_at = work.clock.now()
            work.session.flush()
            return self._row(work.session, name)

    @requires(Permission.USER_MANAGE)
    def users(self) -> list[UserRow]:
        """All users."""
        with self.store.read() as session:
            return queries.users(session)

    @requires(Permission.UNLOCK_REQUEST)
    def supervisors_with_key(self) -> list[UserRow]:
        """Supervisors whose unlock key can open a record."""
        with self.store.read() as session:
            return queries.supervisors_with_key(session)

    @requires(Permission.UNLOCK_GRANT)
    def issue_unlock_key(self) -> str:
        """Make the signed-in supervisor's unlock key; earlier ones stop working. Shown once. Slow."""
        with self.store.read() as session:
            kdf = office_detail(session).kdf
        return unlock_keys.issue_unlock_key(self.store, self.login, kdf)

    @requires(Permission.UNLOCK_KEY_REVOKE)
    def revoke_unlock_key(self, name: str) -> None:
        """Make a supervisor's unlock key worthless."""
        with self.store.write(self.login, "unlock_key.revoke") as work:
            user = queries.user_named(work.session, name)
            valid = select(UnlockKey).where(
                UnlockKey.supervisor_no == user.row_no, UnlockKey.revoked_at.is_(None)
            )
            for key in work.session.scalars(valid):
                key.revoked_at = work.clock.now()
            work.remark(user=name)

    def _new_slot(self, session: Session, name: str) -> OneTimePassword:
        """A slot that opens with a one-time password and holds no signing key yet (R7)."""
        password = new_one_time_password()
        self._office.vault.put_user_slot(
            name, password, self._office.vault_key, None, kdf=office_detail(session).kdf
        )
        session.flush()
        self._office.vault.save()
        return OneTimePassword(name, password)

    def _row(self, session: Session, name: str) -> UserRow:
        return next(row for row in queries.users(session) if row.name == name)

    def _ensure_administrator_left(self, session: Session, without: User) -> None:
        others = session.scalar(
            select(func.count())
            .select_from(User)
            .join(UserRole)
            .where(
                UserRole.role == Role.ADMINISTRATOR.value,
                User.disabled.is_(False),
                User.row_no != without.row_no,
            )
        )
        if not others:
            raise Refused(N_("The last administrator stays: somebody has to manage the office."))
