"""Managing users: what an administrator does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.one_time_password import give_one_time_password
from leoc_desktop.access.open_office import find_user
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.record_lock import void_grants
from leoc_desktop.access.roles import Role
from leoc_desktop.access.sign_in import device_secret_for
from leoc_desktop.access.unlock_keys import end_keys
from leoc_desktop.access.user_names import checked_user_name
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.features.users import queries
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service.unlocking import UnlockService
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.user import User, UserRole
from leoc_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OneTimePassword:
    """A password to be told to its user and changed at the first sign-in."""

    user: str
    password: str


class UserService(UnlockService):
    """What an administrator does with users, and a supervisor with his own unlock keys.

    Changes ask for the administrator's password again when he typed it more than five minutes ago (PasswordNeeded).
    """

    @requires(Permission.USER_MANAGE, confirmed=True)
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
            return self._new_slot(work, kept)

    @requires(Permission.USER_MANAGE, confirmed=True)
    def change_particulars(self, name: str, *, full_name: str, post: str) -> UserRow:
        """Change how a user is called and what his post is."""
        with self.store.write(self.login, "user.change") as work:
            user = queries.user_named(work.session, name)
            user.full_name, user.post = clean_line(full_name) or user.name, clean_line(post)
            work.session.flush()
            return queries.row_of(work.session, name)

    @requires(Permission.USER_MANAGE, confirmed=True)
    def reset_password(self, name: str) -> OneTimePassword:
        """Give a user a new one-time password; failed sign-ins are forgiven. Slow.

        His former signing key ends: in a session still open he can save nothing any more.
        """
        with self.store.write(self.login, "user.reset_password") as work:
            user = queries.user_named(work.session, name)
            if user.disabled:
                raise Refused(N_("This user is disabled. Let him in again first."))
            user.must_change_password = True
            given = self._new_slot(work, user.name)
        self._forgive(name)
        return given

    @requires(Permission.USER_MANAGE, confirmed=True)
    def enable(self, name: str) -> OneTimePassword:
        """Let a disabled user in again, with a new one-time password. Slow."""
        with self.store.write(self.login, "user.enable") as work:
            user = queries.user_named(work.session, name)
            if not user.disabled:
                raise Refused(N_("This user is not disabled."))
            user.disabled, user.must_change_password = False, True
            given = self._new_slot(work, user.name)
        self._forgive(name)
        return given

    @requires(Permission.USER_MANAGE, confirmed=True)
    def disable(self, name: str) -> UserRow:
        """Take the office away from a user at once; his unlock keys and unlocks end. Never the last administrator."""
        with self.store.write(self.login, "user.disable") as work:
            user = queries.user_named(work.session, name)
            self._ensure_administrator_left(work.session, without=user)
            user.disabled = True
            self._end_unlocking(work, user)
            work.session.flush()
            self._office.vault.remove_user_slot(name)
            self._office.vault.save()
            return queries.row_of(work.session, name)

    @requires(Permission.USER_MANAGE, confirmed=True)
    def change_roles(self, name: str, roles: Collection[Role]) -> UserRow:
        """Replace the roles of a user. Never leaves the office without an administrator.

        The unlock keys and open unlocks of one who is no supervisor any more end.
        """
        if not roles:
            raise Refused(N_("Choose at least one role."))
        with self.store.write(self.login, "user.change_roles") as work:
            user = queries.user_named(work.session, name)
            if Role.ADMINISTRATOR not in roles:
                self._ensure_administrator_left(work.session, without=user)
            kept = {row.role: row for row in user.roles}
            user.roles = [kept.get(role.value) or UserRole(role=role.value) for role in sorted(set(roles))]
            user.updated_at = work.clock.now()
            if Role.SUPERVISOR not in roles:
                self._end_unlocking(work, user)
            work.session.flush()
            return queries.row_of(work.session, name)

    @requires(Permission.USER_MANAGE)
    def users(self) -> list[UserRow]:
        """All users, with those whose account is closed on this computer marked."""
        guard, vault = self._office.here.guard, self._office.vault
        with self.store.read() as session:
            rows = queries.users(session)
        return [
            replace(row, closed=not row.disabled and guard.closed(vault.slot_id(row.name))) for row in rows
        ]

    @requires(Permission.USER_MANAGE)
    def closed_accounts(self) -> list[str]:
        """Names of users whose account is closed after too many wrong tries: reset_password or forgive opens it."""
        return [row.name for row in self.users() if row.closed]

    @requires(Permission.USER_MANAGE, confirmed=True)
    def forgive(self, name: str) -> None:
        """Forget the failed sign-ins of a user, who keeps his password."""
        with self.store.write(self.login, "user.forgive") as work:
            work.remark(user=queries.user_named(work.session, name).name)
        self._forgive(name)

    def _forgive(self, name: str) -> None:
        self._office.here.guard.forgive(self._office.vault.slot_id(name))

    def _new_slot(self, work: UnitOfWork, name: str) -> OneTimePassword:
        """A slot that opens with a one-time password and lets its user make a signing key of his own (R7)."""
        office = self._office
        password = give_one_time_password(
            work,
            office.vault,
            office.vault_key,
            name,
            office_detail(work.session).kdf,
            device_secret_for(office.store, office.vault, office.here),
        )
        office.here.guard_by(office.vault)
        return OneTimePassword(name, password)

    def _end_unlocking(self, work: UnitOfWork, user: User) -> None:
        end_keys(work.session, user.row_no, work.clock.now())
        void_grants(work.session, work.clock.now(), supervisor_no=user.row_no)

    def _ensure_administrator_left(self, session: Session, without: User) -> None:
        if not queries.other_administrators(session, without.row_no):
            raise Refused(N_("The last administrator stays: somebody has to manage the office."))
