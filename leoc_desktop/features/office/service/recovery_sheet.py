"""What stands on the recovery sheet: how to know the office again, and the code when it was just made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.signatures import fingerprint
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.records.audit_row import AuditRow


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The sheet for the sealed envelope. ``code`` is empty on a sheet that is filled in by hand."""

    office: OfficeDetail
    office_mark: str
    """What the folders of the backups end with."""
    root_fingerprint: str
    made_at: datetime
    code: str = field(default="", repr=False)


def root_fingerprint(session: Session) -> str:
    """The fingerprint of the first administrator's key, on which every signature rests (R7)."""
    return fingerprint(session.scalars(select(AuditRow.public_key).where(AuditRow.seq == 1)).one())


def recovery_sheet(session: Session, vault_id: bytes, made_at: datetime, code: str = "") -> RecoverySheet:
    """The sheet of the office behind ``session``."""
    return RecoverySheet(office_detail(session), vault_id.hex()[:8], root_fingerprint(session), made_at, code)
