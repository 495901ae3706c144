"""Reading what the papers of a period add up; every sum is one of domain/."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.access import audit_trail
from leoc_desktop.domain.described_figures import described
from leoc_desktop.domain.incident_conditions import MAIN_WARD, conditions
from leoc_desktop.domain.incident_figures import SEXES, Figures, figures_of, summed
from leoc_desktop.domain.incident_selection import COUNTED, Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.loss_details import status_now
from leoc_desktop.domain.loss_lines import NO_LINES, PEOPLE, Lines, Values, lines_by_incident
from leoc_desktop.domain.loss_lists import DEAD, MISSING
from leoc_desktop.domain.office_detail import office_detail
from leoc_desktop.features.summaries.rules import (
    FIGURES,
    Asked,
    HazardMonths,
    Head,
    PeopleList,
    Person,
    WardRow,
    WardSummary,
)
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.records.incident import Incident, IncidentWard

_LISTED = (DEAD, MISSING)


def head(session: Session, asked: Asked, clock: Clock) -> Head:
    """What every paper says besides its rows, in the current language."""
    office = office_detail(session)
    waiting = select(func.count()).select_from(Incident).where(*conditions(asked.waiting))
    return Head(
        asked=asked,
        letterhead=letterhead(office),
        training=office.training,
        office_name=office.level.name,
        unverified=session.scalar(waiting) or 0,
        audit_code=audit_trail.head(session).code,
        made_at=clock.now(),
    )


def register_begins(session: Session) -> date | None:
    """The day of the first incident that counts."""
    return session.scalar(select(func.min(Incident.incident_date)).where(Incident.state.in_(COUNTED)))


def ward_summary(session: Session, asked: Asked, clock: Clock) -> WardSummary:
    """The figures of every ward; the total is that of the incidents themselves."""
    sums = sums_by(session, IncidentWard.ward, asked.selection, FIGURES)
    named = _named_elsewhere(session, asked.selection)
    wards = range(1, office_detail(session).ward_count + 1)
    return WardSummary(
        head=head(session, asked, clock),
        rows=tuple(WardRow(ward, sums.get(ward, Figures()), named.get(ward, 0)) for ward in wards),
        total=summed(sums_by(session, Incident.hazard, asked.selection, FIGURES).values()),
    )


def _named_elsewhere(session: Session, selection: Selection) -> dict[int, int]:
    query = (
        select(IncidentWard.ward, func.count())
        .join(Incident, Incident.row_no == IncidentWard.incident_no)
        .where(IncidentWard.position != MAIN_WARD, *conditions(selection))
        .group_by(IncidentWard.ward)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def hazard_months(session: Session, asked: Asked, clock: Clock) -> HazardMonths:
    """Each month of the year added up by hazard."""
    states, months = asked.selection.states, asked.months()
    return HazardMonths(
        head=head(session, asked, clock),
        months=tuple(start for start, _first, _last in months),
        by_month=tuple(
            sums_by(session, Incident.hazard, Selection(states, first_day=first, last_day=last), FIGURES)
            for _start, first, last in months
        ),
    )


def people_list(session: Session, asked: Asked, clock: Clock) -> PeopleList:
    """Everybody dead or missing, in the order of the incidents, and those that are only counted."""
    query = select(Incident).where(*conditions(asked.selection))
    incidents = session.scalars(query.order_by(Incident.incident_date, Incident.row_no)).all()
    lines = lines_by_incident(session, (row.row_no for row in incidents))
    rows = [person for row in incidents for person in _people(row, lines.get(row.row_no, NO_LINES))]
    total = summed(figures_of(row) for row in incidents)
    return PeopleList(head(session, asked, clock), tuple(rows), total)


def _people(incident: Incident, lines: Lines) -> Iterator[Person]:
    for line in lines.get(PEOPLE, ()):
        if line["status"] in _LISTED:
            yield _person(incident, line)
    said = described(lines)
    for status in _LISTED:
        for sex in SEXES:
            name = f"{status}_{sex}"
            rest = (getattr(incident, name) or 0) - (said.now(name) or 0)
            if rest > 0:
                yield _rest(incident, status, sex, rest)


def _person(incident: Incident, line: Values) -> Person:
    return Person(
        incident=incident.number or "",
        incident_date=incident.incident_date,
        hazard=incident.hazard,
        ward=line["ward"],
        tole=incident.tole,
        recorded=line["status"],
        status=status_now(line),
        outcome=line["outcome"] or "",
        **{name: line[name] for name in _TAKEN_OVER},
    )


_TAKEN_OVER: Sequence[str] = (
    "name",
    "sex",
    "age",
    "count",
    "outcome_on",
    "body_identified",
    "body_handed_over",
    "address",
    "remarks",
)


def _rest(incident: Incident, status: str, sex: str, count: int) -> Person:
    """Those that the incident counts and no line describes."""
    return Person(
        incident=incident.number or "",
        incident_date=incident.incident_date,
        hazard=incident.hazard,
        ward=incident.wards[0],
        tole=incident.tole,
        name="",
        sex=sex,
        age=None,
        count=count,
        recorded=status,
        status=status,
        outcome="",
        outcome_on=None,
        body_identified=None,
        body_handed_over=None,
        address="",
        remarks="",
        described=False,
    )
