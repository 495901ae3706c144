"""The packed polygons: every local level of Nepal, every ward but the few that nobody has drawn."""

from __future__ import annotations

import time
from collections import Counter

from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.reference_data import local_levels
from leoc_desktop.foundation.ward_polygons import (
    STEPS_PER_DEGREE,
    Ring,
    covered_levels,
    flattened,
    ward_polygons,
)

NOT_DRAWN = {
    "10307": {11},
    "20401": {14},
    "50304": {2},
    "50309": {1},
    "51106": {15},
    "51107": {6},
}
KATHMANDU, THALARA = "30608", "70211"
WEST, EAST, SOUTH, NORTH = 80.0, 88.3, 26.3, 30.5
TENFOLD_LIMIT_S = 0.5


def _signed_area(ring: Ring) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in pairs) / 2


def _inside(ring: Ring, x: float, y: float) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            odd = not odd
    return odd


def test_every_local_level_has_its_wards_but_for_the_six_nobody_has_drawn() -> None:
    assert covered_levels() == {level.postal_code for level in local_levels()}
    for level in local_levels():
        wards = [polygon.ward for polygon in ward_polygons(level.postal_code)]
        missing = set(range(1, level.ward_count + 1)) - set(wards)
        assert missing == NOT_DRAWN.get(level.postal_code, set()), level.name_en
        assert wards == sorted(set(wards))
        assert max(wards) <= level.ward_count, level.name_en


def test_rings_are_small_closed_areas_inside_nepal() -> None:
    for level in local_levels():
        for polygon in ward_polygons(level.postal_code):
            assert polygon.rings
            for ring in polygon.rings:
                assert 3 <= len(ring) <= 300
                assert all(WEST < x < EAST and SOUTH < y < NORTH for x, y in ring)
                assert abs(_signed_area(ring)) > 0


def test_neighbours_share_their_border_point_by_point() -> None:
    for code in (THALARA, KATHMANDU, "70905", "60707"):
        wards = ward_polygons(code)
        seen = Counter(
            (round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE))
            for ward in wards
            for point in {point for ring in ward.rings for point in ring}
            for x, y in [point]
        )
        shared = sum(1 for times in seen.values() if times > 1)
        assert shared > len(wards), "simplified one by one, hardly a point would be the same"


def test_wards_lie_side_by_side_and_not_over_each_other() -> None:
    for code in (THALARA, KATHMANDU):
        flat = flattened(ward_polygons(code))
        for ward in flat:
            x, y = ward.label_at
            owners = [other.ward for other in flat if sum(_inside(ring, x, y) for ring in other.rings) % 2]
            assert owners == [ward.ward], "the number stands in its own ward and in no other"


def test_the_flat_map_keeps_sizes() -> None:
    flat = flattened(ward_polygons(THALARA))
    km2 = sum(abs(_signed_area(ring)) for ward in flat for ring in ward.rings)
    assert 80 < km2 < 130  # Thalara has 105.5 km²


def test_the_file_stays_small_and_its_licence_lies_beside_it() -> None:
    path = resource_path("reference", "ward_polygons.bin")
    assert path.stat().st_size < 15_000_000
    notice = resource_path("reference", "ward_polygons_licence.txt").read_text(encoding="utf-8")
    assert "© OpenStreetMap contributors" in notice
    assert "Open Database" in notice


def test_the_largest_local_level_is_read_at_once() -> None:
    ward_polygons.cache_clear()
    begun = time.perf_counter()
    flattened(ward_polygons(KATHMANDU))
    assert time.perf_counter() - begun < TENFOLD_LIMIT_S


def test_an_unknown_code_has_no_wards() -> None:
    assert ward_polygons("99999") == ()
    assert flattened(()) == ()
