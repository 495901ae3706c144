"""Reading situation reports, and the figures of the period that one covers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.incident_figures import Figures, figures_of, summed
from leoc_desktop.domain.incident_selection import COUNTED
from leoc_desktop.domain.loss_lines import NO_LINES, lines_by_incident
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.record_files import FileOwner
from leoc_desktop.domain.record_files import Key as FileKey
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.features.situation_reports import rules
from leoc_desktop.features.situation_reports.fields import TEXTS
from leoc_desktop.features.situation_reports.rules import LastReport, State
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.situation_report import SituationReport
from leoc_desktop.records.user import User

_VERIFIED = frozenset({"verified", "approved"})


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as it is listed and read; ``texts`` go by field name."""

    id: bytes
    version: int
    state: State
    number: str
    title: str
    event: str
    language: str
    period: Period
    texts: dict[str, str]
    next_update: datetime | None
    writer: str
    approver: str
    issued_at: datetime | None
    reason: str

    def as_raw(self) -> dict[str, object]:
        """The fields in the form that the service takes."""
        raw: dict[str, object] = {
            "title": self.title,
            "event": self.event,
            "language": self.language,
            **self.texts,
        }
        for name, at in (("start", self.period.start), ("end", self.period.end), ("next", self.next_update)):
            local = nepal_time(at) if at else None
            raw[f"{name}_day"] = to_bs(local.date()).iso() if local else ""
            raw[f"{name}_time"] = f"{local:%H:%M}" if local else ""
        return raw

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        given: dict[str, object] = {
            "id": self.id.hex(),
            "number": self.number or None,
            "state": self.state.value,
            "issued_at": self.issued_at.isoformat() if self.issued_at else None,
        }
        return given | self.as_raw()


def find(session: Session, key: str | bytes) -> SituationReport:
    """The report with that id (bytes or hex), or with that number. Raises NotFound."""
    if isinstance(key, str) and re.fullmatch(r"[0-9a-f]{32}", key):
        key = bytes.fromhex(key)
    by_id = SituationReport.id == key
    condition = by_id if isinstance(key, bytes) else SituationReport.number == key.strip().upper()
    found = session.scalars(select(SituationReport).where(condition)).first()
    if found is None:
        raise NotFound(N_("There is no such situation report."))
    return found


def listed(session: Session, states: Sequence[State]) -> list[ReportRow]:
    """Reports in one of the states, the newest first."""
    writer, approver = aliased(User), aliased(User)
    query = (
        select(SituationReport, writer.full_name, approver.full_name)
        .outerjoin(writer, writer.row_no == SituationReport.created_by_no)
        .outerjoin(approver, approver.row_no == SituationReport.approved_by_no)
        .where(SituationReport.state.in_([state.value for state in states]))
        .order_by(SituationReport.row_no.desc())
    )
    return [_row(report, one or "", other or "") for report, one, other in session.execute(query)]


def row_of(session: Session, report: SituationReport) -> ReportRow:
    """One report as it is read."""
    people = [
        session.get(User, row_no) if row_no else None
        for row_no in (report.created_by_no, report.approved_by_no)
    ]
    writer, approver = (person.full_name if person else "" for person in people)
    return _row(report, writer, approver)


def _row(report: SituationReport, writer: str, approver: str) -> ReportRow:
    return ReportRow(
        id=report.id,
        version=report.version,
        state=State(report.state),
        number=report.number or "",
        title=report.title,
        event=report.event,
        language=report.language,
        period=Period(report.period_start, report.period_end),
        texts={field.name: getattr(report, field.name) for field in TEXTS},
        next_update=report.next_update,
        writer=writer,
        approver=approver,
        issued_at=report.issued_at,
        reason=report.state_reason,
    )


def paper(session: Session, key: str | bytes) -> bytes:
    """The very PDF that was given out. Raises NotFound."""
    row_no = find(session, key).row_no
    query = select(SituationReport.pdf).where(SituationReport.row_no == row_no)
    pdf = session.scalars(query).one()
    if pdf is None:
        raise NotFound(N_("This situation report has not been issued."))
    return pdf


def last_issued(session: Session, before: SituationReport | None = None) -> tuple[int, LastReport] | None:
    """The newest issued report, by row number, with the figures as it printed them.

    With ``before`` only one that it goes on: of the same event, or of the same title where it belongs to none.
    """
    query = (
        select(SituationReport)
        .where(SituationReport.state == State.ISSUED.value)
        .order_by(SituationReport.issued_at.desc(), SituationReport.row_no.desc())
    )
    if before is not None and before.event_no is not None:
        query = query.where(SituationReport.event_no == before.event_no)
    elif before is not None:
        query = query.where(SituationReport.event_no.is_(None))
    issued = session.scalars(query)
    titled = before is not None and before.event_no is None
    found = next(
        (one for one in issued if not titled or (before and rules.same_title(one.title, before.title))), None
    )
    if found is None:
        return None
    period = Period(found.period_start, found.period_end)
    content = session.scalars(
        select(SituationReport.content).where(SituationReport.row_no == found.row_no)
    ).one()
    return found.row_no, LastReport(
        found.number or "", period, Figures.from_json(json.loads(content)["total"])
    )


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What happened in a period: in all, by ward, by hazard, and how many incidents nobody verified yet.

    ``elsewhere`` is how many incidents of the period do not belong to the event; None where there is no event.
    """

    total: Figures
    by_ward: tuple[tuple[int, Figures], ...]
    by_hazard: tuple[tuple[str, Figures], ...]
    unverified: int
    elsewhere: int | None


def figures(session: Session, period: Period, ward_count: int, event_no: int | None) -> PeriodFigures:
    """The figures of the period, as the bulletin counts them (R30, R32); of an event, its incidents only."""
    query = select(Incident).where(
        Incident.state.in_(COUNTED),
        Incident.incident_date >= period.first_day,
        Incident.incident_date <= period.last_day,
    )
    happened = [row for row in session.scalars(query) if period.holds(row.incident_date, row.incident_time)]
    rows = [row for row in happened if event_no in (None, row.event_no)]
    losses = lines_by_incident(session, (row.row_no for row in rows))
    shares = [by_ward(row, losses.get(row.row_no, NO_LINES)) for row in rows]
    hazards = sorted({row.hazard for row in rows})
    hazard_rows = [(code, summed(figures_of(row) for row in rows if row.hazard == code)) for code in hazards]
    return PeriodFigures(
        total=summed(figures_of(row) for row in rows),
        by_ward=tuple(
            (ward, summed(share[ward] for share in shares if ward in share))
            for ward in range(1, ward_count + 1)
        ),
        by_hazard=tuple(sorted(hazard_rows, key=lambda row: (-row[1].incidents, row[0]))),
        unverified=sum(row.state not in _VERIFIED for row in rows),
        elsewhere=None if event_no is None else len(happened) - len(rows),
    )


class ReportFileOwner(FileOwner):
    """A report that was handed in or issued is frozen with its files (R33)."""

    kind: ClassVar[str] = "situation_report"
    permission: ClassVar[Permission] = Permission.SITUATION_REPORT_DRAFT

    def find(self, session: Session, key: FileKey) -> SituationReport:
        """By number or id. Raises NotFound."""
        return find(session, key if isinstance(key, bytes) else str(key))

    def name(self, record: SituationReport) -> str:
        """Its number; the title of a draft."""
        return record.number or record.title

    def ensure_open(
        self, session: Session, record: SituationReport, login: Login, now: datetime, *, removing: bool
    ) -> None:
        """Raises Refused once it was handed in."""
        del session, login, now, removing
        rules.ensure_open(record.state)
