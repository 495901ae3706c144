"""Who is missing past the legal period stands in the supervisor's queue, and is counted dead by a correction."""

from __future__ import annotations

from datetime import datetime

from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.errors import RecordLocked
from tests.support.incident_page import incident_page
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

LOST = {"ward": 3, "status": "missing", "name": "कमल बोहरा", "sex": "male"}
OTHER = {"ward": 3, "status": "missing", "sex": "female", "count": 2}


def test_somebody_missing_too_long_is_counted_dead(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register({**LANDSLIDE, "dead_male": "", "people": [LOST, OTHER]}).number
    hari = office.sign_in("hari")
    assert hari.dashboard.overview().overdue == 0
    office.clock.set(datetime(2026, 12, 3, 9, 0, tzinfo=NEPAL))
    assert hari.dashboard.overview().overdue == 2
    assert sita.dashboard.overview().overdue is None

    page = incident_page(hari, frame)
    assert page.waiting.text() == "Waiting for a decision (3)"
    page.show_missing()
    pane = page.queue.missing
    assert pane.isVisible()
    assert [pane.model.index(row, 3).data() for row in range(2)] == ["कमल बोहरा", "Not named"]
    assert pane.model.index(0, 2).data() == "11"
    pane.count_dead.click()
    frame.wait()
    (locked,) = frame.presented
    assert isinstance(locked, RecordLocked)

    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="कानुनी अवधि नाघ्यो"
    )
    page = incident_page(sita, frame)
    overdue = hari.incident_review.overdue_missing()
    page.missing.count_dead(overdue[0])
    frame.wait()
    assert page.form.mode is Mode.CORRECT
    assert page.form.form.tabText(page.form.form.currentIndex()) == "Persons (2)"
    lines = page.form.values()["people"]
    assert isinstance(lines, list)
    assert [line["outcome"] for line in lines] == ["counted_dead", None]
    page.desk.submit()
    frame.wait()
    shown = sita.incidents.show(number)
    assert [line["outcome"] for line in shown.lines["people"]] == ["counted_dead", None]
    assert (shown.values["dead_male"], shown.values["missing_male"]) == (1, 0)
    assert hari.dashboard.overview().overdue == 1
