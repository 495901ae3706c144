"""What is looked at before an opened office may be written to (security.md 3.3, CHECKS)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.anchors import Anchor
from leoc_desktop.access.audit_trail import head, tail_faults
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.office_store import ACCEPT
from leoc_desktop.access.signatures import verify
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.signing_key import SigningKey
from leoc_desktop.storage.schema_upgrade import schema_hash

SCHEMA = "schema"
"""The fact of a log row that tells the hash of all tables, indexes and triggers."""
UPGRADE = "schema.upgrade"

LOG_ALTERED = N_("Rows among the newest of the log that are not as they were signed: {count}.")
SCHEMA_ALTERED = N_("Tables or protections inside the database were altered outside the program.")
ROLLED_BACK = N_(
    "The database is older than it was on {day}. Rows of the log that are missing: {count}. Somebody put an older copy "
    "back."
)
ANOTHER_STORY = N_(
    "The log is not the one that stood here on {day}. Somebody put another copy of the database here."
)


def findings(session: Session, anchor: Anchor | None) -> list[Notice]:
    """Everything that speaks against writing to the store; nothing when all is well."""
    return [*_log(session), *_schema(session), *_history(session, anchor)]


def current_schema(session: Session) -> str:
    """The hash of all tables, indexes and triggers as they are."""
    return schema_hash(session.connection())


def _log(session: Session) -> Iterator[Notice]:
    faults = {fault.seq for fault in tail_faults(session, since=accepted_at(session))}
    if faults:
        yield _finding("log", LOG_ALTERED, count=len(faults))


def accepted_at(session: Session) -> int:
    """The newest row in which an administrator accepted the state of the store; 0 when there is none.

    A false one counts for nothing, so that nobody without a signing key can hide faults behind it.
    """
    row = session.scalars(
        select(AuditRow).where(AuditRow.action == ACCEPT).order_by(AuditRow.seq.desc()).limit(1)
    ).first()
    if row is None or not verify(row.public_key, row.hash, row.signature):
        return 0
    owner = session.scalars(select(SigningKey.user_no).where(SigningKey.public_key == row.public_key)).first()
    return row.seq if owner is not None else 0


def _schema(session: Session) -> Iterator[Notice]:
    if current_schema(session) != _signed_schema(session):
        yield _finding("schema", SCHEMA_ALTERED)


def _signed_schema(session: Session) -> str | None:
    """The newest hash that a row of the log vouches for."""
    told = (
        select(AuditRow.body)
        .where(AuditRow.action.in_([UPGRADE, ACCEPT]) | (AuditRow.seq == 1))
        .order_by(AuditRow.seq.desc())
    )
    for body in session.scalars(told):
        try:
            for fact in json.loads(body)["facts"]:
                if SCHEMA in fact:
                    return str(fact[SCHEMA])
        except (ValueError, KeyError, TypeError):
            continue  # the check of the log names that row
    return None


def _history(session: Session, anchor: Anchor | None) -> Iterator[Notice]:
    if anchor is None:
        return
    day = show_bs(to_bs(nepal_day(anchor.at)))
    missing = anchor.seq - head(session).seq
    if missing > 0:
        yield _finding("rollback", ROLLED_BACK, day=day, count=missing)
    elif (
        anchor.seq and session.scalar(select(AuditRow.hash).where(AuditRow.seq == anchor.seq)) != anchor.hash
    ):
        yield _finding("rollback", ANOTHER_STORY, day=day)


def _finding(code: str, msgid: str, **values: object) -> Notice:
    return Notice(f"store.{code}", msgid, values, lasting=True)
