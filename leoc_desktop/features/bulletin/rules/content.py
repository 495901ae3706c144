"""What a daily bulletin holds: the figures, the tables; and how they add up.

Everything printed comes out of :class:`BulletinContent`, which is frozen as JSON when a bulletin is issued (R33).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from leoc_desktop.domain.current_advisories import AdvisoryLine
from leoc_desktop.domain.incident_figures import Figures, figures_of, summed
from leoc_desktop.domain.incident_selection import VERIFIED
from leoc_desktop.domain.letterhead import Letterhead
from leoc_desktop.domain.loss_details import Key, structures
from leoc_desktop.domain.loss_lines import Lines
from leoc_desktop.domain.loss_lists import FULL, PARTIAL, PRIVATE, PUBLIC_BUILDINGS, UNINHABITABLE
from leoc_desktop.domain.loss_totals import Total, added
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.signatories import PARTS, PREPARED, signatory
from leoc_desktop.domain.significant_log import SignificantEntry
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.features.bulletin.rules.annex import Annex, LastYear
from leoc_desktop.features.bulletin.rules.interruptions import Service
from leoc_desktop.features.bulletin.rules.options import BulletinOptions
from leoc_desktop.features.bulletin.rules.pictures import Picture
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.records.incident import Incident


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
    public_fully: Total
    public_partly: Total
    description: str
    response: str
    verified: bool
    shares: Mapping[int, Figures]
    """The figures by ward; the incident itself counts in the first one."""

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "number": self.number,
            "hazard": self.hazard,
            "date": self.day.isoformat(),
            "time": self.at.isoformat("minutes") if self.at else None,
            "wards": list(self.wards),
            "tole": self.tole,
            "description": self.description,
            "response": self.response,
            "verified": self.verified,
            "figures": self.figures.as_json(),
            "public_buildings": _public_json((self.public_fully, self.public_partly)),
        }


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature line: message id of the part played, name and post, or empty to be written by hand."""

    part: str
    name: str = ""
    post: str = ""

    def as_json(self) -> dict[str, str]:
        """For frozen papers."""
        return {"part": self.part, "name": self.name, "post": self.post}


def numbered(number: str, edition: int) -> str:
    """A bulletin's number; a corrected edition says so behind it."""
    if edition == 1:
        return number
    return _("{number}, corrected edition {edition}").format(number=number, edition=show_number(edition))


@dataclass(frozen=True, slots=True)
class IssueMark:
    """What issuing gives a bulletin; empty in a preview. A corrected edition has a ``reason`` (R26)."""

    number: str = ""
    sequence: int = 0
    fiscal_year: int = 0
    audit_code: str = ""
    edition: int = 1
    reason: str = ""
    replaces: datetime | None = None
    """When the edition that this one takes the place of was issued."""

    @property
    def named(self) -> str:
        """The number, and the edition of a corrected one, in the current language."""
        return numbered(self.number, self.edition)

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "number": self.number,
            "sequence": self.sequence,
            "fiscal_year": self.fiscal_year,
            "audit_code": self.audit_code,
            "edition": self.edition,
            "reason": self.reason,
            "replaces": self.replaces.isoformat() if self.replaces else None,
        }


@dataclass(frozen=True, slots=True)
class BulletinContent:
    """A whole bulletin. Parts that are left out are empty."""

    letterhead: Letterhead
    training: bool
    options: BulletinOptions
    period: Period
    ward_count: int
    lines: tuple[IncidentLine, ...]
    left_out: int
    """Incidents of the period that are not verified, where only verified ones count."""
    signatories: tuple[Signatory, ...]
    made_at: datetime
    services: tuple[Service, ...] = ()
    structures: Mapping[Key, Total] = field(default_factory=dict)
    """By (kind, ownership, damage)."""
    families: Mapping[Key, Total] = field(default_factory=dict)
    """By (status, kind of shelter)."""
    log: tuple[SignificantEntry, ...] = ()
    advisories: tuple[AdvisoryLine, ...] = ()
    last_year: LastYear | None = None
    annexes: tuple[Annex, ...] = ()
    pictures: tuple[Picture, ...] = ()
    register_begins: date | None = None
    """The day of the first incident that counts, whenever it was."""
    mark: IssueMark = IssueMark()

    @property
    def number(self) -> str:
        """The number, or "" in a preview."""
        return self.mark.number

    @property
    def language(self) -> str:
        """The language of the paper."""
        return self.options.language

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

    def public_buildings(self, hazard: str = "") -> tuple[Total, Total]:
        """Public buildings fully and partly damaged, of one hazard or of all."""
        lines = [line for line in self.lines if hazard in ("", line.hazard)]
        return added(line.public_fully for line in lines), added(line.public_partly for line in lines)

    def as_json(self) -> dict[str, object]:
        """Everything printed, in a form that can be frozen, hashed and compared."""
        by_hazard = [
            {
                "hazard": code,
                **figures.as_json(),
                "public_buildings": _public_json(self.public_buildings(code)),
            }
            for code, figures in self.by_hazard()
        ]
        return {
            **self.mark.as_json(),
            "letterhead": self.letterhead.as_json(),
            "training": self.training,
            "language": self.language,
            "options": self.options.as_json(),
            "period": {"from": self.period.start.isoformat(), "until": self.period.end.isoformat()},
            "made_at": self.made_at.isoformat(),
            "unverified": self.unverified,
            "left_out": self.left_out,
            "total": self.total.as_json(),
            "public_buildings": _public_json(self.public_buildings()),
            "by_ward": [{"ward": ward, **figures.as_json()} for ward, figures in self.by_ward()],
            "by_hazard": by_hazard,
            "incidents": [line.as_json() for line in self.lines],
            "services": [service.as_json() for service in self.services],
            "structures": _keyed_json(self.structures),
            "families": _keyed_json(self.families),
            "log": [entry.as_json() for entry in self.log],
            "advisories": [line.as_json() for line in self.advisories],
            "last_year": self.last_year.as_json() if self.last_year else None,
            "annexes": [annex.as_json() for annex in self.annexes],
            "pictures": [picture.frozen_json() for picture in self.pictures],
            "register_begins": self.register_begins.isoformat() if self.register_begins else None,
            "signatories": [signatory.as_json() for signatory in self.signatories],
        }


def _public_json(totals: tuple[Total, Total]) -> dict[str, object]:
    fully, partly = totals
    return {"fully": fully.as_json(), "partly": partly.as_json()}


def _keyed_json(totals: Mapping[Key, Total]) -> list[dict[str, object]]:
    return [{"of": list(key), **total.as_json()} for key, total in sorted(totals.items())]


def incident_line(row: Incident, lines: Lines) -> IncidentLine:
    """One incident as the bulletin counts and tells it."""
    fully, partly = _public_buildings(lines)
    return IncidentLine(
        number=row.number or "",
        hazard=row.hazard,
        day=row.incident_date,
        at=row.incident_time,
        wards=row.wards,
        tole=row.tole,
        figures=figures_of(row),
        public_fully=fully,
        public_partly=partly,
        description=row.description,
        response=row.response,
        verified=row.state in VERIFIED,
        shares=by_ward(row, lines),
    )


def _public_buildings(lines: Lines) -> tuple[Total, Total]:
    found = {
        (kind, damage): total
        for (kind, owner, damage), total in structures([lines]).items()
        if kind in PUBLIC_BUILDINGS and owner != PRIVATE
    }
    fully = added(total for (_kind, damage), total in found.items() if damage == FULL)
    partly = added(total for (_kind, damage), total in found.items() if damage in (PARTIAL, UNINHABITABLE))
    return fully, partly


def in_order(incidents: Iterable[Incident], period: Period) -> list[Incident]:
    """Those that belong to the period, in the order they happened."""
    chosen = [row for row in incidents if period.holds(row.incident_date, row.incident_time)]
    return sorted(
        chosen, key=lambda row: (row.incident_date, row.incident_time or time.max, row.number or "")
    )


def signatories(prepared_by: tuple[str, str]) -> Sequence[Signatory]:
    """Who signs, as the office's list says; where it names nobody, the one who issues prepares, the rest is by hand."""
    return tuple(
        Signatory(label, *(prepared_by if part == PREPARED and not any(named) else named))
        for part, label in PARTS.items()
        for named in [signatory(part)]
    )
