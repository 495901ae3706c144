"""How fast lists of a million incidents are, beside plain SQLite in a QSqlTableModel; limits of the agreement.

Run by ``python3 dev.py bench lists``; a number behind it makes a smaller office. Making the million takes minutes,
once; it stays in output/bench.
"""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication

from leoc_desktop.features.incidents.queries import Wanted
from leoc_desktop.features.incidents.rules import COUNTED, State
from leoc_desktop.foundation.listing import Order
from leoc_desktop.foundation.spans import Span
from leoc_desktop.startup.services import Services
from tests.support.big_office import big_office, plain_copy

MILLION = 1_000_000
TIMES = 5


class Taken(NamedTuple):
    """Milliseconds: by the clock, and of the processor."""

    wall: float
    work: float


def main(incidents: int) -> None:
    """Measure and print."""
    services = big_office(incidents)
    plain = plain_copy(services, incidents)
    QApplication([])
    print(f"\n{incidents:,} incidents, median of {TIMES}, plain once; {_machine()}\n")
    print(
        "Milliseconds on the clock and of work; other programs share the clock, so limit and ratio go by work."
    )
    print(f"{'':36}{'LEOC':>9}{'work':>9}{'limit':>7}{'plain':>9}{'work':>9}{'ratio':>9}")
    other = _Plain(plain)
    for name, limit, ours, theirs in _measures(services, other, incidents):
        _print(name, limit, _taken(ours, TIMES), _taken(theirs, 1) if theirs else None)
    services.close()


def _measures(
    services: Services, plain: _Plain, incidents: int
) -> list[tuple[str, int | None, Callable[[], object], Callable[[], object] | None]]:
    lists, everything = services.incident_lists, Wanted()
    keys = lists.whole(everything).keys
    places = iter(range(incidents // 2, incidents, incidents // (4 * TIMES + 4)))

    families = Order("families", descending=True)
    year = Span.YEAR.at(services.office.store.clock.now())

    def jump() -> object:
        place = next(places)
        return lists.rows(keys[place : place + 256])

    order = "ORDER BY incident_date DESC, row_no DESC"
    return [
        ("Open: the first rows", 300, lambda: lists.begin(everything), plain.first_rows),
        ("Open: every row, counted", 300, lambda: lists.whole(everything), lambda: plain.ids(order)),
        ("Jump anywhere (256 rows)", 50, jump, lambda: plain.jump(incidents // 2)),
        ("Sort by families: the first rows", 300, lambda: lists.begin(everything, families),
         lambda: plain.first_rows(order="affected_families")),
        ("Sort by families: every row", None, lambda: lists.whole(everything, families),
         lambda: plain.ids("ORDER BY affected_families DESC, incident_date DESC")),
        ("Sort by hazard: every row", None, lambda: lists.whole(everything, Order("hazard")),
         lambda: plain.ids("ORDER BY hazard, incident_date DESC")),
        ("Filter by state: every row", None, lambda: lists.whole(Wanted(states=(State.SUBMITTED,))),
         lambda: plain.ids(f"WHERE state = 'submitted' {order}")),
        ("Filter by ward: the first rows", 300, lambda: lists.begin(Wanted(ward=4)), None),
        ("Filter by ward: every row", None, lambda: lists.whole(Wanted(ward=4)),
         lambda: plain.ids(f"WHERE row_no IN (SELECT incident_no FROM incident_ward WHERE ward = 4) {order}")),
        ("Filter by what counts: every row", None, lambda: lists.whole(Wanted(states=COUNTED)),
         lambda: plain.ids(f"WHERE state IN ('submitted', 'verified', 'approved') {order}")),
        ("Search thalara: the first rows", 100, lambda: lists.begin(Wanted(words="thalara")),
         lambda: plain.ids(f"WHERE tole LIKE '%थलारा%' OR description LIKE '%थलारा%' {order} LIMIT 512")),
        ("Search thalara: every row", None, lambda: lists.whole(Wanted(words="thalara")),
         lambda: plain.ids(f"WHERE tole LIKE '%थलारा%' OR description LIKE '%थलारा%' {order}")),
        ("Search two words: the first rows", 100, lambda: lists.begin(Wanted(words="थलारा पहिरो")), None),
        ("Search a number", 100, lambda: lists.begin(Wanted(words=f"{incidents // 2:07}")), None),
        ("Dashboard", 200, services.dashboard.overview, None),
        ("Dashboard since 1 Baisakh", 200, lambda: services.dashboard.overview(year), None),
        ("Dashboard since 1 Baisakh, a ward", 200, lambda: services.dashboard.overview(year, ward=4), None),
    ]  # fmt: skip


class _Plain:
    """The same rows with the same indexes, without encryption, rights and rules: in Qt's own model, and as numbers."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._database = QSqlDatabase.addDatabase("QSQLITE")
        self._database.setDatabaseName(str(path))
        assert self._database.open(), self._database.lastError().text()

    def ids(self, rest: str) -> int:
        """Every row number that a query finds."""
        return len(self._connection.execute(f"SELECT row_no FROM incident {rest}").fetchall())

    def first_rows(self, order: str = "incident_date", rows: int = 1) -> QSqlTableModel:
        """The table as Qt opens it; it fetches 255 rows at a time."""
        model = QSqlTableModel(None, self._database)
        model.setTable("incident")
        model.setSort(model.fieldIndex(order), Qt.SortOrder.DescendingOrder)
        assert model.select(), model.lastError().text()
        while model.canFetchMore() and model.rowCount() < rows:
            model.fetchMore()
        return model

    def jump(self, place: int) -> list[object]:
        """A row in the middle; Qt's model has to fetch all rows before it."""
        model = self.first_rows(rows=place + 1)
        return [model.data(model.index(place, column)) for column in range(10)]


def _taken(act: Callable[[], object], times: int) -> Taken:
    walls, works = [], []
    for _ in range(times):
        wall, work = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - wall) * 1000)
        works.append((time.process_time() - work) * 1000)
    return Taken(median(walls), median(works))


def _print(name: str, limit: int | None, ours: Taken, theirs: Taken | None) -> None:
    mark = " !" if limit is not None and ours.work > limit else ""
    bound = f"{limit:,}" if limit is not None else ""
    plain = f"{theirs.wall:,.0f}" if theirs else ""
    plain_work = f"{theirs.work:,.0f}" if theirs else ""
    ratio = f"{ours.work / theirs.work:.2f}" if theirs else ""
    print(
        f"{name:36}{ours.wall:9,.0f}{ours.work:9,.0f}{bound:>7}{plain:>9}{plain_work:>9}{ratio:>9}{mark}",
        flush=True,
    )


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION)
