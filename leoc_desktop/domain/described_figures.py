"""How the figures of an incident and the lines that describe them stay in step.

A figure is what is stated altogether: five dead, of whom three are described by lines. It is never smaller than what
its lines say, the rest is simply not described yet and belongs to the first ward (R30). A figure that its lines
describe in full follows them; so the figures of the first report stay while details are filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, SERVICES, SEXES
from leoc_desktop.domain.loss_lines import LOSS, Lines, recorded, settled

FIGURES = tuple(f"{people}_{sex}" for people in PEOPLE for sex in SEXES) + COUNTS + SERVICES
Stated = Mapping[str, int | None]
"""Figures by name; an answer counts as 0 or 1."""


@dataclass(frozen=True, slots=True)
class Described:
    """What lines say: ``recorded`` by the status they were recorded with, ``moved`` by outcomes since.

    A figure that no line describes is in neither; one whose lines know no number is recorded as None.
    """

    recorded: Mapping[str, int | None]
    moved: Mapping[str, int]

    def now(self, name: str) -> int | None:
        """How many the lines describe at present; None where no line says a number."""
        if name not in self.moved:
            return self.recorded.get(name)
        return (self.recorded.get(name) or 0) + self.moved[name]


NOTHING_DESCRIBED = Described({}, {})


def described(lines: Lines) -> Described:
    """The figures of one incident's lines."""
    sums: dict[str, int | None] = {}
    moved: Counter[str] = Counter()
    for kind, of_kind in lines.items():
        for line in of_kind:
            for name, count in recorded(kind, line):
                sums[name] = _plus(sums.get(name), count)
            for name, change in settled(kind, line):
                moved[name] += change
    cut = {name: min(1, sums[name] or 0) for name in SERVICES if name in sums}
    return Described(sums | cut, moved)


def _plus(known: int | None, more: int | None) -> int | None:
    return known if more is None else (known or 0) + more


def stated_beyond_lines(stated: int | None, lines: Described) -> bool:
    """Whether the loss that is stated takes the place of a different sum of its lines."""
    said = lines.now(LOSS)
    return said is not None and stated is not None and stated != said


def too_small(stated: Stated, lines: Described) -> Iterator[tuple[str, int]]:
    """Figures that state fewer than the lines describe, and how many those are."""
    for name in FIGURES:
        least, value = lines.now(name), stated[name]
        if least is not None and value is not None and value < least:
            yield name, least


def in_step(
    stated: Stated, before: Described, after: Described, *, typed: Collection[str] = ()
) -> dict[str, int | None]:
    """The figures after lines changed from ``before`` to ``after``; those in ``typed`` were stated just now."""
    figures = {name: _figure(name, stated[name], before, after, typed=name in typed) for name in FIGURES}
    for people in PEOPLE:
        _identify(people, stated, figures, after, before, typed)
    return figures


def _figure(name: str, stated: int | None, before: Described, after: Described, *, typed: bool) -> int | None:
    moved_before, moved_after = before.moved.get(name, 0), after.moved.get(name, 0)
    said_before, said_after = before.recorded.get(name), after.recorded.get(name)
    base = None if stated is None else int(stated) - (moved_after if typed else moved_before)
    if base is None or (base == said_before and not typed):
        base = said_after
    elif said_after is not None:
        base = max(base, said_after)
    if base is None:
        return moved_after if name in after.moved else None
    return base + moved_after


def _identify(
    people: str,
    stated: Stated,
    figures: dict[str, int | None],
    after: Described,
    before: Described,
    typed: Collection[str],
) -> None:
    """Who is described with a sex is taken from those whose sex was not identified and who are not described."""
    unknown = f"{people}_unknown_sex"
    if stated[unknown] is None:
        return
    raised = 0
    for name in (f"{people}_{sex}" for sex in SEXES if f"{people}_{sex}" not in {unknown, *typed}):
        change = (after.moved.get(name, 0)) - (before.moved.get(name, 0))
        raised += max(0, (figures[name] or 0) - int(stated[name] or 0) - change)
    left = figures[unknown] or 0
    figures[unknown] = max(left - raised, after.now(unknown) or 0)
