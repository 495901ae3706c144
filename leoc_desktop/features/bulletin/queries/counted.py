"""Reading what a bulletin counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.incident_figures import Figures, figures_of, summed
from leoc_desktop.domain.incident_selection import COUNTED, VERIFIED, Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_lines import NO_LINES, Lines, lines_by_incident
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.rules import (
    ANNEX_FIGURES,
    Annex,
    LastYear,
    Service,
    beginnings,
    in_order,
    services_of,
    since,
    year_before,
)
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.structure_loss import StructureLoss

WithLines = tuple[Incident, Lines]


def incidents_of(session: Session, period: Period, states: Sequence[str]) -> list[WithLines]:
    """The incidents of the period in these states with their lines, in the order they happened."""
    incidents = in_order(_between(session, period, states), period)
    lines = lines_by_incident(session, (row.row_no for row in incidents))
    return [(row, lines.get(row.row_no, NO_LINES)) for row in incidents]


def left_out(session: Session, period: Period, states: Sequence[str]) -> int:
    """How many incidents of the period were reported and do not count."""
    if set(states) == set(COUNTED):
        return 0
    others = [state for state in COUNTED if state not in VERIFIED]
    return len(in_order(_between(session, period, others), period))


def _between(session: Session, period: Period, states: Sequence[str]) -> Sequence[Incident]:
    query = select(Incident).where(
        Incident.state.in_(states),
        Incident.incident_date >= period.first_day,
        Incident.incident_date <= period.last_day,
    )
    return session.scalars(query).all()


def services(
    session: Session, period: Period, states: Sequence[str], of_period: Sequence[WithLines]
) -> tuple[Service, ...]:
    """Services that are interrupted at the end of the period or were restored in it, since whatever day."""
    cut = (
        select(StructureLoss.incident_no)
        .where(StructureLoss.service.is_not(None), StructureLoss.removed.is_(False))
        .where(StructureLoss.restored_on.is_(None) | (StructureLoss.restored_on >= period.first_day))
    )
    query = select(Incident).where(
        Incident.row_no.in_(cut), Incident.state.in_(states), Incident.incident_date <= period.last_day
    )
    incidents = session.scalars(query).all()
    lines = lines_by_incident(session, (row.row_no for row in incidents))
    total = summed(figures_of(row) for row, _lines in of_period)
    return services_of([(row, lines[row.row_no]) for row in incidents], of_period, total, period)


def register_begins(session: Session, states: Sequence[str]) -> date | None:
    """The day of the first incident that counts."""
    return session.scalars(select(func.min(Incident.incident_date)).where(Incident.state.in_(states))).one()


def last_year(
    session: Session, period: Period, states: Sequence[str], begins: date | None
) -> LastYear | None:
    """The sums of a year before; None when the register had not begun, which is not the same as nothing."""
    before = year_before(period)
    if before is None or begins is None or before.first_day < begins:
        return None
    rows = in_order(_between(session, before, states), before)
    return LastYear(before, summed(figures_of(row) for row in rows))


def annexes(session: Session, period: Period, states: Sequence[str]) -> tuple[Annex, ...]:
    """The sums since 1 Baisakh and since 1 Shrawan, by hazard, most incidents first."""
    return tuple(_annex(session, day, period, states) for day in sorted(beginnings(period)))


def _annex(session: Session, first_day: date, period: Period, states: Sequence[str]) -> Annex:
    """Whole days are added up by the database; of the last day only what happened before the period ends."""
    whole, last_day = since(first_day, period), period.last_day
    sums: dict[str, Figures] = {}
    if first_day < last_day:
        chosen = Selection(states=tuple(states), first_day=first_day, last_day=last_day - timedelta(days=1))
        sums = sums_by(session, Incident.hazard, chosen, ANNEX_FIGURES)
    query = select(Incident).where(Incident.state.in_(states), Incident.incident_date == last_day)
    for row in in_order(session.scalars(query).all(), whole):
        figures = figures_of(row)
        named = {name: figures.total(name) for name in ANNEX_FIGURES}
        sums[row.hazard] = sums.get(row.hazard, Figures()) + Figures(incidents=1, **named)
    return Annex(first_day, tuple(sorted(sums.items(), key=lambda item: (-item[1].incidents, item[0]))))
