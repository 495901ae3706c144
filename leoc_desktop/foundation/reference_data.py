"""Facts that ship with the program: the 753 local levels and the list of hazards."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field import Choice
from leoc_desktop.foundation.office_lists import HAZARDS, OfficeChoices
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.translation import N_, NEPALI, current

_MET_MOST_OFTEN = (
    "flood",
    "landslide",
    "fire",
    "thunderbolt",
    "wind_storm",
    "earthquake",
    "hailstorm",
    "forest_fire",
    "snake_bite",
    "animal_incidents",
    "cold_wave",
    "epidemic",
    "inundation",
)


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """A municipality: five-digit postal code, names in both languages, kind and number of wards."""

    postal_code: str
    province_en: str
    province_ne: str
    district_en: str
    district_ne: str
    name_en: str
    name_ne: str
    other_name_ne: str
    kind: str
    ward_count: int

    @property
    def name(self) -> str:
        """The name in the current language."""
        return self.name_ne if current().code == NEPALI else self.name_en

    @property
    def district(self) -> str:
        """The district in the current language."""
        return self.district_ne if current().code == NEPALI else self.district_en

    @property
    def province(self) -> str:
        """The province in the current language."""
        return self.province_ne if current().code == NEPALI else self.province_en


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    with resource_path("reference", file_name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def local_levels() -> tuple[LocalLevel, ...]:
    """All 753 local levels, in the order of their postal codes."""
    return tuple(
        LocalLevel(
            postal_code=row["postal_code"],
            province_en=row["province_en"],
            province_ne=row["province_ne"],
            district_en=row["district_en"],
            district_ne=row["district_ne"],
            name_en=row["local_level_en"],
            name_ne=row["local_level_ne"],
            other_name_ne=row["local_level_ne_postal_list"],
            kind=row["type"],
            ward_count=int(row["ward_count"]),
        )
        for row in _rows("local_levels.csv")
    )


def local_level(postal_code: str) -> LocalLevel:
    """The local level with that code. Raises Refused for an unknown code."""
    for level in local_levels():
        if level.postal_code == postal_code:
            return level
    raise Refused(N_("There is no local level with the postal code {code}."), code=postal_code)


@dataclass(frozen=True, slots=True)
class Nature:
    """Whether a hazard is natural: by the Act (DRRM Act 2074, section 2 घ), and as the BIPAD portal marks it."""

    by_law: bool
    in_bipad: bool


@cache
def nature_of_hazards() -> Mapping[str, Nature]:
    """Code of a hazard to its nature. By the Act fires, epidemics, famine and animals are not natural."""
    return {
        row["code"]: Nature(row["natural_by_law"] == "natural", row["natural_in_bipad"] == "natural")
        for row in _rows("hazards.csv")
    }


@cache
def hazards() -> OfficeChoices:
    """The 47 hazards of the national list; those that a hill municipality meets most often come first."""
    first = _MET_MOST_OFTEN
    rows = [Choice(row["code"], row["name_ne"], row["name_en"]) for row in _rows("hazards.csv")]
    order = {code: place for place, code in enumerate(first)}
    rows.sort(key=lambda choice: (order.get(choice.code, len(order)), choice.name_en))
    return OfficeChoices(HAZARDS, rows)
