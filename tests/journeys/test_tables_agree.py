"""Ward table, hazard table, tiles and annex print the same sums, and those of what was typed, whatever that was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_details import families, loss_by_sector, people, structures
from leoc_desktop.domain.loss_lines import lines_by_incident
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.report import front, sums, tables
from leoc_desktop.features.bulletin.rules import BulletinContent, BulletinOptions
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice
from tests.support.printed import cells_of
from tests.support.typed_incidents import (
    GROUPS,
    INCIDENT,
    NAMES,
    OTHER,
    SERVICES,
    SEXES,
    Said,
    Typed,
    lines_say,
    raw_of,
    summed,
)

FIFTH, SIXTH = date(2026, 11, 21), date(2026, 11, 22)
BOTH = Period.of_days(FIFTH, SIXTH)
MORNING = Period.between(FIFTH, time(10), SIXTH, time(10))
DEAD_BY_SEX = tuple(f"dead_{sex}" for sex in SEXES)


def counts_in(typed: Typed, period: Period, *, verified_only: bool) -> bool:
    """Whether the bulletin of that period counts an incident; one without a time happened at the day's end."""
    if typed["state"] not in (("verified",) if verified_only else ("submitted", "verified")):
        return False
    when = (typed["day"], typed["time"] or "24:00")
    return period is BOTH or ("2083-08-05", "10:00") <= when < ("2083-08-06", "10:00")


def printed(said: Said, name: str) -> str:
    """How a cell must read."""
    if name == "estimated_loss":
        return said.printed(f"Rs.\N{NO-BREAK SPACE}{show_number(said.known // 100)}")
    return said.printed(show_number(said.known))


def row(all_typed: Sequence[Typed], names: Sequence[str], **only: Any) -> list[str]:
    return [printed(summed(all_typed, name, **only), name) for name in names]


WARD_COLUMNS = (*GROUPS, "affected_families", "estimated_loss", *SERVICES.values(), "livestock_lost")
PEOPLE_COLUMNS = tuple(f"{group}{part}" for group in GROUPS for part in (*(f"_{sex}" for sex in SEXES), ""))


def check_printed(content: BulletinContent, counted: Sequence[Typed]) -> None:
    """Every cell of the tables that add up."""
    wards = cells_of(tables.ward_table(content))
    for ward in (1, 2, 3):
        first = sum(typed["wards"][0] == ward for typed in counted)
        assert wards[ward - 1] == [str(ward), str(first), *row(counted, WARD_COLUMNS, ward=ward)]
    assert wards[-1] == ["Total", str(len(counted)), *row(counted, WARD_COLUMNS)]
    if not counted:
        return
    codes = [code for code, _figures in content.by_hazard()]
    people_table = cells_of(tables._people_table(content))
    loss_table = cells_of(tables._loss_table(content))
    for hazard, printed_people, printed_loss in zip([*codes, ""], people_table, loss_table, strict=True):
        incidents = sum(hazard in ("", typed["hazard"]) for typed in counted)
        assert printed_people[1:] == [str(incidents), *row(counted, PEOPLE_COLUMNS, hazard=hazard)]
        assert printed_loss[1:4] == row(counted, OTHER[:3], hazard=hazard)
        assert printed_loss[4:6] == public_buildings(counted, hazard)
        assert printed_loss[6:] == row(counted, OTHER[3:], hazard=hazard)
    incident_table = tables.incident_table(content)
    assert cells_of(incident_table)[-1][3:6] == row(counted, GROUPS)  # type: ignore[arg-type]
    tiles = {tile.label: tile.value for tile in front.tiles(content)[0]._tiles}  # type: ignore[attr-defined]
    assert tiles["Incidents"] == str(len(counted))
    for label, name in (("Dead", "dead"), ("Missing", "missing"), ("Livestock", "livestock_lost")):
        assert tiles[label].replace("Not known", "?") == row(counted, [name])[0].rstrip("*")


def public_buildings(counted: Sequence[Typed], hazard: str) -> list[str]:
    """Schools that are not private, as the lines tell them."""
    said = {True: Said(), False: Said()}
    for typed in counted:
        for line in typed["structures"]:
            if hazard in ("", typed["hazard"]) and (line["kind"], line["owner"]) == ("school", "government"):
                said[line["damage"] == "full"] += Said(line["count"] or 0, int(line["count"] is None), 1)
    return [said[fully].printed(str(said[fully].known)) for fully in (True, False)]


def check_annexes(content: BulletinContent, counted: Sequence[Typed]) -> None:
    """Nothing happened before, so both annexes hold what the period holds up to its end."""
    assert len(content.annexes) == 2
    names = (*DEAD_BY_SEX, "dead", "missing", "injured", "affected_families", "estimated_loss")
    for annex in content.annexes:
        *rows, total = cells_of(sums.annex_table(annex))
        for (code, _figures), cells in zip(annex.by_hazard, rows, strict=True):
            incidents = sum(typed["hazard"] == code for typed in counted)
            assert cells[1:] == [str(incidents), *row(counted, names, hazard=code)]
        assert total == ["Total", str(len(counted)), *row(counted, names)]


def check_sums(services: Services, all_typed: Sequence[Typed]) -> None:
    """What the database adds up for dashboard and map is what the bulletin adds up."""
    counted = [typed for typed in all_typed if counts_in(typed, BOTH, verified_only=False)]
    with services.office.store.read() as session:
        wards = sums_by(session, IncidentWard.ward, Selection(), NAMES)
        hazards = sums_by(session, Incident.hazard, Selection(), NAMES)
        incidents = session.query(Incident).where(Incident.state.in_(Selection().states)).all()
        lines = lines_by_incident(session, (incident.row_no for incident in incidents))
    for name in NAMES:
        for ward in (1, 2, 3):
            total = wards.get(ward, Figures()).total(name)
            assert Said(total.known, total.unknown, total.reports) == summed(counted, name, ward=ward)
        for hazard in ("flood", "fire"):
            total = hazards.get(hazard, Figures()).total(name)
            assert Said(total.known, total.unknown, total.reports) == summed(counted, name, hazard=hazard)
    check_details(incidents, lines, counted)


def check_details(incidents: list[Incident], lines: Mapping[int, Any], counted: Sequence[Typed]) -> None:
    """What lines say by kind and by sector against what was typed."""
    sectors = loss_by_sector([(incident, lines.get(incident.row_no, {})) for incident in incidents])
    assert sum(sectors.values()) == summed(counted, "estimated_loss").known
    displaced = sum(
        line["count"] or 0 for typed in counted for line in typed["families"] if line["status"] == "displaced"
    )
    assert families(lines.values()).get(("displaced", ""), Figures().dead).known == displaced
    roads = sum(
        line["count"] or 0 for typed in counted for line in typed["structures"] if line["kind"] == "road"
    )
    found = structures(lines.values())
    assert sum(total.known for key, total in found.items() if key[0] == "road") == roads
    dead = sum(total.known for key, total in people(lines.values(), "sex").items() if key[0] == "dead")
    told = (count or 0 for typed in counted for name, _w, count in lines_say(typed) if name in DEAD_BY_SEX)
    assert dead == sum(told)


def register(sita: Services, hari: Services, typed: Typed) -> str:
    """Type it in, and take it to its state; its number."""
    number = sita.incidents.register(raw_of(typed)).number
    match typed["state"]:
        case "verified":
            hari.incidents.verify(number)
        case "returned":
            hari.incidents.return_to_operator(number, reason="फेरि हेर्नुहोस्")
        case "cancelled":
            hari.incidents.cancel(number, reason="गलत सूचना थियो")
    return number


@pytest.mark.parametrize("verified_only", [False, True])
def test_every_table_agrees_with_what_was_typed(office: TestOffice, *, verified_only: bool) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    all_typed: list[Typed] = []
    by_number: dict[str, Typed] = {}
    options = replace(BulletinOptions("en"), verified_only=verified_only)

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(INCIDENT, min_size=1, max_size=4))
    def more(incidents: list[Typed]) -> None:
        for typed in incidents:
            by_number[register(sita, hari, typed)] = typed
        all_typed.extend(incidents)
        for period in (BOTH, MORNING):
            counted = [typed for typed in all_typed if counts_in(typed, period, verified_only=verified_only)]
            content = sita.bulletins.preview(period, options).content
            assert content.total.incidents == len(counted)
            check_printed(content, counted)
            for line in content.lines[-3:]:  # alone, where most wards have no report of their own
                check_printed(replace(content, lines=(line,)), [by_number[line.number]])
            if period is BOTH:
                check_annexes(content, counted)
        check_sums(sita, all_typed)

    more()
    assert len(all_typed) >= 10
