"""Lines of losses for the made-up incidents of a training office; they describe a part of the figures."""

from __future__ import annotations

import random
from collections.abc import Mapping

_NAMES = {
    "male": ("राम बहादुर धामी", "धन बहादुर बोहरा", "कृष्ण जोशी", "नर बहादुर ठगुन्ना"),
    "female": ("सरस्वती धामी", "हरिमाया बोहरा", "पार्वती जोशी", "धनसरा ठगुन्ना"),
}
_SOURCES = (("police", "phone"), ("ward_office", "phone"), ("public", "phone"), ("police", "radio"))
_MANY_HAVE_LINES = 0.6
_OLDEST = 85
Raw = dict[str, object]


def losses_of(values: Mapping[str, object]) -> Raw:
    """Who reported an incident with these figures, and some of its lines; the same for the same figures."""
    dice = random.Random(repr(sorted(values.items(), key=str)))  # noqa: S311  a story, no secret
    source, means = dice.choice(_SOURCES)
    told: Raw = {"source": source, "source_means": means}
    if dice.random() > _MANY_HAVE_LINES:
        return told
    kinds = {
        "people": _people(dice, values),
        "families": _families(dice, values),
        "structures": _structures(values),
        "livestock": _livestock(values),
        "crops": _crops(dice, values),
    }
    return told | {kind: lines for kind, lines in kinds.items() if lines}


def _people(dice: random.Random, values: Mapping[str, object]) -> list[Raw]:
    """One person by name for each figure of dead, missing and injured men and women."""
    return [
        {"status": status, "sex": sex, "name": dice.choice(names), "age": dice.randint(1, _OLDEST)}
        for status in ("dead", "missing", "injured")
        for sex, names in _NAMES.items()
        if values[f"{status}_{sex}"]
    ]


def _families(dice: random.Random, values: Mapping[str, object]) -> list[Raw]:
    if not values["affected_families"]:
        return []
    head = dice.choice(_NAMES["male"] + _NAMES["female"])
    family: Raw = {"status": "affected", "head": head, "people": dice.randint(2, 9)}
    if values["houses_fully_damaged"]:
        family |= {"status": "displaced", "shelter": dice.choice(("school", "relatives", "open_space"))}
    return [family]


def _structures(values: Mapping[str, object]) -> list[Raw]:
    loss = values["estimated_loss"]
    lines: list[Raw] = [
        {"kind": "house", "damage": damage, "owner": "private", "count": 1, "loss": share}
        for damage, figure, share in (
            ("full", "houses_fully_damaged", loss // 4 if isinstance(loss, int) else None),
            ("partial", "houses_partly_damaged", loss // 10 if isinstance(loss, int) else None),
        )
        if values[figure]
    ]
    if values["road_blocked"]:
        cut: Raw = {"kind": "road", "damage": "none", "service": "road"}
        lines.append(
            cut | {"interrupted_on": values["incident_date"], "interrupted_at": values["incident_time"]}
        )
    return lines


def _livestock(values: Mapping[str, object]) -> list[Raw]:
    lost = values["livestock_lost"]
    return [{"kind": "goat", "status": "lost", "count": lost}] if lost else []


def _crops(dice: random.Random, values: Mapping[str, object]) -> list[Raw]:
    if values["hazard"] not in {"flood", "hailstorm"}:
        return []
    wards = values["wards"]
    assert isinstance(wards, list)
    return [
        {
            "ward": wards[-1],
            "crop": "paddy",
            "status": "destroyed",
            "quantity": dice.randint(1, 12) / 2,
            "unit": "ropani",
        }
    ]
