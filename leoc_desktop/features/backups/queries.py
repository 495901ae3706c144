"""Reading what the store knows of its backups: copies, destinations, how the last attempts went, test restores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from leoc_desktop.access.backup_contents import no_housekeeping
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.features.backups.rules import AGAIN_AFTER, DueFacts, HealthFacts, Trial
from leoc_desktop.records.audit_row import AuditRow
from leoc_desktop.records.backup_destination import BackupAttempt, BackupDestination, BackupDrill
from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.records.form_draft import FormDraft
from leoc_desktop.storage.backup_share import Place, TroubleKind
from leoc_desktop.storage.backup_share.trouble import SENTENCES

NEWEST = 500
"""How many backups a list shows."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in the list."""

    made_at: datetime
    folder: str
    file_name: str
    size: int
    audit_seq: int
    by_itself: bool = False
    """Whether the schedule brought it there."""
    whole_size: int | None = None
    """Bytes with its pieces; None where an older program made it."""
    new_size: int | None = None
    """Bytes of what was brought with it."""


@dataclass(frozen=True, slots=True)
class DestinationRow:
    """One destination in the list. ``trouble`` is a message id, empty when the last attempt went well."""

    key: bytes
    name: str
    kind: str
    shown: str
    tried_at: datetime | None
    failing_since: datetime | None
    trouble: str
    values: dict[str, object]
    newest_at: datetime | None
    """When the newest copy that is there was made."""


def backups(session: Session) -> list[BackupRow]:
    """The newest backups made on this computer, newest first."""
    rows = session.scalars(select(BackupMade).order_by(BackupMade.row_no.desc()).limit(NEWEST))
    return [_backup(row) for row in rows]


def _backup(row: BackupMade) -> BackupRow:
    alone = row.size if row.destination_no is None else None  # made by hand: a file that holds everything
    return BackupRow(
        made_at=row.made_at,
        folder=row.folder,
        file_name=row.file_name,
        size=row.size,
        audit_seq=row.audit_seq,
        by_itself=row.destination_no is not None,
        whole_size=row.whole_size or alone,
        new_size=row.new_size or alone,
    )


def office_folder(session: Session, vault: KeyVault) -> str:
    """The folder of this office in every destination."""
    code = session.scalar(text("SELECT postal_code FROM office"))
    return f"{'TR-' if vault.training else ''}LEOC-{code}-{vault.vault_id.hex()[:8]}"


def destinations(session: Session) -> list[DestinationRow]:
    """All destinations in use, by name."""
    copies = session.execute(
        select(BackupMade.destination_no, func.max(BackupMade.made_at)).group_by(BackupMade.destination_no)
    )
    newest = {row[0]: row[1] for row in copies}
    rows = session.execute(
        select(BackupDestination, BackupAttempt)
        .outerjoin(BackupAttempt, BackupAttempt.destination_no == BackupDestination.row_no)
        .where(BackupDestination.in_use)
        .order_by(BackupDestination.name)
    )
    return [_shown(row, attempt, newest.get(row.row_no)) for row, attempt in rows]


def _shown(
    row: BackupDestination, attempt: BackupAttempt | None, newest_at: datetime | None
) -> DestinationRow:
    shown = Place(row.kind, row.path, "", row.server, row.share, row.port).shown
    failing = attempt is not None and bool(attempt.trouble)
    return DestinationRow(
        key=row.id,
        name=row.name,
        kind=row.kind,
        shown=shown,
        tried_at=attempt.tried_at if attempt else None,
        failing_since=attempt.failing_since if attempt else None,
        trouble=SENTENCES[TroubleKind(attempt.trouble)] if attempt and failing else "",
        values={"place": shown, "reason": attempt.reason if attempt else "", "name": ""},
        newest_at=newest_at,
    )


def due_facts(session: Session) -> DueFacts:
    """The newest change, of a record or of a form being typed, and the newest copy at a destination.

    A copy made by hand does not stand for one: whoever made it may have put it into the next drawer.
    """
    change = session.execute(
        select(AuditRow.seq, AuditRow.at).where(*no_housekeeping()).order_by(AuditRow.seq.desc()).limit(1)
    ).first()
    copy = session.execute(
        select(BackupMade.made_at, BackupMade.audit_seq)
        .where(BackupMade.destination_no.is_not(None))
        .order_by(BackupMade.audit_seq.desc())
        .limit(1)
    ).first()
    typed = session.scalar(select(func.max(FormDraft.updated_at)))
    copied_at, copied_seq = (copy.made_at, copy.audit_seq) if copy else (None, 0)
    if typed is not None and (copied_at is None or typed > copied_at):
        return DueFacts(typed, copied_seq + 1, copied_at, copied_seq)
    return DueFacts(change.at if change else None, change.seq if change else 0, copied_at, copied_seq)


def destinations_to_visit(session: Session, now: datetime | None) -> list[BackupDestination]:
    """The destinations in use; with ``now`` those that failed a moment ago are left alone."""
    rows = session.execute(
        select(BackupDestination, BackupAttempt)
        .outerjoin(BackupAttempt, BackupAttempt.destination_no == BackupDestination.row_no)
        .where(BackupDestination.in_use)
        .order_by(BackupDestination.row_no)
    )
    return [
        row
        for row, attempt in rows
        if now is None or attempt is None or not attempt.trouble or now - attempt.tried_at >= AGAIN_AFTER
    ]


def lacks_copy(session: Session) -> bool:
    """Whether a destination was added that holds no copy yet."""
    held = select(BackupMade.destination_no).where(BackupMade.destination_no.is_not(None))
    missing = select(BackupDestination.row_no).where(
        BackupDestination.in_use, BackupDestination.row_no.not_in(held)
    )
    return session.scalar(missing.limit(1)) is not None


def noted_names(session: Session, destination_no: int) -> frozenset[str]:
    """The newest files that are noted as being at a destination."""
    return frozenset(
        session.scalars(
            select(BackupMade.file_name)
            .where(BackupMade.destination_no == destination_no)
            .order_by(BackupMade.row_no.desc())
            .limit(NEWEST)
        )
    )


def drill_wanted(session: Session, before: datetime) -> tuple[BackupDestination, BackupMade] | None:
    """A destination whose newest file has to be tried out: no test restore since ``before``, or the newest one failed
    and another file came since.
    """
    for row in session.scalars(select(BackupDestination).where(BackupDestination.in_use)):
        newest = session.scalars(
            select(BackupMade)
            .where(BackupMade.destination_no == row.row_no)
            .order_by(BackupMade.row_no.desc())
            .limit(1)
        ).first()
        drill = _newest_drills(session).get(row.row_no)
        if newest is None:
            continue
        if drill is None or drill.done_at < before or (drill.problem and drill.file_name != newest.file_name):
            return row, newest
    return None


def failed_drills(session: Session) -> int:
    """How many test restores found something wrong, ever: each begins a new series of pieces."""
    failed = select(func.count()).select_from(BackupDrill).where(BackupDrill.problem != "")
    return session.scalar(failed) or 0


def _newest_drills(session: Session) -> dict[int, BackupDrill]:
    newest = select(func.max(BackupDrill.row_no)).group_by(BackupDrill.destination_no)
    rows = session.scalars(select(BackupDrill).where(BackupDrill.row_no.in_(newest)))
    return {row.destination_no: row for row in rows}


def health_facts(session: Session) -> HealthFacts:
    """What speaks for and against the health light: copies that survive the disk of the office."""
    counted = (
        select(BackupDestination.row_no)
        .outerjoin(BackupAttempt, BackupAttempt.destination_no == BackupDestination.row_no)
        .where(BackupDestination.in_use, BackupAttempt.same_disk.is_not(True))
    )
    copy = session.execute(
        select(func.max(BackupMade.made_at), func.max(BackupMade.audit_seq)).where(
            BackupMade.destination_no.in_(counted)
        )
    ).one()
    unsaved = session.scalar(
        select(AuditRow.at)
        .where(AuditRow.seq > (copy[1] or 0), *no_housekeeping())
        .order_by(AuditRow.seq)
        .limit(1)
    )
    return HealthFacts(
        newest_copy_at=copy[0],
        unsaved_since=unsaved,
        destinations=_trials(session),
    )


def _trials(session: Session) -> tuple[Trial, ...]:
    seen = {
        row.id: row
        for row in session.execute(
            select(
                BackupDestination.id,
                BackupDestination.row_no,
                BackupAttempt.other_branch,
                BackupAttempt.same_disk,
            ).outerjoin(BackupAttempt, BackupAttempt.destination_no == BackupDestination.row_no)
        )
    }
    drills = _newest_drills(session)
    trials = []
    for row in destinations(session):
        found, drill = seen[row.key], drills.get(seen[row.key].row_no)
        trial = Trial(
            row.name,
            row.failing_since,
            row.trouble,
            row.values,
            found.other_branch or "",
            bool(found.same_disk),
        )
        if drill is not None:
            trial = replace(
                trial, drilled_at=drill.done_at, drill_problem=drill.problem, drilled_file=drill.file_name
            )
        trials.append(trial)
    return tuple(trials)
