"""The store as a signed-in person uses it: it logs every write, asks who writes, and can be open for reading only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail import write_rows
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.signatures import public_key
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import DatabaseDamaged, Refused, SessionEnded, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records import incident_search
from leoc_desktop.records.user import User, UserRole
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.reserve import is_full
from leoc_desktop.storage.unit_of_work import Actor, Store, UnitOfWork

ACCEPT = "store.accept"
CHOOSE_PASSWORD = "user.choose_password"  # noqa: S105  the name of an action

KEEP_DRAFT = "draft.keep"
DAMAGE = "store.damage"


class StoreReadOnly(Refused):
    """Something is wrong with the store; until an administrator decides, nothing is written."""

    default_msgid = N_(
        "The office is open for reading only, because something is wrong with its database. Nothing was saved. "
        "An administrator looks at it and decides."
    )


DISK_FULL = N_(
    "The disk of this computer is full. Looking and printing go on; nothing can be saved until somebody frees space."
)
_SMALL = ("draft.", "session.")
"""What is written even into the last megabytes: what somebody is typing, and who came in."""


class DiskFull(StoreTrouble):
    """So little room is left that nothing more is saved, so that what is there can always be opened."""

    default_msgid = DISK_FULL


class OfficeStore(Store):
    """The office's database with its log. Every write asks whether its author may still write.

    While it is open for reading only, a password can be chosen all the same: whoever was let in by the recovery code
    could not accept the state of the store otherwise.
    """

    def __init__(self, engine: EncryptedEngine, clock: Clock) -> None:
        super().__init__(engine, clock)
        self.before_commit += [write_rows, incident_search.follow]
        self.before_write: list[Callable[[], None]] = []
        """Called before each write of a person, outside its transaction."""
        self.findings: tuple[Notice, ...] = ()
        """What speaks against writing; nothing once an administrator accepted it."""

    def damage_found(self) -> DatabaseDamaged:
        """As in Store; from then on nothing is written, and the damage is told whenever somebody asks why."""
        damage = super().damage_found()
        self.findings = (
            *(one for one in self.findings if one.code != DAMAGE),
            Notice(DAMAGE, damage.msgid, dict(damage.values), lasting=True),
        )
        return damage

    @property
    def damage(self) -> Notice | None:
        """What is told about damage inside the database, once it was met: nobody can accept that away."""
        return next((one for one in self.findings if one.code == DAMAGE), None)

    @property
    def read_only(self) -> bool:
        """Whether nothing is written until an administrator accepts the state of the store."""
        return bool(self.findings)

    @contextmanager
    def write(self, actor: Actor, action: str, *, note: str = "") -> Iterator[UnitOfWork]:
        """One transaction as in Store.write. Raises StoreReadOnly, DiskFull or SessionEnded before anything is done."""
        if self.damage is not None:
            raise StoreReadOnly(self.damage.msgid, **self.damage.values)
        if self.read_only and action != CHOOSE_PASSWORD:
            raise StoreReadOnly
        if is_full(self.engine.path.parent) and not action.startswith(_SMALL):
            raise DiskFull
        if actor.user_no is not None:
            for prepare in self.before_write:
                prepare()
        with super().write(actor, action, note=note) as work:
            if isinstance(actor, Login):
                _ensure_current(work.session, actor, action)
            yield work


def _ensure_current(session: Session, login: Login, action: str) -> None:
    """Raise SessionEnded when the user was disabled, or got other rights or a new key, since he signed in."""
    user = session.execute(select(User.disabled, User.public_key).where(User.row_no == login.user_no)).first()
    if user is None or user.disabled:
        raise SessionEnded(N_("Your account was disabled. Nothing was saved."))
    if action == KEEP_DRAFT:
        return  # what he typed is kept for him, whatever he may do with it afterwards
    held = set(session.scalars(select(UserRole.role).where(UserRole.user_no == login.user_no)))
    if held != {role.value for role in login.roles}:
        raise SessionEnded(N_("Your rights were changed. Sign in again; nothing was saved."))
    if action != CHOOSE_PASSWORD and user.public_key != public_key(login.signing_key):
        raise SessionEnded(N_("Your password was reset. Sign in again with the new one; nothing was saved."))
