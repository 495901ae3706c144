"""Supervisors' unlock keys: issued in their own session, shown once, kept only as verifiers (security.md 3.4, R9, R10).

A key unwraps a signing key that exists nowhere else, so a grant cannot be made without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.key_derivation import FLOOR, Kdf
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.unlock_code import new_unlock_code
from leoc_desktop.access.unlock_key_box import UnlockKeyBox, seal_unlock_key
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.unlock_key import UnlockKey
from leoc_desktop.records.unlock_sheet import UnlockSheet
from leoc_desktop.storage.unit_of_work import Store

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class IssuedSheet:
    """A new sheet of one-time keys: its number and, row by row, the keys. They are nowhere else."""

    number: int
    supervisor: str
    issued_at: datetime
    keys: tuple[str, ...]


def issue_unlock_key(store: Store, supervisor: Login, kdf: Kdf) -> str:
    """Make a new standing key for the signed-in supervisor; his earlier ones end. Shown once, here. Slow."""
    code = new_unlock_code()
    box = seal_unlock_key(code, kdf=kdf)
    with store.write(supervisor, "unlock_key.issue") as work:
        for earlier in valid_standing_keys(work.session, supervisor.user_no):
            earlier.revoked_at = store.clock.now()
        work.session.add(_key(supervisor, box))
    return code


def issue_unlock_sheet(
    store: Store, supervisor: Login, rows: int, progress: Callable[[int, int], None] | None = None
) -> IssuedSheet:
    """Make a sheet of one-time keys for the signed-in supervisor; his earlier sheets end. Slow: a KDF for each row.

    The keys are random, so the floor of the KDF is enough (60 bits are not searched at any price).
    """
    if not 1 <= rows <= MOST_ROWS:
        raise Refused(N_("A sheet has 1 to {most} rows."), most=MOST_ROWS)
    codes, boxes = [], []
    for row in range(rows):
        codes.append(new_unlock_code())
        boxes.append(seal_unlock_key(codes[-1], kdf=FLOOR))
        if progress is not None:
            progress(row + 1, rows)
    with store.write(supervisor, "unlock_sheet.issue") as work:
        end_sheets(work.session, supervisor.user_no, work.clock.now())
        number = (work.session.scalar(select(func.max(UnlockSheet.number))) or 0) + 1
        sheet = UnlockSheet(number=number, supervisor_no=supervisor.user_no)
        work.session.add(sheet)
        work.session.flush()
        for place, box in enumerate(boxes, 1):
            key = _key(supervisor, box)
            key.sheet_no, key.sheet_row = sheet.row_no, place
            work.session.add(key)
        issued_at = work.clock.now()
    return IssuedSheet(number, supervisor.full_name, issued_at, tuple(codes))


def _key(supervisor: Login, box: UnlockKeyBox) -> UnlockKey:
    return UnlockKey(
        supervisor_no=supervisor.user_no,
        salt=box.salt,
        kdf=json.dumps(box.kdf.as_json()),
        verifier=box.verifier,
        wrapped_signing_key=box.wrapped,
        public_key=box.public_key,
    )


def box_of(key: UnlockKey) -> UnlockKeyBox:
    """What opens with the key's code."""
    kdf = Kdf.from_json(json.loads(key.kdf))
    return UnlockKeyBox(key.salt, kdf, key.verifier, key.wrapped_signing_key, key.public_key)


def valid_standing_keys(session: Session, supervisor_no: int) -> list[UnlockKey]:
    """Keys of the supervisor that stand on no sheet and were not revoked, the newest first."""
    query = select(UnlockKey).where(
        UnlockKey.supervisor_no == supervisor_no,
        UnlockKey.sheet_no.is_(None),
        UnlockKey.revoked_at.is_(None),
    )
    return list(session.scalars(query.order_by(UnlockKey.row_no.desc())))


def valid_sheet(session: Session, supervisor_no: int) -> UnlockSheet | None:
    """The supervisor's sheet that was not revoked."""
    query = select(UnlockSheet).where(
        UnlockSheet.supervisor_no == supervisor_no, UnlockSheet.revoked_at.is_(None)
    )
    return session.scalars(query.order_by(UnlockSheet.number.desc()).limit(1)).first()


def free_rows(session: Session, sheet: UnlockSheet) -> list[int]:
    """The rows of a sheet that were not crossed off, in order."""
    query = select(UnlockKey.sheet_row).where(
        UnlockKey.sheet_no == sheet.row_no, UnlockKey.used_at.is_(None), UnlockKey.revoked_at.is_(None)
    )
    return [row for row in session.scalars(query.order_by(UnlockKey.sheet_row)) if row is not None]


def end_keys(session: Session, supervisor_no: int, now: datetime) -> None:
    """Make the standing key and the sheets of a supervisor worthless."""
    for key in valid_standing_keys(session, supervisor_no):
        key.revoked_at = now
    end_sheets(session, supervisor_no, now)


def end_sheets(session: Session, supervisor_no: int, now: datetime) -> None:
    """Make the sheets of a supervisor worthless."""
    query = select(UnlockSheet).where(
        UnlockSheet.supervisor_no == supervisor_no, UnlockSheet.revoked_at.is_(None)
    )
    for sheet in session.scalars(query):
        sheet.revoked_at = now
