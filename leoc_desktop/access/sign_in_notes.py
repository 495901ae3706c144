"""What a sign-in writes into the log, and what it tells the user."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail.clock_steps import TOLERANCE
from leoc_desktop.access.audit_trail.whole_check import COUNTERSIGN, WORTH_KNOWING
from leoc_desktop.access.device_secret import DeviceFactor
from leoc_desktop.access.guard_file import FailedTry
from leoc_desktop.access.login_session import Login, StationLogin
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.roles import Role
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.office import Office
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_try import UnlockTry
from leoc_desktop.records.user import User
from leoc_desktop.storage.base_record import Base

_UNKNOWN = 8  # hex digits of a name that nobody has; it may be a mistyped password
_STATIONS_DEEDS = ("office.restore", "office.recover", "guard.removed")

WRONG_KEYS = N_("Wrong keys typed in place of your unlock key since you were here last: {count}.")
KEY_REVOKED = N_("Your unlock key was revoked. Issue a new one.")
FAILED_HERE = N_("Somebody tried to sign in with your name and a wrong password. Number of tries: {count}.")
CLOCK_BACK = N_("The clock of this computer stands before the last entry of the log. Set it right.")
NO_ANCHOR = N_(
    "What this computer remembered of the log is gone; an older copy could not be noticed this time."
)
NO_SECOND_SECRET = N_(
    "Passwords alone open this office: the computer has no password safe (keyring) that keeps a second secret."
)


def conditions(office: OpenOffice) -> list[Notice]:
    """What is the matter with store, clock and keyring at this sign-in."""
    found = list(office.store.findings)
    with office.store.read() as session:
        newest = session.scalar(select(func.max(AuditRow.at)))
        policy = session.scalars(select(Office.device_factor)).one()
    if newest is not None and (newest - office.store.clock.now()).total_seconds() > TOLERANCE:
        found.append(Notice("clock", CLOCK_BACK, lasting=True))
    if policy != DeviceFactor.OFF and not office.vault.needs_device_secret(office.login.name):
        found.append(Notice("device", NO_SECOND_SECRET, lasting=True))
    if office.anchors.newest() is None:
        found.append(Notice("anchor", NO_ANCHOR))
    if (trouble := office.log_watch.trouble()) is not None:
        found.append(trouble)
    return found


def write(office: OpenOffice, device_change: str) -> list[Notice]:
    """Log the sign-in and what waited for one; notices for the user."""
    login = office.login
    if login.signing_key and not login.must_change_password:
        return _written(office, login, device_change)
    with office.as_station() as station:  # somebody with a one-time password cannot sign yet
        return _written(office, station, device_change)


def _written(office: OpenOffice, signer: Login | StationLogin, device_change: str) -> list[Notice]:
    store, login = office.store, office.login
    failed = _log_failures(office, signer)
    with store.write(signer, "session.sign_in") as work:
        work.session.get_one(User, login.user_no).last_sign_in = store.clock.now()
        facts = {"user": login.name}
        if device_change:
            facts["device_secret"] = device_change
        if office.anchors.newest() is None:
            facts["anchor"] = "missing"
        work.remark(**facts)
    with store.read() as session:
        notices = [*_about_own_key(session, login)]
    if failed:
        notices.append(Notice("failed", FAILED_HERE, {"count": failed}))
    if signer is login and Role.ADMINISTRATOR in login.roles:
        notices += _countersign(office)
    return notices


def _log_failures(office: OpenOffice, signer: Login | StationLogin) -> int:
    """Bring failed tries of all accounts into the log (R11); how many there were for this user."""
    guard, vault, store = office.here.guard, office.vault, office.store
    tries, removals = guard.tries_for_the_log(), guard.removals_for_the_log()
    with store.read() as session:
        names = {vault.slot_id(name): name for name in session.scalars(select(User.name))}
    if tries:
        with store.write(signer, "session.failed") as work:
            for slot_id, moments in _by_account(tries).items():
                work.remark(
                    user=names.get(slot_id, f"? {slot_id[:_UNKNOWN]}"), times=len(moments), **_span(moments)
                )
    if removals:
        with store.write(signer, "guard.removed") as work:
            work.remark(times=len(removals), **_span(removals))
    guard.logged(tries, removals)
    return sum(names.get(one.slot_id) == office.login.name for one in tries)


def _by_account(tries: Sequence[FailedTry]) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    for one in tries:
        found.setdefault(one.slot_id, []).append(one.at)
    return found


def _span(moments: Sequence[datetime]) -> dict[str, object]:
    return {"first_at": min(moments).isoformat(), "last_at": max(moments).isoformat()}


def _about_own_key(session: Session, login: Login) -> Iterator[Notice]:
    """A supervisor hears of wrong tries of his key, and of its end (security.md 3.4)."""
    since = login.previous_sign_in
    if Role.SUPERVISOR not in login.roles or since is None:
        return
    wrong = _count(session, UnlockTry, UnlockTry.supervisor_no == login.user_no,
                   UnlockTry.was_right.is_(False), UnlockTry.created_at > since)  # fmt: skip
    if wrong:
        yield Notice("unlock.tries", WRONG_KEYS, {"count": wrong})
    revoked = _count(session, UnlockKey, UnlockKey.supervisor_no == login.user_no,
                     UnlockKey.sheet_no.is_(None), UnlockKey.revoked_at > since,
                     UnlockKey.updated_by_no != login.user_no)  # fmt: skip
    if revoked:
        yield Notice("unlock.revoked", KEY_REVOKED)


def _count(session: Session, table: type[Base], *conditions: object) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0  # type: ignore[arg-type]


def _countersign(office: OpenOffice) -> list[Notice]:
    """An administrator takes note, under his own signature, of what the station did alone (R6)."""
    with office.store.read() as session:
        last = session.scalar(select(func.max(AuditRow.seq)).where(AuditRow.action == COUNTERSIGN)) or 0
        query = select(AuditRow.action, AuditRow.body).where(
            AuditRow.action.in_(_STATIONS_DEEDS), AuditRow.seq > last, AuditRow.body.not_like('%"facts":[]%')
        )
        deeds = [row.action for row in session.execute(query)]
        head = audit_trail.head(session)
    if not deeds:
        return []
    with office.store.write(office.login, "log.countersign") as work:
        work.remark(up_to=head.seq, code=head.code)
    return [Notice(f"countersigned.{deed}", WORTH_KNOWING[deed]) for deed in dict.fromkeys(deeds)]
