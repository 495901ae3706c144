"""Reading the bulletins issued so far."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.rules import BulletinOptions, numbered
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.bulletin import Bulletin


@dataclass(frozen=True, slots=True)
class IssuedBulletin:
    """One issued bulletin in the list; ``edition`` 2 and later are corrected ones."""

    id: bytes
    number: str
    edition: int
    reason: str
    first_day: date
    last_day: date
    period: Period
    language: str
    issued_at: datetime
    audit_code: str
    pdf_sha256: str

    @property
    def named(self) -> str:
        """The number, and the edition of a corrected one, in the current language."""
        return numbered(self.number, self.edition)

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "number": self.number,
            "edition": self.edition,
            "reason": self.reason,
            "issued_at": self.issued_at.isoformat(),
            "language": self.language,
            "audit_code": self.audit_code,
            "pdf_sha256": self.pdf_sha256,
        }


def issued(session: Session) -> list[IssuedBulletin]:
    """All issued bulletins, newest first."""
    return [shown(row) for row in session.scalars(select(Bulletin).order_by(Bulletin.row_no.desc()))]


def shown(row: Bulletin) -> IssuedBulletin:
    """A bulletin as it is listed."""
    return IssuedBulletin(
        id=row.id,
        number=row.number,
        edition=row.edition,
        reason=row.reason,
        first_day=row.first_day,
        last_day=row.last_day,
        period=Period(row.period_start, row.period_end),
        language=row.language,
        issued_at=row.issued_at,
        audit_code=row.audit_code,
        pdf_sha256=row.pdf_sha256,
    )


def find(session: Session, number: str, edition: int | None = None) -> Bulletin:
    """The bulletin with that number; the newest edition unless one is named. Raises NotFound."""
    query = select(Bulletin).where(Bulletin.number == number.strip()).order_by(Bulletin.edition.desc())
    if edition is not None:
        query = query.where(Bulletin.edition == edition)
    row = session.scalars(query).first()
    if row is None:
        raise NotFound(N_("There is no bulletin {number}."), number=number)
    return row


def paper(session: Session, number: str, edition: int | None = None) -> bytes:
    """The very PDF that was given out under ``number``. Raises NotFound."""
    row_no = find(session, number, edition).row_no
    query = select(Bulletin).where(Bulletin.row_no == row_no).options(undefer(Bulletin.pdf))
    return session.scalars(query).one().pdf


def options_of(session: Session, number: str) -> BulletinOptions:
    """What was chosen for the newest edition of a bulletin. Raises NotFound."""
    row = find(session, number)
    query = select(Bulletin).where(Bulletin.row_no == row.row_no).options(undefer(Bulletin.content))
    frozen = json.loads(session.scalars(query).one().content)
    if "options" not in frozen:  # issued before there was anything to choose
        return BulletinOptions(language=row.language)
    return BulletinOptions.from_json(frozen["options"])
