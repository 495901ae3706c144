"""Random incidents as somebody types them, and what they say, counted here and not by the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

SEXES = ("male", "female", "other", "unknown_sex")
GROUPS = ("dead", "missing", "injured")
OTHER = (
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "livestock_lost",
    "estimated_loss",
)
SERVICES = {
    "road": "road_blocked",
    "electricity": "electricity_interrupted",
    "communication": "communication_interrupted",
    "water": "water_interrupted",
}
CELLS = (*(f"{group}_{sex}" for group in GROUPS for sex in SEXES), *OTHER)
NAMES = (*GROUPS, *CELLS)
COUNT = st.none() | st.integers(0, 4)
LOSS = st.none() | st.integers(0, 500).map(lambda thousands: thousands * 1000)
WARD = st.sampled_from([1, 2, 3])
Typed = Mapping[str, Any]


def _settled(line: dict[str, Any]) -> dict[str, Any]:
    """Only somebody missing is found, and then it is known how many."""
    if line["status"] != "missing":
        return {**line, "outcome": ""}
    return {**line, "count": 2} if line["outcome"] and line["count"] is None else line


def _service(line: dict[str, Any]) -> dict[str, Any]:
    return line if line["kind"] == "road" else {**line, "service": ""}


_LINES: dict[str, dict[str, Any]] = {
    "people": {
        "status": st.sampled_from([*GROUPS, "affected"]),
        "sex": st.sampled_from(SEXES),
        "count": COUNT,
        "outcome": st.sampled_from(["", "found", "found_dead"]),
    },
    "families": {"status": st.sampled_from(["affected", "displaced"]), "count": COUNT},
    "structures": {
        "kind": st.sampled_from(["house", "school", "road"]),
        "damage": st.sampled_from(["full", "partial", "uninhabitable"]),
        "owner": st.sampled_from(["private", "government"]),
        "count": COUNT,
        "service": st.sampled_from(["", *SERVICES]),
        "loss": LOSS,
    },
    "livestock": {
        "kind": st.sampled_from(["goat", "chicken"]),
        "status": st.sampled_from(["lost", "injured"]),
        "count": COUNT,
        "loss": LOSS,
    },
    "crops": {
        "crop": st.just("paddy"),
        "status": st.just("destroyed"),
        "quantity": st.just("2"),
        "unit": st.just("ropani"),
        "loss": LOSS,
    },
    "money": {"sector": st.just("housing"), "loss": LOSS.filter(bool)},
}
_CARE = {"people": _settled, "structures": _service}
LINES = {
    kind: st.lists(
        st.fixed_dictionaries({"ward": WARD, **fields}).map(_CARE.get(kind, lambda line: line)), max_size=3
    )
    for kind, fields in _LINES.items()
}
INCIDENT = st.fixed_dictionaries(
    {
        "hazard": st.sampled_from(["flood", "fire"]),
        "day": st.sampled_from(["2083-08-05", "2083-08-06"]),
        "time": st.sampled_from(["", "03:10", "09:59", "10:00", "23:59"]),
        "wards": st.permutations([1, 2, 3]),
        "state": st.sampled_from(["submitted", "submitted", "verified", "returned", "cancelled"]),
        "beyond": st.fixed_dictionaries({name: st.none() | st.integers(0, 4) for name in (*GROUPS, *OTHER)}),
        "answers": st.fixed_dictionaries({name: st.sampled_from([None, True, False]) for name in SERVICES}),
        **LINES,
    }
)


@dataclass(frozen=True)
class Said:
    """A figure in a table: the sum of what is known, how many reports did not state it, of how many."""

    known: int = 0
    unknown: int = 0
    reports: int = 0

    def __add__(self, other: Said) -> Said:
        return Said(self.known + other.known, self.unknown + other.unknown, self.reports + other.reports)

    def printed(self, number: str) -> str:
        """The cell, where a known sum is written as ``number``."""
        if not self.known and self.unknown == self.reports:
            return "?" if self.reports else "–"
        return number + ("*" if self.unknown else "")


def _people_say(typed: Typed) -> Iterator[tuple[str, int, int | None]]:
    for line in typed["people"]:
        found = line["status"] == "missing" and line["outcome"]
        if line["status"] in GROUPS:
            yield f"{line['status']}_{line['sex']}", line["ward"], 0 if found else line["count"]
        if found and line["outcome"] == "found_dead" and line["count"]:
            yield f"dead_{line['sex']}", line["ward"], line["count"]


def lines_say(typed: Typed) -> Iterator[tuple[str, int, int | None]]:
    """Figure, ward and number of each line; None where a line knows no number."""
    yield from _people_say(typed)
    for line in typed["families"]:
        yield "affected_families", line["ward"], line["count"]
    for line in typed["structures"]:
        if line["kind"] == "house":
            fully = "fully" if line["damage"] == "full" else "partly"
            yield f"houses_{fully}_damaged", line["ward"], line["count"]
    for line in typed["livestock"]:
        if (line["kind"], line["status"]) == ("goat", "lost"):
            yield "livestock_lost", line["ward"], line["count"]
    for kind in ("structures", "livestock", "crops", "money"):
        for line in typed[kind]:
            yield "estimated_loss", line["ward"], None if line["loss"] is None else line["loss"] * 100


def cells_of_group(name: str) -> list[str]:
    """The cells behind a figure that is typed: four of a group of people, or itself."""
    return [f"{name}_{sex}" for sex in SEXES] if name in GROUPS else [name]


def raw_of(typed: Typed) -> dict[str, object]:
    """The incident as it goes in: each figure that is stated is what the lines say and something beyond."""
    told: Counter[str] = Counter()
    for name, _ward, count in lines_say(typed):
        told[name] += count or 0
    raw: dict[str, object] = {
        "incident_date": typed["day"],
        "incident_time": typed["time"],
        "hazard": typed["hazard"],
        "wards": list(typed["wards"]),
        **{kind: typed[kind] for kind in LINES},
    }
    for name, beyond in typed["beyond"].items():
        if beyond is not None:
            for cell in cells_of_group(name):
                raw[cell] = told[cell] // 100 + beyond if name == "estimated_loss" else told[cell] + beyond
    for service, figure in SERVICES.items():
        cut = any(line["service"] == service for line in typed["structures"])
        raw[figure] = True if cut else typed["answers"][service]
    return raw


def said_by_ward(typed: Typed) -> dict[tuple[str, int], Said]:
    """Every figure of one incident by ward; what lines do not place elsewhere, and the report, is the first's."""
    first, told, stated = typed["wards"][0], Counter[tuple[str, int]](), set()
    for name, ward, count in lines_say(typed):
        told[name, ward] += count or 0
        if count is not None:
            stated.add(name)
    for name, beyond in typed["beyond"].items():
        if beyond is not None:
            for cell in cells_of_group(name):
                told[cell, first] += beyond * (100 if name == "estimated_loss" else 1)
                stated.add(cell)
    said = {(name, ward): Said(told[name, ward]) for name in CELLS for ward in (1, 2, 3)}
    for name in CELLS:
        said[name, first] += Said(0, int(name not in stated), 1)
    for group in GROUPS:
        cells = cells_of_group(group)
        for ward in (1, 2, 3):
            said[group, ward] = Said(sum(told[cell, ward] for cell in cells))
        said[group, first] += Said(0, int(not stated & set(cells)), 1)
    raw = raw_of(typed)
    for figure in SERVICES.values():
        said[figure, first] = Said(int(bool(raw[figure])), int(raw[figure] is None), 1)
    return said


def silent_elsewhere(typed: Typed) -> Counter[tuple[str, int]]:
    """Figure and ward of lines outside the first ward that know no number, once for each kind of line."""
    first, found = typed["wards"][0], Counter[tuple[str, int]]()
    for kind in LINES:
        alone = {**typed, **{other: [] for other in LINES if other != kind}}
        silent = {(name, ward) for name, ward, count in lines_say(alone) if count is None and ward != first}
        groups = {(group, ward) for name, ward in silent for group in GROUPS if name in cells_of_group(group)}
        found.update(silent | groups)
    return found


def summed(all_typed: Iterable[Typed], name: str, *, ward: int | None = None, hazard: str = "") -> Said:
    """One figure over several incidents, of all wards and hazards or of one."""
    total = Said()
    for typed in all_typed:
        if hazard in ("", typed["hazard"]):
            for (figure, where), said in said_by_ward(typed).items():
                if figure == name and ward in (None, where):
                    total += said
            silent = silent_elsewhere(typed)[name, ward] if ward is not None else 0
            total += Said(0, silent, silent)
    return total
