"""Where an unlock key is typed: every try is counted before it is checked, wrong ones make a pause (security.md 3.4).

At most five wrong keys in a quarter of an hour for one supervisor on this computer; twenty in a day end his keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.record_lock import is_supervisor
from leoc_desktop.access.unlock_code import read_unlock_code
from leoc_desktop.access.unlock_key_box import UnlockKeyBox, open_unlock_key
from leoc_desktop.access.unlock_keys import box_of, end_keys, valid_sheet, valid_standing_keys
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import Refused, WrongSecret
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_try import UnlockTry
from leoc_desktop.records.user import User
from leoc_desktop.storage.unit_of_work import Store, UnitOfWork

PAUSE = timedelta(minutes=15)
MOST_IN_A_PAUSE = 5
DAY = timedelta(days=1)
MOST_IN_A_DAY = 20

DOES_NOT_FIT = N_("The unlock key does not fit.")
TRIES_LEFT = N_(
    "The unlock key does not fit. Tries left: {left}. Then no key of this supervisor is taken for 15 minutes, and the "
    "supervisor is told. After {day_left} more wrong keys today it would be worthless."
)
PAUSE_BEGINS = N_(
    "The unlock key does not fit. It was the fifth wrong one: for 15 minutes no key of this supervisor is taken, and "
    "the supervisor is told. Another supervisor can help."
)
KEY_ENDED = N_(
    "The unlock key does not fit. It was the twentieth wrong one in a day: the keys and the sheet of this supervisor "
    "are worthless now. The supervisor issues new ones."
)
TOO_MANY = N_(
    "Five wrong keys were tried for this supervisor. Wait {minutes} minutes; the supervisor will be told."
)
ROW_USED = N_("Row {row} of the supervisor's sheet was used before or does not exist. Ask for another row.")


class TooManyWrongKeys(Refused):
    """No key of this supervisor is taken for a while."""

    default_msgid = TOO_MANY


@dataclass
class CheckedKey:
    """A key that fitted: whose it is, and its signing key, to be wiped after the grant."""

    supervisor_no: int
    key_no: int
    signing_key: bytearray = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnlockAsked:
    """What the key is typed for, as the log tells it: the record, the reason, the row of the supervisor's sheet."""

    record: str = ""
    reason: str = ""
    sheet_row: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    supervisor_no: int
    key_no: int
    try_no: int
    box: UnlockKeyBox


class UnlockDesk:
    """Checks one key of one supervisor. Made for one request; the slow part happens in ``check``."""

    def __init__(self, store: Store, operator: Login, supervisor_name: str) -> None:
        self._store = store
        self._operator = operator
        self._supervisor = supervisor_name

    def check(self, code: str, asked: UnlockAsked | None = None) -> CheckedKey:
        """The key's signing key. The try is logged and counted first; a mere typing mistake is told before that.

        Raises WrongSecret for a wrong key, an unknown supervisor, or one without a valid key alike;
        TooManyWrongKeys during a pause; Refused for a row of a sheet that is used up.
        """
        read_unlock_code(code)
        found = self._counted(asked or UnlockAsked())
        try:
            signing_key = open_unlock_key(code, found.box)
        except WrongSecret:
            raise self._note_wrong(found) from None
        with self._store.write(self._operator, "unlock.right_key", note=self._supervisor) as work:
            work.session.get_one(UnlockTry, found.try_no).was_right = True
            work.remark(key=found.key_no)
        return CheckedKey(found.supervisor_no, found.key_no, signing_key)

    def _counted(self, asked: UnlockAsked) -> _Found:
        """Log the request and count the try as wrong, durably; then say what is to be opened."""
        refusal: Refused | None = None
        found: _Found | None = None
        with self._store.write(self._operator, "unlock.try", note=self._supervisor) as work:
            facts: dict[str, object] = {"incident": asked.record, "reason": asked.reason}
            if asked.sheet_row is not None:
                facts["sheet_row"] = asked.sheet_row
            try:
                found = self._found(work, asked)
            except Refused as problem:
                refusal = problem
                facts["outcome"] = "paused" if isinstance(problem, TooManyWrongKeys) else "no valid key"
            work.remark(**facts)
        if refusal is not None:
            raise refusal
        assert found is not None
        return found

    def _found(self, work: UnitOfWork, asked: UnlockAsked) -> _Found:
        session = work.session
        user_no = session.scalar(select(User.row_no).where(User.name == self._supervisor))
        if user_no is None or not is_supervisor(session, user_no):
            raise WrongSecret(DOES_NOT_FIT)
        self._ensure_no_pause(work, user_no)
        key = _key(session, user_no, asked.sheet_row)
        if self._guessed_at(work, key):
            raise WrongSecret(DOES_NOT_FIT)
        now = work.clock
        counted = UnlockTry(
            supervisor_no=user_no,
            operator_no=self._operator.user_no,
            unlock_key_no=key.row_no,
            boot_id=now.boot_id(),
            boot_seconds=now.boot_seconds(),
        )
        session.add(counted)
        session.flush()
        return _Found(user_no, key.row_no, counted.row_no, box_of(key))

    def _ensure_no_pause(self, work: UnitOfWork, supervisor_no: int) -> None:
        wrong = _wrong_tries(work.session, UnlockTry.supervisor_no == supervisor_no)
        recent = sorted(age for age in (_age(one, work.clock) for one in wrong) if age < PAUSE)
        if len(recent) >= MOST_IN_A_PAUSE:
            left = PAUSE - recent[MOST_IN_A_PAUSE - 1]
            raise TooManyWrongKeys(minutes=-(-int(left.total_seconds()) // 60) or 1)

    def _guessed_at(self, work: UnitOfWork, key: UnlockKey) -> bool:
        """Whether the key, or its sheet, was guessed at too often in a day; then the supervisor's keys end."""
        if self._wrong_today(work, key) < MOST_IN_A_DAY:
            return False
        end_keys(work.session, key.supervisor_no, work.clock.now())
        return True

    def _wrong_today(self, work: UnitOfWork, key: UnlockKey) -> int:
        same_secret = UnlockTry.unlock_key_no == key.row_no
        if key.sheet_no is not None:
            of_sheet = select(UnlockKey.row_no).where(UnlockKey.sheet_no == key.sheet_no)
            same_secret = UnlockTry.unlock_key_no.in_(of_sheet)
        ages = [_age(one, work.clock) for one in _wrong_tries(work.session, same_secret)]
        return sum(age < DAY for age in ages)

    def _note_wrong(self, found: _Found) -> WrongSecret:
        """Log that the key was wrong; what to tell the one who typed it."""
        with self._store.write(self._operator, "unlock.wrong_key", note=self._supervisor) as work:
            work.remark(key=found.key_no)
            key = work.session.get_one(UnlockKey, found.key_no)
            if self._guessed_at(work, key):
                work.remark(outcome="revoked")
                return WrongSecret(KEY_ENDED)
            wrong = _wrong_tries(work.session, UnlockTry.supervisor_no == found.supervisor_no)
            left = MOST_IN_A_PAUSE - sum(_age(one, work.clock) < PAUSE for one in wrong)
            if left <= 0:
                return WrongSecret(PAUSE_BEGINS)
            day_left = MOST_IN_A_DAY - self._wrong_today(work, key)
            return WrongSecret(TRIES_LEFT, left=left, day_left=day_left)


def _key(session: Session, supervisor_no: int, sheet_row: int | None) -> UnlockKey:
    """The key that is to be opened: the standing one, or the one in that row of the supervisor's sheet."""
    if sheet_row is None:
        standing = valid_standing_keys(session, supervisor_no)
        if not standing:
            raise WrongSecret(DOES_NOT_FIT)
        return standing[0]
    sheet = valid_sheet(session, supervisor_no)
    key = (
        sheet
        and session.scalars(
            select(UnlockKey).where(
                UnlockKey.sheet_no == sheet.row_no,
                UnlockKey.sheet_row == sheet_row,
                UnlockKey.used_at.is_(None),
            )
        ).first()
    )
    if not key:
        raise Refused(ROW_USED, row=sheet_row)
    return key


def _wrong_tries(session: Session, condition: ColumnElement[bool]) -> list[UnlockTry]:
    """The newest wrong tries that meet ``condition``: no more than decide anything."""
    query = select(UnlockTry).where(condition, UnlockTry.was_right.is_(False))
    return list(session.scalars(query.order_by(UnlockTry.row_no.desc()).limit(MOST_IN_A_DAY)))


def _age(one: UnlockTry, clock: Clock) -> timedelta:
    """How long ago the try was; by the boot clock within one start of the computer."""
    gone = clock.boot_seconds() - one.boot_seconds
    if one.boot_id == clock.boot_id() and gone >= 0:
        return timedelta(seconds=gone)
    return max(clock.now() - one.created_at, timedelta())
