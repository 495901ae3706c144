"""How long a bulletin of 40 incidents takes, beside the same cells set by ReportLab alone; aim: 0.5 s.

Run by ``python3 dev.py bench bulletin``. *Plain* puts the cells of the three large tables into ReportLab's own table
in Helvetica: no database, no shaping of Nepali, no other parts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median

from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as PlainTable

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.report import tables
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions
from leoc_desktop.foundation.nepali_calendar import BsDate, to_ad
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.startup.services import Services
from tests.support.big_office import STORIES, TOLES
from tests.support.offices import make_office
from tests.support.printed import cells_of

INCIDENTS, OTHERS, TIMES, LIMIT_MS = 40, 400, 7, 500
DAY, BEFORE = BsDate(2083, 7, 4), BsDate(2083, 6, 1)
HAZARDS = ("flood", "landslide", "fire", "thunderbolt", "wind_storm", "snake_bite")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="leoc-bench-") as folder:
        office = make_office(Path(folder) / "office")
        services = office.sign_in("sita")
        services.incidents.register_all([_incident(BEFORE, number) for number in range(OTHERS)])
        services.incidents.register_all([_incident(DAY, number) for number in range(INCIDENTS)])
        _measure(services)
        office.close()


def _incident(day: BsDate, number: int) -> dict[str, object]:
    wards = [1 + number % 9, 1 + (number + 4) % 9]
    restored = day.iso() if day == BEFORE else ""
    return {
        "hazard": HAZARDS[number % len(HAZARDS)],
        "incident_date": day.iso(),
        "incident_time": f"{number % 24:02}:30",
        "wards": wards,
        "tole": TOLES[number % len(TOLES)],
        "dead_male": number % 2,
        "estimated_loss": number * 125000,
        "description": " ".join(STORIES[(number + step) % len(STORIES)] for step in range(2)),
        "people": [{"status": "injured", "sex": "female", "count": 1, "ward": wards[1]}],
        "structures": [
            {"kind": "house", "damage": "full", "owner": "private", "count": 1},
            {"kind": "road", "damage": "none", "count": 1, "service": "road", "restored_on": restored},
        ],
    }


def _measure(services: Services) -> None:
    day = to_ad(DAY)
    period, options = Period.of_days(day, day), BulletinOptions("ne")
    began = time.perf_counter(), time.process_time()
    paper = services.bulletins.preview(period, options)
    first = [1000 * (end - start) for start, end in zip(began, _now(), strict=True)]
    assert len(paper.content.lines) == INCIDENTS
    ours = _median(lambda: services.bulletins.preview(period, options))
    with speaking(Language.of("ne")):
        cells = _cells(paper.content)
    plain = _median(lambda: _plain(cells))
    print(
        f"\n{INCIDENTS} incidents, {OTHERS} earlier ones in the sums; median of {TIMES}; aim {LIMIT_MS} ms\n"
    )
    print(f"{'':36}{'clock':>9}{'work':>9}{'ratio of work':>15}")
    for name, (wall, work) in (("The first one", first), ("A later one", ours), ("Plain tables", plain)):
        print(f"{name:36}{wall:>9.0f}{work:>9.0f}{work / plain[1]:>15.1f}")


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _median(job: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor."""
    walls, works = [], []
    for _round in range(TIMES):
        wall, work = _now()
        job()
        walls.append(1000 * (time.perf_counter() - wall))
        works.append(1000 * (time.process_time() - work))
    return median(walls), median(works)


def _cells(content: BulletinContent) -> list[list[list[str]]]:
    made = (tables.ward_table(content), tables._people_table(content), tables.incident_table(content))
    return [cells_of(table) for table in made]  # type: ignore[arg-type]


def _plain(all_cells: list[list[list[str]]]) -> bytes:
    output = BytesIO()
    SimpleDocTemplate(output).build([PlainTable(cells) for cells in all_cells])
    return output.getvalue()


if __name__ == "__main__":
    main()
