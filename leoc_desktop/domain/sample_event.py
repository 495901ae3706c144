"""The event of a training office: its name, the incidents that belong to it, and what wards told of it (R37)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from leoc_desktop.domain.sample_office import OPERATORS, SUPERVISORS, WARDS
from leoc_desktop.domain.sample_papers import Paper
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs

EVENT_NAME = "अविरल वर्षा र पहिरो"
_SHARE = 0.4  # of the time that the story covers
_WET = frozenset({"flood", "landslide", "heavy_rainfall"})
_ASSESSED = 5  # wards; from the others nothing came yet


def event_begins(end: datetime, *, days: int) -> datetime:
    """When somebody gave it its name."""
    return end - timedelta(hours=days * 24 * _SHARE)


def sample_event(begins: datetime) -> dict[str, object]:
    """The fields of the event."""
    first = to_bs(nepal_time(begins).date()).iso()
    return {
        "name_ne": EVENT_NAME,
        "name_en": "Rain and landslides",
        "hazard": "landslide",
        "first_day": first,
    }


def belongs_to_event(values: dict[str, object]) -> dict[str, object]:
    """The same incident with its event, if it is one of rain."""
    return {**values, "event": EVENT_NAME} if values["hazard"] in _WET else values


def rapid_assessments(end: datetime, *, days: int, seed: int) -> Iterator[Paper]:
    """One for each of some wards in the hours after the event began; the last one nobody has verified yet."""
    dice = random.Random(seed + 4)  # noqa: S311  a story, no secret
    begins = event_begins(end, days=days)
    wards = sorted(dice.sample(range(1, WARDS + 1), _ASSESSED))
    for number, ward in enumerate(wards):
        at = begins + timedelta(minutes=40 + 55 * number)
        yield Paper(
            at,
            dice.choice(OPERATORS),
            dice.choice(SUPERVISORS),
            _answers(dice, at, ward),
            done=ward != wards[-1],
        )


def _answers(dice: random.Random, at: datetime, ward: int) -> dict[str, object]:
    local, displaced, without_power = nepal_time(at), dice.randint(0, 24), dice.random() < 0.5  # noqa: PLR2004
    with_relatives = dice.randint(0, displaced)
    return {
        "event": EVENT_NAME,
        "ward": ward,
        "assessed_on": to_bs(local.date()).iso(),
        "assessed_at": f"{local:%H:%M}",
        "means": dice.choice(("phone", "paper_photo", "in_person")),
        "assessor": "वडा सचिव",
        "dead": dice.choice((0, 0, 0, 1)),
        "missing": dice.choice((0, 0, None)),
        "injured": dice.randint(0, 4),
        "displaced_households": displaced,
        "affected_population": None if dice.random() < 0.3 else displaced * 5 + dice.randint(0, 40),  # noqa: PLR2004
        "rescue_going_on": dice.choice((True, False)),
        "rescue_finished": False,
        "rescued": dice.randint(0, 6),
        "sheltered_in_schools": displaced - with_relatives,
        "sheltered_in_public_buildings": 0,
        "sheltered_with_relatives": with_relatives,
        "sheltered_in_the_open": 0,
        "shelter_needed": dice.choice((0, 2, None)),
        "communication_interrupted": False,
        "communication_households": 0,
        "electricity_interrupted": without_power,
        "electricity_households": dice.randint(20, 90) if without_power else 0,
        "water_interrupted": None,
        "water_households": None,
        "houses_fully_damaged": dice.randint(0, 5),
        "houses_partly_damaged": dice.randint(0, 14),
        "offices_fully_damaged": 0,
        "offices_partly_damaged": dice.choice((0, 1)),
        "public_buildings_fully_damaged": 0,
        "public_buildings_partly_damaged": dice.choice((0, 1)),
        "tents_needed": dice.randint(0, 6),
        "tarpaulins_needed": dice.randint(0, 30),
        "food_needed": displaced,
        "blankets_needed": displaced * 2,
        "water_needed": None,
    }
