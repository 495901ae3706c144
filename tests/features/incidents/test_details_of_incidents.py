"""Details filled in after the first report: title, nature, addresses, identity, what families and structures lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.features.incidents.fields import BY_TABLE, FIRST_REPORT
from leoc_desktop.features.incidents.form.incident_form import IncidentForm
from leoc_desktop.foundation.errors import ValidationFailed
from leoc_desktop.foundation.reference_data import hazards, nature_of_hazards
from tests.support.offices import LANDSLIDE, TestOffice

PERSON = {"status": "dead", "sex": "male", "count": 1}
IDENTITY = {
    "nationality": "नेपाली",
    "address": "सिपाडोल ५",
    "id_kind": "citizenship",
    "id_number": "12-34-56-7",
    "body_identified": True,
    "body_handed_over": False,
}
FAMILY = {"status": "evacuated", "count": 2, "timing": "pre_emptive", "duration": "30_days", "assisted": True}
MILL = {
    "kind": "mill",
    "damage": "partial",
    "equipment_value": 40000,
    "infrastructure_value": 60000,
    "beneficiary": "खोला टोल",
    "beneficiaries": 120,
}
DETAILS: dict[str, Any] = {
    **LANDSLIDE,
    "title": "सिपाडोल पहिरो",
    "inducer": "non_natural",
    "street_address": "कालिका मार्ग",
    "people": [{**PERSON, **IDENTITY}],
    "families": [FAMILY],
    "structures": [MILL],
}


def test_details_are_kept_searched_and_blank_for_those_who_may_not_see_people(office: TestOffice) -> None:
    sita, gita = office.sign_in("sita"), office.sign_in("gita")
    kept = sita.incidents.register(DETAILS)
    for given, told in (
        ({**PERSON, **IDENTITY}, kept.lines["people"][0]),
        (FAMILY, kept.lines["families"][0]),
    ):
        assert {name: told[name] for name in given} == given
    assert kept.lines["structures"][0]["loss"] == 100_000, "blank, so it is the sum of its two values"
    assert (kept.values["title"], kept.values["inducer"]) == ("सिपाडोल पहिरो", "non_natural")
    assert [row.number for row in sita.incidents.listed(words="कालिका")] == [kept.number]
    seen = gita.incidents.show(kept.number).lines["people"][0]
    assert {name: seen[name] for name in IDENTITY} == {
        **IDENTITY, "nationality": "", "address": "", "id_number": ""
    }  # fmt: skip
    structure = gita.incidents.show(kept.number).lines["structures"][0]
    assert (structure["beneficiary"], structure["beneficiaries"]) == ("", 120)


def test_a_value_of_nothing_is_known_and_one_that_is_stated_stays(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    nothing = {**MILL, "equipment_value": 0, "infrastructure_value": ""}
    stated = {**MILL, "loss": 250_000}
    unknown = {**MILL, "equipment_value": "", "infrastructure_value": ""}
    kept = sita.incidents.register({**DETAILS, "structures": [nothing, stated, unknown]})
    assert [line["loss"] for line in kept.lines["structures"]] == [0, 250_000, None]


def test_only_the_dead_have_bodies(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    alive = {"status": "injured", "sex": "male", "count": 1, "body_identified": True}
    with pytest.raises(ValidationFailed) as refused:
        sita.incidents.register({**LANDSLIDE, "people": [alive]})
    assert [problem.field for problem in refused.value.problems] == ["people[0].body_identified"]
    found = {
        "status": "missing",
        "count": 1,
        "outcome": "found_dead",
        "outcome_on": "2083-08-07",
        "body_identified": True,
    }
    assert sita.incidents.register({**LANDSLIDE, "dead_unknown_sex": 1, "people": [found]}).number


def test_what_came_later_is_no_change_of_older_records(office: TestOffice) -> None:
    """A record from before these columns still is what its last row in the log says (decision 0023)."""
    sita = office.sign_in("sita")
    sita.incidents.register({**LANDSLIDE, "people": [PERSON], "families": [{"status": "affected"}]})
    with sita.office.store.read() as session:
        logged = " ".join(session.scalars(text("SELECT body FROM audit_row")))
        for name in ("title", "inducer", "id_number", "body_identified", "timing", "equipment_value"):
            assert f'"{name}"' not in logged
        assert not verify_log(session, office.clock.now()).faults


def test_the_act_and_the_portal_differ_on_five_hazards() -> None:
    natures = nature_of_hazards()
    assert natures.keys() == {hazard.code for hazard in hazards()}
    differing = {code for code, nature in natures.items() if nature.by_law != nature.in_bipad}
    assert differing == {"fire", "forest_fire", "animal_incidents", "epidemic", "famine"}
    assert not any(natures[code].by_law for code in differing)


def test_identity_is_personal_and_the_first_report_did_not_grow() -> None:
    people = BY_TABLE["person_loss"]
    personal = {field.name for field in people.fields if field.is_personal}
    assert personal == {"name", "nationality", "address", "id_number"}
    assert len(FIRST_REPORT) == 26


@pytest.fixture
def form(qtbot: QtBot) -> IncidentForm:
    """An empty form for a new incident."""
    made = IncidentForm(9, lambda: date(2026, 11, 23), lambda _permission: True)
    qtbot.addWidget(made)
    made.resize(1093, 560)
    made.show()
    made.open_new({}, None)
    return made


def test_a_loss_stated_beyond_its_lines_is_said_where_it_is_typed(form: IncidentForm) -> None:
    body = form.form
    assert body._loss_remark.isHidden()
    body.set_raw_values({**LANDSLIDE, "estimated_loss": "500000", "structures": [MILL]})
    said = "Estimated loss: Rs. 5,00,000 is stated and counts; the lines add up to Rs. 1,00,000."
    assert body._loss_remark.text() == said
    assert not body._loss_remark.isHidden()
    by_sector = "Loss by sector, as the lines state it: Energy Rs. 1,00,000; together Rs. 1,00,000."
    assert body._remarks["money"].text() == f"{by_sector}\n{said}"
    body.set_raw_values({**LANDSLIDE, "estimated_loss": "100000", "structures": [MILL]})
    assert body._loss_remark.isHidden()


def test_land_is_shown_in_one_measure(form: IncidentForm) -> None:
    crops = [
        {"crop": "paddy", "status": "destroyed", "quantity": "2.5", "unit": "ropani"},
        {"crop": "maize", "status": "affected", "quantity": "1", "unit": "kattha"},
        {"crop": "stored_grain", "status": "destroyed", "quantity": "4", "unit": "quintal"},
    ]
    form.form.set_raw_values({**LANDSLIDE, "crops": crops})
    said = form.form._remarks["crops"].text()
    assert said == "Land: Paddy · Destroyed 1,272 m² and Maize · Damaged 339 m²; together 0.16 ha"


def test_the_heading_tells_title_and_nature(form: IncidentForm, office: TestOffice) -> None:
    sita = office.sign_in("sita")
    form.open_record(sita.incidents.register(DETAILS))
    assert form._heading.text().endswith("/0001 · सिपाडोल पहिरो")
    assert "Non-natural" in form._subtitle.text()
    form.open_record(sita.incidents.register({**LANDSLIDE, "hazard": "fire"}))
    assert "non-natural by the Act, natural in BIPAD" in form._subtitle.text()
