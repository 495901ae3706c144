"""What somebody chooses for a bulletin: language, parts, whose figures count, and what he types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from leoc_desktop.domain.incident_selection import COUNTED, VERIFIED
from leoc_desktop.features.bulletin.fields import FIELDS, NEXT_DAY, TEXTS
from leoc_desktop.foundation.clock import NEPAL, UTC, nepal_time
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import LANGUAGES, N_, NEPALI, _


class Part(StrEnum):
    """The parts that can be left out, in the order of the paper."""

    HEAD = "head"
    TILES = "tiles"
    HIGHLIGHT = "highlight"
    WARDS = "wards"
    HAZARDS = "hazards"
    INCIDENTS = "incidents"
    INFRASTRUCTURE = "infrastructure"
    SHELTERS = "shelters"
    LOG = "log"
    ADVISORIES = "advisories"
    SITUATION = "situation"
    COMPARISON = "comparison"
    ANNEX = "annex"
    FOOT = "foot"

    @property
    def label(self) -> str:
        """The part in the current language."""
        return _(_LABELS[self])


_LABELS = {
    Part.HEAD: N_("Letterhead"),
    Part.TILES: N_("Figures in tiles"),
    Part.HIGHLIGHT: N_("Highlights"),
    Part.WARDS: N_("By ward"),
    Part.HAZARDS: N_("By hazard"),
    Part.INCIDENTS: N_("Summary of incidents"),
    Part.INFRASTRUCTURE: N_("State of services and structures"),
    Part.SHELTERS: N_("Families who had to leave"),
    Part.LOG: N_("Significant events"),
    Part.ADVISORIES: N_("Advisories in force"),
    Part.SITUATION: N_("Situation, resources, next update"),
    Part.COMPARISON: N_("Comparison with last year"),
    Part.ANNEX: N_("Annex: sums since 1 Baishakh and 1 Shrawan"),
    Part.FOOT: N_("Signatures and contact"),
}


@dataclass(frozen=True, slots=True)
class BulletinOptions:
    """Everything chosen but the period. It is frozen with the bulletin, so that a correction begins with it."""

    language: str = NEPALI
    parts: frozenset[Part] = frozenset(Part)
    verified_only: bool = False
    weather: str = ""
    highlight: str = ""
    situation: str = ""
    resources: str = ""
    rainfall: str = ""
    next_update: datetime | None = None

    @property
    def states(self) -> tuple[str, ...]:
        """States of the incidents that count (R32)."""
        return VERIFIED if self.verified_only else COUNTED

    def has(self, part: Part) -> bool:
        """Whether the paper has this part."""
        return part in self.parts

    def as_raw(self) -> dict[str, object]:
        """What is typed, in the form that :func:`typed` reads."""
        local = nepal_time(self.next_update) if self.next_update else None
        return {
            **{field.name: getattr(self, field.name) for field in TEXTS},
            "next_day": to_bs(local.date()).iso() if local else "",
            "next_time": f"{local:%H:%M}" if local else "",
        }

    def as_json(self) -> dict[str, object]:
        """For frozen papers."""
        return {
            "language": self.language,
            "parts": [part.value for part in Part if part in self.parts],
            "verified_only": self.verified_only,
            **{field.name: getattr(self, field.name) for field in TEXTS},
            "next_update": self.next_update.isoformat() if self.next_update else None,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> BulletinOptions:
        """The inverse of :meth:`as_json`."""
        at = value["next_update"]
        return cls(
            language=value["language"],
            parts=parts_named(value["parts"]),
            verified_only=value["verified_only"],
            next_update=datetime.fromisoformat(at) if at else None,
            # Bulletins issued before a text could be typed have none of it.
            **{field.name: value.get(field.name, "") for field in TEXTS},
        )


def parts_named(names: Iterable[str]) -> frozenset[Part]:
    """The parts with these names. Raises Refused."""
    found = set()
    for name in names:
        if name not in set(Part):
            raise Refused(
                N_("There is no part “{name}”. The parts are: {parts}."), name=name, parts=", ".join(Part)
            )
        found.add(Part(name))
    return frozenset(found)


def typed(raw: Mapping[str, object], today: date) -> dict[str, Any]:
    """The options that ``raw`` holds by field name. Raises ValidationFailed."""
    values = read_all(FIELDS, {field.name: raw.get(field.name, "") for field in FIELDS}, today=today)
    day, at = values["next_day"], values["next_time"]
    if (day is None) != (at is None):
        raise ValidationFailed([FieldProblem(NEXT_DAY.name, N_("Type the day and the time, or neither."))])
    next_update = None
    if isinstance(day, date) and isinstance(at, time):
        next_update = datetime.combine(day, at, NEPAL).astimezone(UTC)
    return {**{field.name: values[field.name] for field in TEXTS}, "next_update": next_update}


def ensure_sayable(options: BulletinOptions) -> None:
    """Raise Refused when there is nothing to print, or no such language."""
    if options.language not in LANGUAGES:
        raise Refused(N_("There is no such language."))
    if not options.parts - {Part.HEAD, Part.FOOT}:
        raise Refused(N_("Choose at least one part besides letterhead and signatures."))
