"""The advisories that were in force during a period, for papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.period import Period
from leoc_desktop.records.advisory import Advisory


@dataclass(frozen=True, slots=True)
class AdvisoryLine:
    """One advisory in a paper. ``wards`` is empty for the whole municipality, ``valid_end`` None for no end."""

    number: str
    priority: str
    title: str
    text: str
    instruction: str
    wards: tuple[int, ...]
    valid_start: datetime
    valid_end: datetime | None

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "number": self.number,
            "priority": self.priority,
            "title": self.title,
            "text": self.text,
            "instruction": self.instruction,
            "wards": list(self.wards),
            "valid_start": self.valid_start.isoformat(),
            "valid_end": self.valid_end.isoformat() if self.valid_end else None,
        }


def advisories_in(session: Session, period: Period) -> tuple[AdvisoryLine, ...]:
    """Issued advisories that held at some moment of the period and were not withdrawn before it, oldest first."""
    query = (
        select(Advisory)
        .where(Advisory.state.in_(("issued", "withdrawn")), Advisory.valid_start < period.end)
        .where(or_(Advisory.valid_end.is_(None), Advisory.valid_end > period.start))
        .where(or_(Advisory.withdrawn_at.is_(None), Advisory.withdrawn_at > period.start))
        .order_by(Advisory.valid_start, Advisory.row_no)
    )
    return tuple(
        AdvisoryLine(
            number=row.number or "",
            priority=row.priority,
            title=row.title,
            text=row.text,
            instruction=row.instruction,
            wards=row.wards,
            valid_start=row.valid_start,
            valid_end=row.valid_end,
        )
        for row in session.scalars(query)
    )
