"""What a daily bulletin holds: the figures, the tables; and how they add up.

Everything printed comes out of :class:`BulletinContent`, which is frozen as JSON when a bulletin is issued (R33).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from leoc_desktop.domain.incident_figures import Figures, figures_of, summed
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.loss_lines import NO_LINES, Lines
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.incident import Incident

VERIFIED_STATES = frozenset({"verified", "approved"})


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident of the summary."""

    number: str
    hazard: str
    day: date
    at: time | None
    wards: tuple[int, ...]
    tole: str
    figures: Figures
    description: str
    response: str
    verified: bool
    shares: Mapping[int, Figures]
    """The figures by ward; the incident itself counts in the first one."""

    @property
    def main_ward(self) -> int:
        """The ward that owns the figures (R30)."""
        return self.wards[0]


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature line: message id of the part played, name and post, or empty to be written by hand."""

    part: str
    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class BulletinContent:
    """A whole bulletin. ``number`` and ``audit_code`` are empty in a preview."""

    letterhead: Letterhead
    training: bool
    language: str
    period: Period
    ward_count: int
    lines: tuple[IncidentLine, ...]
    signatories: tuple[Signatory, ...]
    made_at: datetime
    number: str = ""
    sequence: int = 0
    fiscal_year: int = 0
    audit_code: str = ""

    @property
    def total(self) -> Figures:
        """All incidents of the period."""
        return summed(line.figures for line in self.lines)

    @property
    def unverified(self) -> int:
        """How many of the incidents are not verified yet (R32)."""
        return sum(not line.verified for line in self.lines)

    def by_ward(self) -> list[tuple[int, Figures]]:
        """Every ward of the office with its figures, in order."""
        return [
            (ward, summed(line.shares[ward] for line in self.lines if ward in line.shares))
            for ward in range(1, self.ward_count + 1)
        ]

    def by_hazard(self) -> list[tuple[str, Figures]]:
        """Every hazard that occurred with its figures, most incidents first."""
        codes = sorted({line.hazard for line in self.lines})
        rows = [(code, summed(line.figures for line in self.lines if line.hazard == code)) for code in codes]
        return sorted(rows, key=lambda row: (-row[1].incidents, row[0]))

    def with_service_cut(self, service: str) -> list[IncidentLine]:
        """Incidents in which ``service`` (road_blocked, say) is reported as interrupted."""
        return [line for line in self.lines if line.figures.total(service).known]

    def as_json(self) -> dict[str, object]:
        """Everything printed, in a form that can be frozen, hashed and compared."""
        return {
            "letterhead": self.letterhead.as_json(),
            "training": self.training,
            "language": self.language,
            "period": {"from": self.period.start.isoformat(), "until": self.period.end.isoformat()},
            "number": self.number,
            "sequence": self.sequence,
            "fiscal_year": self.fiscal_year,
            "audit_code": self.audit_code,
            "made_at": self.made_at.isoformat(),
            "unverified": self.unverified,
            "total": self.total.as_json(),
            "by_ward": [{"ward": ward, **figures.as_json()} for ward, figures in self.by_ward()],
            "by_hazard": [{"hazard": code, **figures.as_json()} for code, figures in self.by_hazard()],
            "incidents": [_line_json(line) for line in self.lines],
            "signatories": [
                {"part": signatory.part, "name": signatory.name, "post": signatory.post}
                for signatory in self.signatories
            ],
        }


def _line_json(line: IncidentLine) -> dict[str, object]:
    return {
        "number": line.number,
        "hazard": line.hazard,
        "date": line.day.isoformat(),
        "time": line.at.isoformat("minutes") if line.at else None,
        "wards": list(line.wards),
        "tole": line.tole,
        "description": line.description,
        "response": line.response,
        "verified": line.verified,
        "figures": line.figures.as_json(),
    }


def incident_lines(
    incidents: Iterable[Incident], period: Period, losses: Mapping[int, Lines]
) -> tuple[IncidentLine, ...]:
    """The incidents that belong to the period, in the order they happened; ``losses`` by row number."""
    chosen = [row for row in incidents if period.holds(row.incident_date, row.incident_time)]
    chosen.sort(key=lambda row: (row.incident_date, row.incident_time or time.max, row.number or ""))
    return tuple(
        IncidentLine(
            number=row.number or "",
            hazard=row.hazard,
            day=row.incident_date,
            at=row.incident_time,
            wards=row.wards,
            tole=row.tole,
            figures=figures_of(row),
            description=row.description,
            response=row.response,
            verified=row.state in VERIFIED_STATES,
            shares=by_ward(row, losses.get(row.row_no, NO_LINES)),
        )
        for row in chosen
    )


def signatories(prepared_by: tuple[str, str]) -> Sequence[Signatory]:
    """Who signs: the one who issues prepares; checking and approving are signed by hand."""
    return (
        Signatory(N_("Prepared by"), *prepared_by),
        Signatory(N_("Checked by")),
        Signatory(N_("Approved by")),
    )
