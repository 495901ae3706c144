"""The lines of losses under incidents: their kinds, reading them, and which figures each of them describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.loss_lists import (
    DEAD,
    DEAD_OUTCOMES,
    FULL,
    HOUSE,
    INJURED,
    LOST,
    MISSING,
    NOT_FOUR_FOOTED,
    PARTIAL,
    SECTOR_OF_STRUCTURE,
    SERVICE_FIGURES,
    UNINHABITABLE,
)
from leoc_desktop.records.crop_loss import CropLoss
from leoc_desktop.records.family_loss import FamilyLoss
from leoc_desktop.records.livestock_loss import LivestockLoss
from leoc_desktop.records.loss_line import LossLine
from leoc_desktop.records.money_loss import MoneyLoss
from leoc_desktop.records.person_loss import PersonLoss
from leoc_desktop.records.structure_loss import StructureLoss

PEOPLE, FAMILIES, STRUCTURES = "people", "families", "structures"
LIVESTOCK, CROPS, MONEY = "livestock", "crops", "money"
LINE_CLASSES: Mapping[str, type[LossLine]] = MappingProxyType(
    {
        PEOPLE: PersonLoss,
        FAMILIES: FamilyLoss,
        STRUCTURES: StructureLoss,
        LIVESTOCK: LivestockLoss,
        CROPS: CropLoss,
        MONEY: MoneyLoss,
    }
)
"""Kind of line to its record."""
LINE_KINDS = tuple(LINE_CLASSES)
LOSS = "estimated_loss"
_HOUSES = {
    FULL: "houses_fully_damaged",
    PARTIAL: "houses_partly_damaged",
    UNINHABITABLE: "houses_partly_damaged",  # it still stands; relief counts it apart
}
_AT_ONCE = 500

Values = Mapping[str, Any]
"""A line's stored values by field name."""
Lines = Mapping[str, Sequence[Values]]
"""The lines of one incident by kind, in their order; removed ones are left out."""
NO_LINES: Lines = MappingProxyType({})


def values_of(line: LossLine) -> dict[str, Any]:
    """The columns of a line by name."""
    return {column.key: getattr(line, column.key) for column in line.__table__.columns}


def lines_by_incident(session: Session, incident_nos: Iterable[int]) -> dict[int, dict[str, list[Values]]]:
    """Every line of these incidents (row numbers); incidents without lines are not named."""
    found: dict[int, dict[str, list[Values]]] = {}
    numbers = sorted(set(incident_nos))
    for start in range(0, len(numbers), _AT_ONCE):
        for kind, record_class in LINE_CLASSES.items():
            for line in _lines(session, record_class, numbers[start : start + _AT_ONCE]):
                found.setdefault(line.incident_no, {}).setdefault(kind, []).append(values_of(line))
    return found


def lines_of(session: Session, incident_no: int) -> dict[str, list[Values]]:
    """The lines of one incident by kind."""
    return lines_by_incident(session, [incident_no]).get(incident_no, {})


def lines_of_kind(session: Session, kind: str, incident_nos: Sequence[int]) -> list[LossLine]:
    """The lines of one kind under some hundred incidents, in the order of those row numbers."""
    place = {number: place for place, number in enumerate(incident_nos)}
    found = _lines(session, LINE_CLASSES[kind], incident_nos)
    return sorted(found, key=lambda line: place[line.incident_no])


def count_of_kind(session: Session, kind: str, incident_nos: Sequence[int]) -> int:
    """How many lines of one kind there are under some hundred incidents."""
    line = LINE_CLASSES[kind]
    counted = select(func.count()).where(line.incident_no.in_(incident_nos), line.removed.is_(False))
    return session.scalars(counted).one()


def _lines(session: Session, record_class: type[LossLine], numbers: Sequence[int]) -> Iterable[LossLine]:
    query = (
        select(record_class)
        .where(record_class.incident_no.in_(numbers), record_class.removed.is_(False))
        .order_by(record_class.incident_no, record_class.position, record_class.row_no)
    )
    return session.scalars(query)


def recorded(kind: str, line: Values) -> Iterator[tuple[str, int | None]]:
    """The figures that a line describes and how many it says; somebody missing counts as missing for good here."""
    match kind:
        case "people" if line["status"] in (DEAD, MISSING, INJURED):
            yield f"{line['status']}_{line['sex']}", line["count"]
        case "families":
            yield "affected_families", line["count"]
        case "structures":
            if line["kind"] == HOUSE and line["damage"] in _HOUSES:
                yield _HOUSES[line["damage"]], line["count"]
            if line["service"] in SERVICE_FIGURES:
                yield SERVICE_FIGURES[line["service"]], 1
        case "livestock" if line["status"] == LOST and line["kind"] not in NOT_FOUR_FOOTED:
            yield "livestock_lost", line["count"]
    if line.get("loss") is not None:
        yield LOSS, line["loss"]


def settled(kind: str, line: Values) -> Iterator[tuple[str, int]]:
    """What the outcome of somebody missing changes: one less missing, and one more dead if found so."""
    if kind != PEOPLE or line["status"] != MISSING or not line["outcome"] or not line["count"]:
        return
    yield f"{MISSING}_{line['sex']}", -line["count"]
    if line["outcome"] in DEAD_OUTCOMES:
        yield f"{DEAD}_{line['sex']}", line["count"]


def sector_of(kind: str, line: Values) -> str:
    """The sector of the economy that a line's loss belongs to."""
    match kind:
        case "structures":
            return SECTOR_OF_STRUCTURE[line["kind"]]
        case "livestock":
            return "livestock"
        case "crops":
            return "agriculture"
    return str(line.get("sector", ""))
