"""What a selection asks of incidents, for queries: of the list and of the figures that lead to it alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from leoc_desktop.domain.incident_selection import BEYOND_LINES, LOSS_NOT_STATED, InWard, Selection
from leoc_desktop.domain.loss_lines import LINE_CLASSES
from leoc_desktop.domain.loss_lists import SECTOR_OF_STRUCTURE
from leoc_desktop.records.crop_loss import CropLoss
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.livestock_loss import LivestockLoss
from leoc_desktop.records.loss_line import ValuedLossLine
from leoc_desktop.records.money_loss import MoneyLoss
from leoc_desktop.records.structure_loss import StructureLoss

VALUED_LINES: tuple[type[ValuedLossLine], ...] = (StructureLoss, LivestockLoss, CropLoss, MoneyLoss)
"""Lines that state a loss in money."""
MAIN_WARD = 0
"""The position of the ward that an incident's figures belong to, but for what lines describe elsewhere (R30)."""


def conditions(selection: Selection, *, by_hazard: bool = False) -> Iterator[ColumnElement[bool]]:
    """What ``selection`` asks of an incident, apart from its ward.

    ``by_hazard``: the state as an expression, so that the database walks along the hazards and days of the index that
    holds every figure, and not along another one and from there to each record (docs/speed.md).
    """
    if selection.states:
        state: ColumnElement[str] = Incident.state.expression
        yield (func.coalesce(Incident.state, "") if by_hazard else state).in_(selection.states)
    if selection.hazard:
        yield Incident.hazard == selection.hazard
    if selection.hazards:
        yield Incident.hazard.in_(selection.hazards)
    if selection.event_no is not None:
        yield Incident.event_no == selection.event_no
    if selection.sector:
        yield of_sector(selection.sector, selection.ward)
    yield from on_days(selection.first_day, selection.last_day, selection.since)


def on_days(first: date | None, last: date | None, since: time | None) -> Iterator[ColumnElement[bool]]:
    """What a period asks of an incident."""
    if first is not None:
        yield Incident.incident_date >= first
        if since is not None:
            late = or_(Incident.incident_time.is_(None), Incident.incident_time >= since)
            yield or_(Incident.incident_date > first, late)
    if last is not None:
        yield Incident.incident_date <= last


def of_sector(sector: str, ward: int | None) -> ColumnElement[bool]:
    """Whether an incident has a loss in ``sector``: a line of it, in ``ward`` if one is meant, that states one."""
    if sector == LOSS_NOT_STATED:
        return Incident.estimated_loss.is_(None)
    if sector == BEYOND_LINES:
        return Incident.estimated_loss > _loss_of_lines()
    return or_(*(_line_of_sector(lines, sector, ward) for lines in VALUED_LINES))


def sector_column(lines: type[ValuedLossLine]) -> ColumnElement[str]:
    """What tells the sector of a line: its own, that of all lines of its kind, or the kind of a structure."""
    if lines is StructureLoss:
        return StructureLoss.kind.expression
    if lines is MoneyLoss:
        return MoneyLoss.sector.expression
    return literal("livestock" if lines is LivestockLoss else "agriculture")


def _line_of_sector(lines: type[ValuedLossLine], sector: str, ward: int | None) -> ColumnElement[bool]:
    codes = [sector]
    if lines is StructureLoss:
        codes = [kind for kind, of_kind in SECTOR_OF_STRUCTURE.items() if of_kind == sector]
    query = select(lines.row_no).where(
        lines.incident_no == Incident.row_no,
        lines.removed.is_(False),
        lines.loss.is_not(None),
        sector_column(lines).in_(codes),
    )
    return (query if ward is None else query.where(lines.ward == ward)).exists()


def _loss_of_lines() -> ColumnElement[int]:
    sums = (
        select(func.coalesce(func.sum(lines.loss), 0))
        .where(lines.incident_no == Incident.row_no, lines.removed.is_(False))
        .correlate(Incident)
        .scalar_subquery()
        for lines in VALUED_LINES
    )
    first, *others = sums
    total: ColumnElement[int] = first + 0
    for one in others:
        total = total + one
    return total


def belongs_to_ward(ward: int, how: InWard) -> ColumnElement[bool]:
    """Whether an incident belongs to a ward, looked up for each one by itself."""
    touched = IncidentWard.incident_no == Incident.row_no, IncidentWard.ward == ward
    if how is InWard.TOUCHED:
        return select(IncidentWard.ward).where(*touched).exists()
    first = select(IncidentWard.ward).where(*touched, IncidentWard.position == MAIN_WARD).exists()
    if how is InWard.FIRST:
        return first
    described = (
        select(lines.row_no)
        .where(lines.incident_no == Incident.row_no, lines.ward == ward, lines.removed.is_(False))
        .exists()
        for lines in LINE_CLASSES.values()
    )
    return or_(first, *described)


def all_of_ward(ward: int, how: InWard) -> Iterator[Select[int]]:
    """The row numbers of every incident that belongs to a ward; one may come several times."""
    touched = select(IncidentWard.incident_no).where(IncidentWard.ward == ward)
    yield touched if how is InWard.TOUCHED else touched.where(IncidentWard.position == MAIN_WARD)
    if how is InWard.COUNTED:
        for lines in LINE_CLASSES.values():
            yield select(lines.incident_no).where(lines.ward == ward, lines.removed.is_(False))
