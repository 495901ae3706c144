"""Sums of counts that may be unknown: how much is known, and how many reports did not say.

A group of people (the dead of one report by sex) is unknown only when none of its cells was filled; what was filled
counts. So a sum never turns "not known" into zero, and never hides that something is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import ngettext


@dataclass(frozen=True, slots=True)
class Total:
    """``known`` is the sum of what was stated, ``unknown`` the number of reports that did not say, of ``reports``."""

    known: int = 0
    unknown: int = 0
    reports: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(self.known + other.known, self.unknown + other.unknown, self.reports + other.reports)

    @property
    def nothing_known(self) -> bool:
        """Whether there were reports and none of them stated a figure; what lines place here is stated."""
        return self.reports > 0 and self.unknown == self.reports and not self.known

    @property
    def nothing_reported(self) -> bool:
        """Whether no report is about this, nor a line of an incident that began in another ward."""
        return not self.reports and not self.known

    def as_json(self) -> dict[str, int]:
        """The three numbers, for frozen papers."""
        return {"known": self.known, "unknown": self.unknown, "reports": self.reports}

    @classmethod
    def from_json(cls, value: dict[str, int]) -> Total:
        """The inverse of :meth:`as_json`."""
        return cls(value["known"], value["unknown"], value["reports"])


def one(value: int | None) -> Total:
    """The total of a single report's figure."""
    return Total(value or 0, 1 if value is None else 0, 1)


def group(values: Iterable[int | None]) -> Total:
    """The total of one report's group of cells, the dead by sex say."""
    stated = [value for value in values if value is not None]
    return Total(sum(stated), 0 if stated else 1, 1)


def flagged(value: bool | None) -> Total:  # noqa: FBT001  a recorded answer, not an option
    """One report's yes / no / not known as a count of yes."""
    return one(None if value is None else int(value))


def added(totals: Iterable[Total]) -> Total:
    """The sum of several totals."""
    return sum(totals, Total())


def unknown_note(total: Total) -> str:
    """What to print beside a sum that is not complete; empty when every report stated its figure."""
    if not total.unknown or total.nothing_known:
        return ""
    text = ngettext("not known in {count} report", "not known in {count} reports", total.unknown)
    return text.format(count=show_number(total.unknown))
