"""The quick check at every sign-in: the newest rows of the log follow each other and bear keys of this office."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.audit_trail.chain_check import Chain, rows_in_order
from leoc_desktop.access.audit_trail.people_check import NEVER_ENROLLED
from leoc_desktop.access.audit_trail.verdict import Fault
from leoc_desktop.access.audit_trail.writing import Head, head
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.signing_key import SigningKey

ROWS = 1000


def tail_faults(session: Session, *, since: int = 0, rows: int = ROWS) -> list[Fault]:
    """What is wrong with the newest ``rows`` rows; those before row ``since`` are left out, as accepted earlier."""
    start = max(since - 1, head(session).seq - rows, 0)
    before = session.get(AuditRow, start) if start else None
    chain = Chain(Head(before.seq, before.hash) if before else None)
    enrolled = set(session.scalars(select(SigningKey.public_key)))
    faults: list[Fault] = []
    for row in rows_in_order(session, after=chain.last.seq):
        faults += [Fault(row.seq, msgid) for msgid in chain.look(row)]
        if row.public_key not in enrolled:
            faults.append(Fault(row.seq, NEVER_ENROLLED))
    return faults
