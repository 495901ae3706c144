"""What another page asked the incident list to show: conditions, and how they are worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number
from leoc_desktop.foundation.translation import _


class Conditions(TypedDict):
    """The arguments of ``IncidentService.listed``."""

    states: tuple[State, ...]
    ward: int | None
    hazard: str
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Conditions that a figure elsewhere stands for; what is None or empty selects nothing away."""

    states: tuple[State, ...] = ()
    ward: int | None = None
    hazard: str = ""
    first_day: date | None = None
    last_day: date | None = None

    def conditions(self) -> Conditions:
        """The conditions for the service."""
        return Conditions(
            states=self.states,
            ward=self.ward,
            hazard=self.hazard,
            first_day=self.first_day,
            last_day=self.last_day,
        )

    def sentence(self) -> str:
        """The conditions for the reader."""
        choice = HAZARD.choice(self.hazard) if self.hazard else None
        parts = [
            list_of(state.label for state in self.states),
            _("Ward {number}").format(number=show_number(self.ward)) if self.ward else "",
            choice.name if choice else self.hazard,
            self._days(),
        ]
        return _("Only: {conditions}").format(conditions=" · ".join(part for part in parts if part))

    def _days(self) -> str:
        days = [show_bs(to_bs(day)) for day in (self.first_day, self.last_day) if day is not None]
        if self.first_day is None and days:
            return _("until {day}").format(day=days[0])
        return " – ".join(dict.fromkeys(days))
