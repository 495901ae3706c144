"""Checking the log without being asked: the whole of it once a day, its new rows before every backup.

What was checked and found is noted outside the database, authenticated like an anchor. Who removes the note makes the
program check again; who keeps an older one makes it check more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.access.audit_trail import Fault, Head, Verdict, tail_faults
from leoc_desktop.access.audit_trail.tail_check import ROWS
from leoc_desktop.access.audit_trail.whole_check import Progress
from leoc_desktop.access.notices import Notice
from leoc_desktop.access.opening_checks import accepted_at
from leoc_desktop.access.sealed_note import LARGEST, sealed, unsealed
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.storage.unit_of_work import Store

FILE = "log-check.json"
WHOLE_EVERY = timedelta(days=1)
NOTICE = "log.check"
FOUND = N_(
    "The check of the log that runs by itself found rows or records that were altered past the program ({count}). A "
    "supervisor or an administrator reads what on the page Audit log, with “Check the whole log”."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of the log: up to which row it was looked at, when last as a whole, and what was found."""

    seq: int
    hash: bytes
    whole_at: datetime | None
    count: int = 0
    found: str = ""
    """A digest of the faults: others than those somebody has read are told anew."""
    read: str = ""
    """The digest that somebody who may see the log has read."""


class LogWatch:
    """The watch over the log of one open office. ``vault_key`` stays the office's, which wipes it."""

    def __init__(self, store: Store, data_dir: Path, vault_key: bytearray, epoch: int) -> None:
        self._store = store
        self._file = data_dir / FILE
        self._vault_key = vault_key
        self._epoch = epoch

    def is_due(self) -> bool:
        """Whether the whole log was not looked at for a day, by a clock that may have been set."""
        known = self._known()
        if known is None or known.whole_at is None:
            return True
        return not timedelta() <= self._store.clock.now() - known.whole_at < WHOLE_EVERY

    def check_whole(self, progress: Progress | None = None) -> Verdict:
        """Check everything and note what came of it. Slow. Whoever raises from ``progress`` ends it, nothing noted."""
        now = self._store.clock.now()
        with self._store.read() as session:
            head = audit_trail.head(session)
            verdict = audit_trail.verify_log(session, now, progress=progress)
            since = accepted_at(session)
        self._note(head, now, _new_ones(verdict.faults, since))
        return verdict

    def check_new_rows(self) -> None:
        """Look at the rows since the last check, before they go into a backup, and note what came of it."""
        known = self._known()
        with self._store.read() as session:
            head = audit_trail.head(session)
            faults = self._faults_since(session, known)
        if faults or known is None or head.seq != known.seq:
            self._note(head, known.whole_at if known else None, faults, known)

    def mark_read(self) -> None:
        """Somebody who may see the log has seen what the whole check found: it is not told again."""
        known = self._known()
        if known is not None and known.found != known.read:
            self._keep(replace(known, read=known.found))

    def trouble(self) -> Notice | None:
        """What was found and not read yet."""
        known = self._known()
        if known is None or not known.count or known.found == known.read:
            return None
        return Notice(NOTICE, FOUND, {"count": known.count}, lasting=True)

    def _faults_since(self, session: Session, known: Checked | None) -> Sequence[Fault]:
        """Chain, content and signatures of the newest rows; the row looked at last has to be the one it was."""
        since = accepted_at(session)
        if known is None:
            return tail_faults(session, since=since, rows=ROWS)
        faults = tail_faults(session, since=max(since, known.seq + 1), rows=audit_trail.head(session).seq)
        row = session.get(AuditRow, known.seq) if known.seq else None
        if known.seq and (row is None or row.hash != known.hash):
            faults.insert(0, Fault(known.seq, audit_trail.CONTENT_CHANGED))
        return faults

    def _note(
        self, head: Head, whole_at: datetime | None, faults: Iterable[Fault], former: Checked | None = None
    ) -> None:
        """``former`` is what a check of the whole had found before: a look at the new rows alone forgets none of it."""
        read = (self._known() or Checked(0, b"", None)).read
        found = list(faults)
        if not found and former is not None and former.count:
            self._keep(replace(former, seq=head.seq, hash=head.hash))
        else:
            self._keep(Checked(head.seq, head.hash, whole_at, len(found), _digest(found), read))

    def _known(self) -> Checked | None:
        try:
            with self._file.open("rb") as file:
                body = unsealed(file.read(LARGEST).decode("ascii"), self._vault_key)
        except (OSError, ValueError):
            return None
        try:
            if body is None or body["epoch"] != self._epoch:
                return None
            whole_at = datetime.fromisoformat(body["whole_at"]) if body["whole_at"] else None
            return Checked(
                int(body["checked"]),
                bytes.fromhex(body["hash"]),
                whole_at,
                int(body["count"]),
                str(body["found"]),
                str(body["read"]),
            )
        except (ValueError, KeyError, TypeError):
            return None

    def _keep(self, known: Checked) -> None:
        """A disk that takes nothing is no reason to stop anybody's work; the check runs again then."""
        body: dict[str, object] = {
            "checked": known.seq,
            "hash": known.hash.hex(),
            "whole_at": known.whole_at.isoformat() if known.whole_at else None,
            "count": known.count,
            "found": known.found,
            "read": known.read,
            "epoch": self._epoch,
        }
        with suppress(OSError):
            write_durably(self._file, sealed(body, self._vault_key).encode("ascii"))


def _new_ones(faults: Iterable[Fault], since: int) -> list[Fault]:
    """Without those of rows that an administrator accepted; a record without any row is always told."""
    return [fault for fault in faults if not 0 < fault.seq < since]


def _digest(faults: Iterable[Fault]) -> str:
    told = "\n".join(f"{fault.seq} {fault.msgid} {fault.subject}" for fault in faults)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16] if told else ""
