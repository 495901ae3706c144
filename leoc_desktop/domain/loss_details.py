"""What lines of losses say beyond the figures of an incident: by kind, by sector, where families shelter.

Every sum of counts is a Total over lines: ``reports`` are lines, ``unknown`` those without a number. Sums by sector
add up to the loss of the incidents, because what no line breaks down is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leoc_desktop.domain.loss_lines import (
    CROPS,
    FAMILIES,
    LIVESTOCK,
    PEOPLE,
    STRUCTURES,
    Lines,
    sector_of,
)
from leoc_desktop.domain.loss_lists import COUNTED_DEAD, DEAD, FOUND, FOUND_DEAD, MISSING
from leoc_desktop.domain.loss_totals import Total, one
from leoc_desktop.records.incident import Incident

NOT_BROKEN_DOWN = ""
"""The sector of what is stated altogether and stands in no line."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interruption:
    """A service that a line reports as interrupted: the values of the line, and the incident it stands under."""

    incident: Incident
    line: Mapping[str, object]

    @property
    def is_restored(self) -> bool:
        """Whether the day on which it works again is known."""
        return self.line["restored_on"] is not None


def families(all_lines: Iterable[Lines]) -> dict[Key, Total]:
    """Families by (status, kind of shelter or "")."""
    return _counted(all_lines, FAMILIES, ("status", "shelter"))


def structures(all_lines: Iterable[Lines]) -> dict[Key, Total]:
    """Structures by (kind, ownership or "", damage)."""
    return _counted(all_lines, STRUCTURES, ("kind", "owner", "damage"))


def livestock(all_lines: Iterable[Lines]) -> dict[Key, Total]:
    """Animals by (kind, status)."""
    return _counted(all_lines, LIVESTOCK, ("kind", "status"))


def people(all_lines: Iterable[Lines], by: str) -> dict[Key, Total]:
    """Persons by (present status, ``by``), which is sex, age_group, disability or poor.

    Somebody missing who was found has the status "found", one found or counted dead "dead".
    """
    sums: dict[Key, Total] = {}
    for lines in all_lines:
        for line in lines.get(PEOPLE, ()):
            key = (status_now(line), "" if line[by] is None else str(line[by]))
            sums[key] = sums.get(key, Total()) + one(line["count"])
    return sums


def status_now(line: Mapping[str, object]) -> str:
    """What is true of a person's line today."""
    if line["status"] == MISSING and line["outcome"] in (FOUND_DEAD, COUNTED_DEAD):
        return DEAD
    if line["status"] == MISSING and line["outcome"] == FOUND:
        return FOUND
    return str(line["status"])


def crop_areas(all_lines: Iterable[Lines]) -> dict[Key, Total]:
    """Square metres by (crop, status), of lines in units that measure land."""
    sums: dict[Key, Total] = {}
    for lines in all_lines:
        for line in lines.get(CROPS, ()):
            if line["area"] is not None:
                key = (line["crop"], line["status"])
                sums[key] = sums.get(key, Total()) + one(line["area"])
    return sums


def loss_by_sector(incidents: Iterable[tuple[Incident, Lines]]) -> dict[str, int]:
    """Paisa by sector; what is stated beyond the lines is NOT_BROKEN_DOWN. The sum is that of estimated_loss."""
    sums: dict[str, int] = {}
    for incident, lines in incidents:
        rest = incident.estimated_loss or 0
        for kind, of_kind in lines.items():
            for line in of_kind:
                if loss := line.get("loss"):
                    sector = sector_of(kind, line)
                    sums[sector] = sums.get(sector, 0) + loss
                    rest -= loss
        if rest:
            sums[NOT_BROKEN_DOWN] = sums.get(NOT_BROKEN_DOWN, 0) + rest
    return sums


def interruptions(incidents: Iterable[tuple[Incident, Lines]]) -> Iterator[Interruption]:
    """Services interrupted, line by line."""
    for incident, lines in incidents:
        for line in lines.get(STRUCTURES, ()):
            if line["service"]:
                yield Interruption(incident, line)


def _counted(all_lines: Iterable[Lines], kind: str, by: tuple[str, ...]) -> dict[Key, Total]:
    sums: dict[Key, Total] = {}
    for lines in all_lines:
        for line in lines.get(kind, ()):
            key = tuple(str(line[name] or "") for name in by)
            sums[key] = sums.get(key, Total()) + one(line["count"])
    return sums
