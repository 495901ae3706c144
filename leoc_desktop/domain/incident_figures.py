"""The figures of incidents, added up in one way for papers, tables and screens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from leoc_desktop.domain.loss_totals import Total, flagged, group, one
from leoc_desktop.records.incident import Incident

SEXES = ("male", "female", "other", "unknown_sex")
PEOPLE = ("dead", "missing", "injured")


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over incidents. Each Total knows how many reports did not state the figure; loss is in paisa."""

    incidents: int = 0
    dead: Total = Total()
    dead_male: Total = Total()
    dead_female: Total = Total()
    dead_other: Total = Total()
    dead_unknown_sex: Total = Total()
    missing: Total = Total()
    missing_male: Total = Total()
    missing_female: Total = Total()
    missing_other: Total = Total()
    missing_unknown_sex: Total = Total()
    injured: Total = Total()
    injured_male: Total = Total()
    injured_female: Total = Total()
    injured_other: Total = Total()
    injured_unknown_sex: Total = Total()
    affected_families: Total = Total()
    houses_fully_damaged: Total = Total()
    houses_partly_damaged: Total = Total()
    livestock_lost: Total = Total()
    estimated_loss: Total = Total()
    road_blocked: Total = Total()
    electricity_interrupted: Total = Total()
    communication_interrupted: Total = Total()
    water_interrupted: Total = Total()

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
