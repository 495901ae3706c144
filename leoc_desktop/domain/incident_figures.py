"""The figures of incidents, added up in one way for papers, tables and screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from leoc_desktop.domain.loss_totals import Total, flagged, group, one
from leoc_desktop.records.incident import Incident

NOTHING = Total()
SEXES = ("male", "female", "other", "unknown_sex")
PEOPLE = ("dead", "missing", "injured")


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over incidents. Each Total knows how many reports did not state the figure; loss is in paisa."""

    incidents: int = 0
    dead: Total = NOTHING
    dead_male: Total = NOTHING
    dead_female: Total = NOTHING
    dead_other: Total = NOTHING
    dead_unknown_sex: Total = NOTHING
    missing: Total = NOTHING
    missing_male: Total = NOTHING
    missing_female: Total = NOTHING
    missing_other: Total = NOTHING
    missing_unknown_sex: Total = NOTHING
    injured: Total = NOTHING
    injured_male: Total = NOTHING
    injured_female: Total = NOTHING
    injured_other: Total = NOTHING
    injured_unknown_sex: Total = NOTHING
    affected_families: Total = NOTHING
    houses_fully_damaged: Total = NOTHING
    houses_partly_damaged: Total = NOTHING
    livestock_lost: Total = NOTHING
    estimated_loss: Total = NOTHING
    road_blocked: Total = NOTHING
    electricity_interrupted: Total = NOTHING
    communication_interrupted: Total = NOTHING
    water_interrupted: Total = NOTHING

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def total(self, name: str) -> Total:
        """The total of one figure by its name."""
        value = getattr(self, name)
        assert isinstance(value, Total)
        return value

    def as_json(self) -> dict[str, object]:
        """All figures, for frozen papers."""
        return {
            field.name: value.as_json() if isinstance(value := getattr(self, field.name), Total) else value
            for field in fields(self)
        }

    @classmethod
    def of_known(cls, known: Mapping[str, int]) -> Figures:
        """Counts that are known, of no incident of their own: what lines place in a ward, or take from one."""
        return cls(**{name: Total(known=count) for name, count in known.items()})  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, value: dict[str, object]) -> Figures:
        """The inverse of :meth:`as_json`."""
        return cls(
            **{
                name: Total.from_json(figure) if isinstance(figure, dict) else figure  # type: ignore[arg-type]
                for name, figure in value.items()
            }
        )


COUNTS = (
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "livestock_lost",
    "estimated_loss",
)
SUMMED = (*PEOPLE, *COUNTS)
"""What is told of several incidents together, in the order of every paper."""
SERVICES = ("road_blocked", "electricity_interrupted", "communication_interrupted", "water_interrupted")


def figures_of(incident: Incident) -> Figures:
    """The figures of one incident."""
    sums: dict[str, Total] = {}
    for people in PEOPLE:
        cells = {f"{people}_{sex}": getattr(incident, f"{people}_{sex}") for sex in SEXES}
        sums |= {name: one(value) for name, value in cells.items()}
        sums[people] = group(cells.values())
    sums |= {name: one(getattr(incident, name)) for name in COUNTS}
    sums |= {name: flagged(getattr(incident, name)) for name in SERVICES}
    return Figures(incidents=1, **sums)


def summed(all_figures: Iterable[Figures]) -> Figures:
    """The sum of several."""
    return sum(all_figures, Figures())
