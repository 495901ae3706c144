"""What lines of many incidents describe outside the first ward, added up by the database as ward_figures does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, distinct, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from leoc_desktop.domain.incident_figures import PEOPLE, SEXES
from leoc_desktop.domain.loss_lines import LOSS
from leoc_desktop.domain.loss_lists import (
    AFFECTED,
    DEAD,
    DEAD_OUTCOMES,
    FULL,
    HOUSE,
    LOST,
    MISSING,
    NOT_FOUR_FOOTED,
    PARTIAL,
    UNINHABITABLE,
)
from leoc_desktop.records.crop_loss import CropLoss
from leoc_desktop.records.family_loss import FamilyLoss
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.records.livestock_loss import LivestockLoss
from leoc_desktop.records.loss_line import LossLine
from leoc_desktop.records.money_loss import MoneyLoss
from leoc_desktop.records.person_loss import PersonLoss
from leoc_desktop.records.structure_loss import StructureLoss

_VALUED = (StructureLoss, LivestockLoss, CropLoss, MoneyLoss)
_status = case(
    (and_(PersonLoss.status == MISSING, PersonLoss.outcome.in_(DEAD_OUTCOMES)), DEAD),
    (and_(PersonLoss.status == MISSING, PersonLoss.outcome.is_not(None)), AFFECTED),
    else_=PersonLoss.status,
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What lines in ``ward`` describe of incidents whose first ward is another one, and that have that ``key``."""

    ward: int
    first_ward: int
    key: object
    known: dict[str, int]
    silent: dict[str, int]
    """How many incidents have lines there that are about a figure and know no number; by kind of line."""


def elsewhere(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    names: Sequence[str],
    *,
    by: InstrumentedAttribute[Any] | None = None,
    ward: int | None = None,
) -> Iterator[Elsewhere]:
    """The figures ``names`` of incidents that meet ``conditions``, by ward, first ward and the column ``by``.

    With ``ward`` only what comes into it or leaves it.
    """
    key = by if by is not None else literal(0)
    for lines in (PersonLoss, FamilyLoss, *_VALUED):
        amounts = {name: amount for name in names if (amount := _amount(lines, name)) is not None}
        if not amounts:
            continue
        query = (
            select(
                lines.ward,
                IncidentWard.ward,
                key,
                *(func.coalesce(func.sum(amount), 0) for amount in amounts.values()),
                *(
                    func.count(distinct(case((amount.is_(None), lines.incident_no))))
                    for amount in amounts.values()
                ),
            )
            .join(Incident, Incident.row_no == lines.incident_no)
            .join(
                IncidentWard, (IncidentWard.incident_no == lines.incident_no) & (IncidentWard.position == 0)
            )
            .where(lines.ward != IncidentWard.ward, lines.removed.is_(False), *conditions)
            .group_by(lines.ward, IncidentWard.ward, key)
        )
        if ward is not None:
            query = query.where(or_(lines.ward == ward, IncidentWard.ward == ward))
        for line_ward, first, of_key, *sums in session.execute(query):
            known, silent = sums[: len(amounts)], sums[len(amounts) :]
            counted = {name: count for name, count in zip(amounts, silent, strict=True) if count}
            yield Elsewhere(line_ward, first, of_key, dict(zip(amounts, known, strict=True)), counted)


def _amount(lines: type[LossLine], name: str) -> ColumnElement[Any] | None:
    if lines is PersonLoss:
        return _people(name)
    if lines is FamilyLoss:
        return FamilyLoss.count.expression if name == "affected_families" else None
    if name == LOSS:
        return next(one.loss.expression for one in _VALUED if one is lines)
    if lines is StructureLoss and name in {"houses_fully_damaged", "houses_partly_damaged"}:
        grades = [FULL] if name == "houses_fully_damaged" else [PARTIAL, UNINHABITABLE]
        return _if(and_(StructureLoss.kind == HOUSE, StructureLoss.damage.in_(grades)), StructureLoss.count)
    if lines is LivestockLoss and name == "livestock_lost":
        counted = and_(LivestockLoss.status == LOST, LivestockLoss.kind.not_in(NOT_FOUR_FOOTED))
        return _if(counted, LivestockLoss.count)
    return None


def _people(name: str) -> ColumnElement[Any] | None:
    people, _gap, sex = name.partition("_")
    if people not in PEOPLE:
        return None
    meant = _status == people
    if sex in SEXES:
        meant = and_(meant, PersonLoss.sex == sex)
    return _if(meant, PersonLoss.count)


def _if(condition: ColumnElement[bool], count: object) -> ColumnElement[Any]:
    return case((condition, count), else_=0)
