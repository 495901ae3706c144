"""The figures of one incident by ward: what its lines describe elsewhere leaves the first ward (R30)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE, SEXES, Figures, figures_of
from leoc_desktop.domain.loss_lines import NO_LINES, Lines, recorded, settled
from leoc_desktop.records.incident import Incident

SPREAD = frozenset({f"{people}_{sex}" for people in PEOPLE for sex in SEXES} | set(COUNTS))
"""Figures that lines can place in another ward; whether a service is interrupted is one answer of the incident."""


def by_ward(incident: Incident, lines: Lines = NO_LINES) -> dict[int, Figures]:
    """The figures of each ward, the first ward first; their sum is ``figures_of(incident)``.

    The incident itself, and what nobody could tell, count in the first ward.
    """
    first = incident.wards[0]
    shares = {first: figures_of(incident)}
    for ward, moved in _elsewhere(first, lines).items():
        shares[first] += _known(moved, -1)
        shares[ward] = _known(moved, 1)
    return shares


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
