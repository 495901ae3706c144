"""The wards of a local level as polygons, out of the packed file that ships with the program.

The geometry is OpenStreetMap's (ODbL): whatever shows it also shows ``ATTRIBUTION``. ``development/pack_wards.py``
says how the file is made and docs/decisions/0006-ward-polygons.md why so.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.translation import N_

ATTRIBUTION = "© OpenStreetMap contributors"
STEPS_PER_DEGREE = 100_000
_MAGIC, _VERSION = b"LEOCWARD", 1
_HEAD, _ENTRY = struct.Struct("<8sHH"), struct.Struct("<III")

Ring = tuple[tuple[float, float], ...]
"""Points as longitude and latitude in degrees (WGS 84); the last one joins the first."""


@dataclass(frozen=True, slots=True)
class WardPolygon:
    """One ward. Rings are drawn by the odd-even rule: a ring inside another is a hole."""

    ward: int
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class FlatPolygon:
    """A ward on a plane: kilometres east and south of the north-western corner of its local level."""

    ward: int
    rings: tuple[Ring, ...]

    @property
    def label_at(self) -> tuple[float, float]:
        """A place for its number well inside: the middle of the widest stretch of its largest ring."""
        return _inner_point(max(self.rings, key=_area))


@cache
def _index() -> dict[str, tuple[int, int]]:
    """Postal code to offset and length."""
    with _path().open("rb") as file:
        magic, version, count = _HEAD.unpack(file.read(_HEAD.size))
        if (magic, version) != (_MAGIC, _VERSION):
            raise StoreTrouble(N_("The file of ward polygons is not one of this program."))
        entries = file.read(count * _ENTRY.size)
    return {str(code): (offset, length) for code, offset, length in _ENTRY.iter_unpack(entries)}


def _path() -> Path:
    return resource_path("reference", "ward_polygons.bin")


def covered_levels() -> frozenset[str]:
    """Postal codes of the local levels with polygons."""
    return frozenset(_index())


@cache
def ward_polygons(postal_code: str) -> tuple[WardPolygon, ...]:
    """The wards of a local level that have a polygon, by number; none for a code that is not in the file."""
    if postal_code not in _index():
        return ()
    offset, length = _index()[postal_code]
    with _path().open("rb") as file:
        file.seek(offset)
        return tuple(_unpacked(zlib.decompress(file.read(length))))


def _unpacked(chunk: bytes) -> Iterator[WardPolygon]:
    (size,) = struct.unpack_from("<H", chunk)
    head = iter(struct.unpack_from(f"<{size}H", chunk, 2))
    steps = array("i", chunk[2 + 2 * size :])
    if sys.byteorder == "big":
        steps.byteswap()
    start = 0
    for _ward in range(next(head)):
        number, rings = next(head), []
        for length in [next(head) for _ring in range(next(head))]:
            across, down = start, start + length
            start = down + length
            rings.append(tuple(zip(_degrees(steps[across:down]), _degrees(steps[down:start]), strict=True)))
        yield WardPolygon(number, tuple(rings))


def _degrees(steps: array[int]) -> Iterator[float]:
    return (value / STEPS_PER_DEGREE for value in accumulate(steps))


_KM_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane of a local level: true to shape in its middle, which is exact enough for something so small."""

    west: float
    north: float
    across: float
    """Kilometres of one degree of longitude."""

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Kilometres east and south of the north-western corner."""
        return (longitude - self.west) * self.across, (self.north - latitude) * _KM_PER_DEGREE

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the plane."""
        return self.north - y / _KM_PER_DEGREE, self.west + x / self.across


def plane_of(wards: tuple[WardPolygon, ...]) -> Plane:
    """The plane of these wards, of which there must be one."""
    points = [point for ward in wards for ring in ward.rings for point in ring]
    west, north = min(x for x, _y in points), max(y for _x, y in points)
    south = min(y for _x, y in points)
    return Plane(west, north, _KM_PER_DEGREE * math.cos(math.radians((north + south) / 2)))


def flattened(wards: tuple[WardPolygon, ...]) -> tuple[FlatPolygon, ...]:
    """``wards`` on their plane."""
    if not wards:
        return ()
    plane = plane_of(wards)
    return tuple(
        FlatPolygon(
            ward.ward,
            tuple(
                tuple(plane.point(latitude, longitude) for longitude, latitude in ring) for ring in ward.rings
            ),
        )
        for ward in wards
    )


def ward_at(wards: tuple[WardPolygon, ...], latitude: float, longitude: float) -> int | None:
    """The ward in which a place lies; None outside of all that have an outline."""
    for ward in wards:
        crossed = sum(x > longitude for ring in ward.rings for x in _crossings(ring, latitude))
        if crossed % 2:
            return ward.ward
    return None


def _area(ring: Ring) -> float:
    following = (*ring[1:], ring[0])
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, following, strict=True))) / 2


_SCAN_LINES = 15


def _inner_point(ring: Ring) -> tuple[float, float]:
    """The middle of the widest horizontal stretch inside ``ring``, among lines through its middle part."""
    top, bottom = min(y for _x, y in ring), max(y for _x, y in ring)
    best = (0.0, ring[0][0], ring[0][1])
    for line in range(1, _SCAN_LINES):
        y = top + (bottom - top) * (line + 0.003) / _SCAN_LINES
        room = min(y - top, bottom - y)
        crossings = sorted(_crossings(ring, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            best = max(best, (min(right - left, 2 * room), (left + right) / 2, y))
    return best[1], best[2]


def _crossings(ring: Ring, y: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
