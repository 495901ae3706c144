"""The figures of one incident by ward: what its lines describe elsewhere leaves the first ward (R30).

A line in another ward that knows no number takes nothing away, but the figure of that ward is not known then: it must
not look as if nobody had said anything about the ward.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, SEXES, Figures, figures_of
from leoc_desktop.domain.loss_lines import LOSS, NO_LINES, Lines, Values, recorded, settled
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.records.incident import Incident

SPREAD = frozenset({f"{people}_{sex}" for people in PEOPLE for sex in SEXES} | set(COUNTS))
"""Figures that lines can place in another ward; whether a service is interrupted is one answer of the incident."""


def by_ward(incident: Incident, lines: Lines = NO_LINES) -> dict[int, Figures]:
    """The figures of each ward, the first ward first; what is known adds up to ``figures_of(incident)``.

    The incident itself, and what nobody could tell, count in the first ward.
    """
    first = incident.wards[0]
    shares = {first: figures_of(incident)}
    for ward, moved in _elsewhere(first, lines).items():
        shares[first] += _known(moved, -1)
        shares[ward] = _known(moved, 1)
    for ward, names in _silent(first, lines).items():
        shares[ward] = shares.get(ward, Figures()) + not_told(names)
    return shares


def not_told(names: Mapping[str, int]) -> Figures:
    """Figures that so many kinds of lines are about without a number."""
    return Figures(**{name: Total(unknown=count, reports=count) for name, count in names.items()})  # type: ignore[arg-type]


def _silent(first: int, lines: Lines) -> dict[int, Counter[str]]:
    """By other ward, the figures that lines without a number are about, once for each kind of line."""
    found: dict[int, Counter[str]] = {}
    for kind, of_kind in lines.items():
        about = {(line["ward"], name) for line in of_kind for name in _unnumbered(kind, line)}
        for ward, name in about:
            if ward != first:
                found.setdefault(ward, Counter())[name] += 1
    return found


def _unnumbered(kind: str, line: Values) -> Iterator[str]:
    for name, count in recorded(kind, line):
        if count is None and name in SPREAD:
            yield name
            people = name.partition("_")[0]
            if people in PEOPLE:
                yield people
    if "loss" in line and line["loss"] is None:
        yield LOSS


def _elsewhere(first: int, lines: Lines) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for kind, of_kind in lines.items():
        for line in of_kind:
            if line["ward"] == first:
                continue
            for name, count in (*recorded(kind, line), *settled(kind, line)):
                if name in SPREAD and count:
                    found.setdefault(line["ward"], Counter())[name] += count
    return found


def _known(counts: Mapping[str, int], sign: int) -> Figures:
    sums = dict(counts)
    for people in PEOPLE:
        sums[people] = sum(sums.get(f"{people}_{sex}", 0) for sex in SEXES)
    return Figures.of_known({name: sign * count for name, count in sums.items()})
