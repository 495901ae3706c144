"""The page of events: figures by ward, what belongs to an event, its end with a reason, its paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from leoc_desktop.domain.incident_figures import SUMMED, figures_of, summed
from leoc_desktop.features.incidents.form import EndEventDialog, EventDialog, EventSheet
from leoc_desktop.features.incidents.page import EventPage
from leoc_desktop.features.incidents.queries import Wanted
from leoc_desktop.features.incidents.report import render_event
from leoc_desktop.foundation.errors import PermissionDenied, Refused, ValidationFailed
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.records.incident import Incident
from leoc_desktop.startup.services import Services
from tests.support.excel_file import cells_of
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.rapid_assessments import FLOOD, answers
from tests.support.terminal import leoc

NAME = str(FLOOD["name_ne"])


def _three_incidents(services: Services) -> None:
    services.events.add(FLOOD)
    member = {**LANDSLIDE, "event": NAME}
    services.incidents.register(member)
    services.incidents.register({**member, "wards": [5], "dead_male": 2, "affected_families": None})
    services.incidents.register({**member, "wards": [5], "affected_families": 7}, draft=True)
    services.incidents.register({**LANDSLIDE, "wards": [2], "dead_male": 9})


def test_figures_of_an_event_are_those_of_its_incidents(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    _three_incidents(sita)
    sums = sita.events.sums("October flood")
    assert (sums.event.incidents, sums.unverified) == (2, 2)
    by_ward = dict(sums.by_ward)
    assert (by_ward[3].dead.known, by_ward[5].dead.known, by_ward[2].incidents) == (1, 2, 0)
    assert by_ward[5].affected_families.nothing_known, "nobody said, and that is not none"
    assert by_ward[2].dead.nothing_reported
    with sita.office.store.read() as session:
        records = session.query(Incident).filter(Incident.event_no == sums.event.row_no)
        whole = summed(figures_of(one) for one in records if one.state == "submitted")
    for name in SUMMED:
        assert sums.total.total(name) == whole.total(name), name


def test_the_list_of_incidents_is_narrowed_to_an_event(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    _three_incidents(sita)
    event = sita.events.listed()[0]
    lists = sita.incident_lists
    wanted = Wanted(event_no=event.row_no)
    found = {row.wards for row in lists.listed(wanted)}
    assert found == {(3, 1), (5,)}
    assert len(lists.begin(wanted).keys) == len(lists.whole(wanted).keys) == 3
    assert len(lists.whole(Wanted(event_no=event.row_no, ward=5)).keys) == 2
    assert len(lists.whole(Wanted(event_no=event.row_no, words="खोलापारि")).keys) == 3
    assert len(lists.whole(Wanted(words="खोलापारि")).keys) == 4


def test_an_event_ends_with_a_reason(office: TestOffice) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.events.add(FLOOD)
    end = {"last_day": "2083-08-07", "end_reason": "पानी घट्यो"}
    with pytest.raises(PermissionDenied):
        sita.events.end(NAME, end)
    for told, field in (
        ({"last_day": "2083-08-04"}, "last_day"),
        ({"last_day": "2083-08-08"}, "last_day"),
        ({"end_reason": " "}, "end_reason"),
    ):
        with pytest.raises(ValidationFailed) as problems:
            hari.events.end(NAME, {**end, **told})
        assert [problem.field for problem in problems.value.problems] == [field]
    assert hari.rapid_assessments.running_event() == NAME
    ended = hari.events.end(NAME, end)
    assert (ended.goes_on, ended.end_reason) == (False, "पानी घट्यो")
    assert hari.rapid_assessments.running_event() == ""
    with pytest.raises(Refused, match="before"):
        hari.events.end(NAME, end)
    again = hari.events.change(NAME, {"last_day": None})
    assert (again.goes_on, again.end_reason) == (True, "")
    assert not hari.audit.verify().faults


def test_a_supervisor_looks_at_an_event_and_ends_it(office: TestOffice, frame: PageFrame) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    _three_incidents(sita)
    sita.rapid_assessments.submit(sita.rapid_assessments.enter(answers(3)).id)
    page = EventPage(frame.context, hari.events)
    frame.follow(hari)
    frame.show(page)
    page.table.opened.emit(NAME)
    frame.wait()
    assert page.stack.currentWidget() is page.sheet
    cells = [page.model.columns[place].text(page.model.row(0)) for place in (5, 6, 7)]
    assert cells == ["2", "1", "Goes on"]
    total = page.sheet.model.row(0)
    assert (total.ward, total.figures.dead.known) == (None, 3)
    wanted: list[object] = []
    page.incidents_wanted.connect(lambda number, name: wanted.append((number, name)))
    page.assessments_wanted.connect(wanted.append)
    page.sheet.incidents.click()
    page.sheet.assessments.click()
    assert wanted == [(page.model.row(0).row_no, NAME), NAME]
    page.sheet.print.click()
    frame.wait()
    assert page.paper.pane.view.page_count == 1
    page.paper.back.click()

    page.sheet.end.click()
    dialog = frame.dialog(EndEventDialog)
    dialog._verb.click()
    assert dialog.form.problem_summary() == "1 error: Why it ends"
    dialog.form.set_some_raw_values({"end_reason": "पानी घट्यो"})
    dialog._verb.click()
    frame.wait()
    assert "Ended: पानी घट्यो" in page.sheet.facts.text()
    assert not page.sheet.end.isVisible()
    page.sheet.change.click()
    change = frame.dialog(EventDialog)
    change.form.set_some_raw_values({"name_en": "Flood of Kartik"})
    change._verb.click()
    frame.wait()
    assert page.sheet.heading.text() == "Flood of Kartik"
    assert NAME in page.sheet.facts.text()
    assert frame.presented == []


def test_paper_and_command_line_say_the_same(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    _three_incidents(sita)
    with speaking(Language("en", nepali_digits=False)):
        pdf = render_event(sita.events.sums(NAME))
    printed = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert "Event: October flood" in printed, "in English by its English name"
    lines = printed.splitlines()
    ward5 = next(line for line in lines if line.startswith("5 "))
    assert ward5.split()[:6] == ["5", "1", "2", "?", "?", "?"]
    total = next(line for line in lines if line.startswith("Total"))
    assert total.split()[1:6] == ["2", "3", "?", "?", "4*"]
    office.close()
    office.opened.clear()
    out = tmp_path / "event.pdf"
    shown = leoc(
        office.folder, "event", "show", NAME, "--out", str(out), user="sita", secrets=[PASSWORDS["sita"]]
    )
    assert shown.data["total"]["affected_families"] == {"known": 4, "unknown": 1, "reports": 2}
    assert out.read_bytes().startswith(b"%PDF-")
    words = ("event", "end", NAME, "--last-day", "2083-08-07", "--reason", "पानी घट्यो")
    ended = leoc(office.folder, *words, user="hari", secrets=[PASSWORDS["hari"]])
    assert ended.data["end_reason"] == "पानी घट्यो"


def test_the_excel_file_has_the_figures_of_the_page(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    _three_incidents(sita)
    page = EventPage(frame.context, hari.events)
    frame.show(page)
    page.open_event(NAME)
    frame.wait()
    out = tmp_path / "event.xlsx"
    page.export_to(out)
    frame.wait()
    rows = cells_of(out.read_bytes())
    first = next(place for place, row in enumerate(rows) if row[:1] == ["Ward"])
    assert rows[first][1:4] == ["Incidents", "Dead", "Missing"]
    by_ward = {row[0]: row[1:] for row in rows[first + 1 :]}
    assert list(by_ward) == [*map(str, range(1, 10)), "Total"]
    assert by_ward["5"][:5] == [1, 2, "Not known", "Not known", "Not known"]
    assert by_ward["Total"][:5] == [2, 3, "Not known", "Not known", 4]
    assert "Affected families" in str(by_ward["Total"][-1])
    shown = {row.ward: row.figures for row in map(page.sheet.model.row, range(page.sheet.model.rowCount()))}
    money = float(Decimal(shown[None].estimated_loss.known) / 100)
    assert by_ward["Total"][8] == money
    assert by_ward["2"] == [0], "no report of this event, so the cells are empty"
    assert not page.sheet.export.isHidden()
    with pytest.raises(PermissionDenied):
        sita.events.export(NAME)
    assert hari.audit.verify().faults == ()
    assert EventSheet(may_change=False, may_export=False).export.isHidden()


def test_the_excel_file_on_the_command_line(office: TestOffice, tmp_path: Path) -> None:
    _three_incidents(office.sign_in("sita"))
    out = tmp_path / "event.xlsx"
    words = ("event", "show", NAME, "--out")
    as_hari = {"user": "hari", "secrets": [PASSWORDS["hari"]]}
    assert leoc(office.folder, *words, str(out), **as_hari).status == 0  # type: ignore[arg-type]
    assert ["Total", 2, 3] in [row[:3] for row in cells_of(out.read_bytes())]
    wrong = leoc(office.folder, *words, str(tmp_path / "event.doc"), **as_hari)  # type: ignore[arg-type]
    assert (wrong.status, "ends with .pdf or .xlsx" in wrong.err) == (1, True)
