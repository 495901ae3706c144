"""Lines of losses in the form of an incident: typed in grids, in step with the first report."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.form.incident_form import IncidentForm
from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, TestOffice

NIGHT = {**LANDSLIDE, "dead_male": "", "dead_female": "", "dead_unknown_sex": 3}


@pytest.fixture
def form(qtbot: QtBot) -> IncidentForm:
    """An empty form for a new incident, as large as on a small screen."""
    made = IncidentForm(9, lambda: date(2026, 11, 23), lambda _permission: True)
    qtbot.addWidget(made)
    made.resize(1093, 560)
    made.show()
    made.open_new({}, None)
    return made


def type_line(form: IncidentForm, sheet: str, row: int, **cells: object) -> None:
    model = form.form.grids[sheet].model
    for name, raw in cells.items():
        model.type_into(row, [field.name for field in model.fields].index(name), raw)


def test_the_first_report_follows_the_lines(form: IncidentForm) -> None:
    form.form.set_raw_values(NIGHT)
    typed: list[bool] = []
    form.typed.connect(lambda: typed.append(True))
    type_line(form, "people", 0, status="dead", sex="female", name="माया")
    values = form.values()
    assert (values["dead_female"], values["dead_unknown_sex"]) == ("1", "2")
    type_line(form, "people", 1, status="injured", sex="male", count="4")
    assert form.values()["injured_male"] == "4"
    form.form.grids["people"].model.remove([1])
    assert form.values()["injured_male"] == ""
    type_line(form, "money", 0, sector="housing", loss="2,00,000")
    type_line(form, "structures", 0, kind="road", damage="none", service="road")
    values = form.values()
    assert values["road_blocked"] is True
    assert "1250000" in str(values["estimated_loss"]).replace(
        ",", ""
    )  # stated altogether, more than the lines say
    assert typed


def test_what_is_not_described_yet_is_said_on_the_sheet(form: IncidentForm) -> None:
    form.form.set_raw_values(NIGHT)
    titles = [form.form.tabText(place) for place in range(form.form.count())]
    assert titles == [
        "First report",
        "More details",
        "Persons",
        "Families",
        "Structures and services",
        "Livestock",
        "Crops",
        "Money by sector",
    ]
    remark = form.form._remarks["people"]
    assert "Dead: sex not identified 3" in remark.text()
    type_line(form, "people", 0, status="dead", sex="male", count="3")
    assert form.form.tabText(2) == "Persons (1)"
    assert "Dead" not in remark.text()


def test_problems_are_shown_in_their_cells(form: IncidentForm) -> None:
    form.form.set_raw_values({**NIGHT, "people": [{"name": "राम"}]})
    assert not form.check()
    assert form.form.currentIndex() == 2
    form.form.set_raw_values(NIGHT)
    type_line(form, "families", 0, status="affected", head="राम", count="2")
    assert form.check()
    refused = FieldProblem("families[0].count", "A line with the head of a family is about one family.")
    left = form.show_problems([refused, FieldProblem("number", "Refused.")])
    assert [problem.field for problem in left] == ["number"]
    assert form.form.currentIndex() == 3
    assert form.form.grids["families"].model.problems()[0].problem.field == "count"


def test_lines_of_a_record_are_read_and_corrected(
    form: IncidentForm, office: TestOffice, qtbot: QtBot
) -> None:
    sita: Services = office.sign_in("sita")
    lines = {"people": [{"status": "dead", "name": "माया", "sex": "female"}], "crops": []}
    detail = sita.incidents.register({**NIGHT, "cause": "वर्षा", **lines}, draft=True)
    form.open_record(detail)
    assert form.form.further.raw_values()["cause"] == "वर्षा"
    assert form.form.grids["people"].rows()[0]["name"] == "माया"
    form.open_correction(detail, None, None)
    type_line(form, "people", 0, name="माया रोकाया")
    type_line(form, "livestock", 0, kind="गाई", status="lost", count="२")
    saved = sita.incidents.correct(detail.id, form.values(), version=detail.version)
    assert saved.lines["people"][0]["id"] == detail.lines["people"][0]["id"]
    assert saved.lines["people"][0]["name"] == "माया रोकाया"
    assert (saved.values["dead_unknown_sex"], saved.values["livestock_lost"]) == (2, 2)


def test_an_improbable_line_is_named_at_the_foot_and_waits_for_its_tick(form: IncidentForm) -> None:
    form.form.set_raw_values(NIGHT)
    type_line(form, "structures", 0, kind="road", damage="none", households_cut_off="60000")
    assert not form.check()
    assert form.form.problem_summary() == "Structures and services · 1 to confirm: row 1, Households cut off"
    grid = form.form.grids["structures"]
    assert grid.tick.hasFocus()
    grid.tick.click()
    assert form.check()
