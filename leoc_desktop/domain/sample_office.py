"""A made-up month of a training office: who works there and what happens, the same for the same seed (R37).

It yields registrations in order and knows nothing of a store; training, demonstrations, tests and benchmarks feed
them to whatever they need.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs

POSTAL_CODE = "70211"  # थलारा गाउँपालिका, बझाङ
WARDS = 9


@dataclass(frozen=True, slots=True)
class SampleUser:
    """Somebody of the training office. Names are common ones; nobody real is meant."""

    name: str
    full_name: str
    post: str
    roles: tuple[str, ...]


ADMINISTRATOR = SampleUser("prakash", "प्रकाश जोशी", "सूचना प्रविधि अधिकृत", ("administrator",))
STAFF = (
    SampleUser("sita", "सीता श्रेष्ठ", "सहायक", ("operator",)),
    SampleUser("ram", "राम बहादुर सिंह", "सहायक", ("operator",)),
    SampleUser("hari", "हरि बोहरा", "शाखा अधिकृत", ("supervisor",)),
    SampleUser("maya", "माया रोकाया", "प्रमुख प्रशासकीय अधिकृत", ("supervisor",)),
    SampleUser("gita", "गीता धामी", "स्वयंसेवक", ("viewer",)),
)
OPERATORS = ("sita", "ram")
SUPERVISORS = ("hari", "maya")


class Fate(StrEnum):
    """How far an incident gets."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    APPROVED = "approved"
    CORRECTED = "corrected"
    """Unlocked with a key after it was locked, corrected, then approved."""


@dataclass(frozen=True, slots=True)
class Registration:
    """One incident: when and by whom it was registered, the fields as typed, and what became of it."""

    at: datetime
    operator: str
    supervisor: str
    values: dict[str, object]
    fate: Fate
    correction: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How one hazard usually looks: how often, at what hours, what it breaks, and how it is told."""

    hazard: str
    weight: int
    hours: tuple[int, int]
    families: tuple[int, int]
    houses: tuple[int, int]
    loss_lakh: tuple[int, int]
    danger: float
    stories: tuple[str, ...]
    responses: tuple[str, ...]


_POLICE = "प्रहरी र स्थानीयको सहयोगमा उद्धार गरियो।"
_RELIEF = "वडा कार्यालयमार्फत त्रिपाल र खाद्य सामग्री उपलब्ध गराइयो।"
_PATTERNS = (
    _Pattern("landslide", 5, (0, 9), (1, 14), (0, 3), (2, 25), 0.25,
             ("अविरल वर्षापछि माथिको पाखो खसी घर पुरिएको।", "पहिरो खस्दा सडक र गोरेटो बाटो अवरुद्ध भएको।",
              "राति खसेको पहिरोले घर र गोठमा क्षति पुगेको।"), (_POLICE, _RELIEF, "")),
    _Pattern("fire", 6, (10, 23), (1, 4), (0, 2), (1, 12), 0.15,
             ("चुलोबाट निस्किएको आगोले घर जलेको।", "विद्युत सर्ट भई आगलागी भएको।", "गोठमा आगलागी हुँदा पशुचौपाया मरेको।"),
             ("स्थानीयवासीले आगो नियन्त्रणमा लिए।", _RELIEF)),
    _Pattern("flood", 3, (0, 23), (2, 18), (0, 2), (2, 30), 0.2,
             ("खोलामा बाढी आई किनारका घर डुबानमा परेका।", "बाढीले खेतीयोग्य जमिन र सिँचाइ कुलो बगाएको।"),
             ("जोखिममा रहेका परिवारलाई विद्यालयमा सारियो।", _RELIEF)),
    _Pattern("thunderbolt", 3, (13, 20), (1, 3), (0, 1), (0, 3), 0.35,
             ("चट्याङ लाग्दा घाइते भएको।", "चट्याङ परी पशुचौपाया मरेको।"), ("घाइतेलाई स्वास्थ्य चौकी पठाइयो।", "")),
    _Pattern("wind_storm", 3, (12, 21), (1, 9), (0, 1), (0, 6), 0.05,
             ("हावाहुरीले घरको छाना उडाएको।", "हुरीले विद्युतको पोल ढालेको।"), (_RELIEF, "")),
    _Pattern("snake_bite", 2, (5, 22), (1, 1), (0, 0), (0, 0), 0.3,
             ("खेतमा काम गर्दा सर्पले टोकेको।",), ("अस्पताल पठाइयो।",)),
    _Pattern("animal_incidents", 2, (4, 20), (1, 2), (0, 0), (0, 2), 0.2,
             ("बाघले गोठमा पसी बाख्रा मारेको।", "भालुको आक्रमणबाट घाइते भएको।"), ("वन कार्यालयलाई जानकारी गराइयो।",)),
    _Pattern("cold_wave", 1, (0, 23), (5, 40), (0, 0), (0, 0), 0.02,
             ("शीतलहरले जनजीवन प्रभावित भएको।",), ("न्यानो कपडा वितरण गरियो।",)),
)  # fmt: skip
_TOLES = (
    "बजार टोल",
    "माथिल्लो गाउँ",
    "तल्लो गाउँ",
    "खोलापारि",
    "डाँडागाउँ",
    "चौतारा",
    "पुरानो बस्ती",
    "शिखर टोल",
    "बगर",
)
_FATES = (
    (Fate.APPROVED, 55),
    (Fate.VERIFIED, 15),
    (Fate.SUBMITTED, 12),
    (Fate.CORRECTED, 10),
    (Fate.RETURNED, 4),
    (Fate.DRAFT, 4),
)


def registrations(end: datetime, *, days: int, seed: int) -> Iterator[Registration]:
    """What is registered in the ``days`` before ``end``, oldest first; about three incidents every two days."""
    dice = random.Random(seed)  # noqa: S311  a story, no secret
    moments = sorted(
        end - timedelta(minutes=dice.randint(30, days * 24 * 60)) for _number in range(max(3, days * 3 // 2))
    )
    for moment in moments:
        yield _registration(dice, moment, fresh=end - moment < timedelta(days=1))


def _registration(dice: random.Random, happened: datetime, *, fresh: bool) -> Registration:
    pattern = dice.choices(_PATTERNS, [one.weight for one in _PATTERNS])[0]
    values = _values(dice, pattern, happened)
    fate = dice.choices([one for one, _share in _FATES], [share for _one, share in _FATES])[0]
    if fresh and fate in {Fate.VERIFIED, Fate.APPROVED, Fate.CORRECTED}:
        fate = Fate.SUBMITTED if dice.random() < 0.5 else Fate.VERIFIED  # noqa: PLR2004  last night is not all checked
    correction: dict[str, object] = {"affected_families": dice.randint(*pattern.families) + 1}
    return Registration(
        at=happened + timedelta(minutes=dice.randint(5, 25)),
        operator=dice.choice(OPERATORS),
        supervisor=dice.choice(SUPERVISORS),
        values=values,
        fate=fate,
        correction=correction,
    )


def _values(dice: random.Random, pattern: _Pattern, happened: datetime) -> dict[str, object]:
    local = nepal_time(happened)
    first = dice.randint(1, WARDS)
    wards = [first]
    if dice.random() < 0.15:  # noqa: PLR2004  some touch the neighbouring ward too
        wards.append(first % WARDS + 1)
    values: dict[str, object] = {
        "hazard": pattern.hazard,
        "incident_date": to_bs(local.date()).iso(),
        "incident_time": None if dice.random() < 0.08 else f"{local:%H:%M}",  # noqa: PLR2004
        "wards": wards,
        "tole": dice.choice(_TOLES),
        "affected_families": dice.randint(*pattern.families),
        "houses_fully_damaged": dice.randint(*pattern.houses),
        "houses_partly_damaged": dice.randint(*pattern.houses),
        "livestock_lost": _maybe(dice, dice.choice((0, 0, 0, 1, 2, 5)), unknown=0.15),
        "estimated_loss": _maybe(dice, dice.randint(*pattern.loss_lakh) * 100_000, unknown=0.3),
        "description": dice.choice(pattern.stories),
        "response": dice.choice(pattern.responses),
    }
    return values | _people(dice, pattern.danger) | _services(dice, pattern.hazard)


def _maybe(dice: random.Random, value: int, *, unknown: float) -> int | None:
    return None if dice.random() < unknown else value


def _people(dice: random.Random, danger: float) -> dict[str, object]:
    counts: dict[str, object] = {}
    for people, share in (("dead", danger * 0.4), ("missing", danger * 0.2), ("injured", danger)):
        cells = dict.fromkeys(("male", "female", "other", "unknown_sex"), 0)
        while dice.random() < share:
            cells[dice.choices(("male", "female", "unknown_sex"), (5, 5, 1))[0]] += 1
        known = people == "dead" or dice.random() > 0.06  # noqa: PLR2004  now and then the caller could not say
        counts |= {f"{people}_{sex}": count if known else None for sex, count in cells.items()}
    return counts


def _services(dice: random.Random, hazard: str) -> dict[str, object]:
    road = hazard in {"landslide", "flood"} and dice.random() < 0.6  # noqa: PLR2004
    power = hazard in {"wind_storm", "thunderbolt", "flood"} and dice.random() < 0.4  # noqa: PLR2004
    return {
        "road_blocked": road,
        "electricity_interrupted": power,
        "communication_interrupted": power and dice.random() < 0.4,  # noqa: PLR2004
        "water_interrupted": hazard == "landslide" and dice.random() < 0.3,  # noqa: PLR2004
    }
