"""Writing down what came of an errand: which copies are where, and how the attempt went."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from leoc_desktop.features.backups.service.errand import StopResult
from leoc_desktop.records.backup_destination import BackupAttempt
from leoc_desktop.records.backup_made import BackupMade


def note_result(session: Session, result: StopResult, now: datetime) -> None:
    """Note the copies that were read back, and the attempt."""
    stop = result.stop
    for copy in result.delivered:
        session.add(
            BackupMade(
                backup_id=copy.name.removesuffix(".leocb"),
                made_at=copy.made_at,
                folder=stop.place.shown if stop.place else "",
                file_name=copy.name,
                size=copy.size,
                whole_size=copy.whole_size,
                new_size=copy.new_size,
                sha256=copy.sha256,
                audit_seq=copy.audit_seq,
                destination_no=stop.destination_no,
            )
        )
    attempt = session.get(BackupAttempt, stop.destination_no) or BackupAttempt(
        destination_no=stop.destination_no, failing_since=None
    )
    attempt.tried_at = now
    attempt.trouble = result.trouble.kind.value if result.trouble else ""
    attempt.reason = result.trouble.reason if result.trouble else ""
    attempt.failing_since = (attempt.failing_since or now) if result.trouble else None
    attempt.other_branch = result.other_branch if result.trouble is None else attempt.other_branch or ""
    if result.same_disk is not None:
        attempt.same_disk = result.same_disk
    session.add(attempt)
