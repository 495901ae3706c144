"""The check of the whole log: every row, every key back to the first administrator, every record, every unlock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail.chain_check import Chain, SignedRow, rows_in_order
from leoc_desktop.access.audit_trail.people_check import People
from leoc_desktop.access.audit_trail.record_check import count_records, record_faults
from leoc_desktop.access.audit_trail.unlock_check import Locks
from leoc_desktop.access.audit_trail.verdict import Fault, Remark, Verdict
from leoc_desktop.access.audit_trail.writing import CLOCK_STEP
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.damage import fits_together

Progress = Callable[[int, int], None]
"""Hears how much of how much is done; called from the checking thread, at most a few hundred times."""
STEPS = 200

WORTH_KNOWING = {
    CLOCK_STEP: N_("The clock of the computer was set."),
    "guard.removed": N_("The file that counts wrong sign-ins had been removed or altered."),
    "office.recover": N_("The recovery code was used."),
    "office.restore": N_("The office was restored from a backup."),
    "store.accept": N_("An administrator accepted the state of the database."),
}
COUNTERSIGN = "log.countersign"
APART = N_(
    "Tables and indexes of the database do not fit together. Some of its pages are older than others, or damaged; what "
    "follows may not be all. Restore a backup."
)


def verify_log(session: Session, now: datetime, *, progress: Progress | None = None) -> Verdict:
    """Check everything. About 20 s for 100,000 rows; run it in the background.

    ``progress`` hears rows and records looked at; whoever raises from it ends the check.
    """
    rows = session.scalar(select(func.count()).select_from(AuditRow)) or 0
    counter = _Counter(rows + count_records(session), progress)
    faults = [] if fits_together(session.connection()) else [Fault(0, APART)]
    remarks: list[Remark] = []
    chain, people = Chain(), People()
    locks = Locks(session, people)
    for row in rows_in_order(session):
        faults += [Fault(row.seq, msgid) for msgid in chain.look(row)]
        if (signed := chain.signed) is not None:
            faults += [Fault(row.seq, msgid) for msgid in people.look(signed)]
            faults += [Fault(row.seq, msgid, _subject(signed)) for msgid in locks.look(signed)]
            remarks += _remarks(signed)
            if signed.action == COUNTERSIGN:
                remarks = [replace(remark, countersigned=True) for remark in remarks]
        counter.add(1)
    faults += locks.faults()
    faults += record_faults(session, counter.add)
    return Verdict(chain.last.seq, chain.last.code, tuple(faults), now, people.fingerprint, tuple(remarks))


def _remarks(row: SignedRow) -> Iterator[Remark]:
    if row.action in WORTH_KNOWING and row.body["facts"]:
        yield Remark(row.seq, WORTH_KNOWING[row.action], row.at, row.actor)


def _subject(row: SignedRow) -> str:
    return str(
        row.after.get("number") or row.before.get("number") or f"{row.kind} {(row.object_id or '')[-8:]}"
    )


class _Counter:
    """Passes progress on in steps that a window can follow."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._done, self._told = max(total, 1), 0, -1
        self._progress = progress

    def add(self, count: int) -> None:
        """So much more is done."""
        self._done += count
        step = self._done * STEPS // self._total
        if self._progress is not None and step != self._told:
            self._told = step
            self._progress(min(self._done, self._total), self._total)
