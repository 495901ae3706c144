"""The figures in the form beside the lines that are being typed: what follows, and what is left to describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leoc_desktop.domain.described_figures import FIGURES, Described, in_step
from leoc_desktop.domain.incident_figures import SERVICES
from leoc_desktop.domain.loss_lines import FAMILIES, LIVESTOCK, LOSS, MONEY, PEOPLE, STRUCTURES
from leoc_desktop.features.incidents import rules
from leoc_desktop.features.incidents.fields import BY_NAME, LineKind
from leoc_desktop.foundation.field_values import Unreadable, read, show, to_json

_BLANK_WARD = 1
_OF_KIND = {
    PEOPLE: tuple(name for name in FIGURES if name.partition("_")[0] in {"dead", "missing", "injured"}),
    FAMILIES: ("affected_families",),
    STRUCTURES: ("houses_fully_damaged", "houses_partly_damaged"),
    LIVESTOCK: ("livestock_lost",),
    MONEY: (LOSS,),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Raw values of the first report, and what the lines said before and after a change."""

    raw: Mapping[str, object]
    before: Described
    after: Described


def after_lines(step: Step) -> dict[str, object]:
    """The raw figures that change with the lines; what cannot be read stays as it is typed."""
    stated = {name: _read(name, step.raw[name]) for name in FIGURES}
    readable = {name: value if isinstance(value, int) else None for name, value in stated.items()}
    figures = in_step(readable, step.before, step.after)
    changed = {
        name: value
        for name, value in figures.items()
        if not isinstance(stated[name], Unreadable) and value != readable[name]
    }
    return {name: _raw(name, value) for name, value in changed.items()}


def not_described(kind: str, raw: Mapping[str, object], said: Described) -> list[str]:
    """``Dead: male 2`` for each figure of which the lines describe less than is stated, with what is missing."""
    found = []
    for name in _OF_KIND.get(kind, ()):
        stated, known = _read(name, raw[name]), said.now(name) or 0
        if isinstance(stated, int) and stated > known:
            field = BY_NAME[name]
            found.append(f"{field.shown_label} {show(field, stated - known)}")
    return found


def settled_rows(
    kind: LineKind, rows: Sequence[Mapping[str, object]], wards: object, today: date, ward_count: int
) -> list[dict[str, Any]]:
    """The rows that can be read, as the service will settle them; half-typed ones are left out."""
    first = _first_ward(wards, today, ward_count)
    found: list[dict[str, Any]] = []
    for row in rows:
        try:
            line = {
                field.name: read(field, row.get(field.name, ""), today=today, ward_count=ward_count)
                for field in kind.fields
            }
        except Unreadable:
            continue
        rules.settle_line(kind.name, line, first)
        found.append(line)
    return found


def _first_ward(wards: object, today: date, ward_count: int) -> int:
    try:
        read_wards = read(BY_NAME["wards"], wards, today=today, ward_count=ward_count)
    except Unreadable:
        return _BLANK_WARD
    return read_wards[0] if isinstance(read_wards, tuple) and read_wards else _BLANK_WARD


def _read(name: str, raw: object) -> object:
    """The figure; an Unreadable as a value where it cannot be read."""
    try:
        return read(BY_NAME[name], raw, today=date.min)
    except Unreadable as unreadable:
        return unreadable


def _raw(name: str, value: int | None) -> object:
    if value is None:
        return ""
    return bool(value) if name in SERVICES else to_json(BY_NAME[name], value)
