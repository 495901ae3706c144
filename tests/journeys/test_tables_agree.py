"""Ward table, hazard table, tiles and annex agree with each other and with what was typed, whatever that was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_details import families, loss_by_sector, people, structures
from leoc_desktop.domain.loss_lines import lines_by_incident
from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin import queries as bulletin_queries
from leoc_desktop.records.incident import Incident, IncidentWard
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice

SEXES = ("male", "female", "other", "unknown_sex")
GROUPS = ("dead", "missing", "injured")
OTHER = (
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "livestock_lost",
    "estimated_loss",
)
NAMES = (*GROUPS, *(f"{group}_{sex}" for group in GROUPS for sex in SEXES), *OTHER)
COUNT = st.integers(0, 4)
LOSS = st.none() | st.integers(0, 500).map(lambda thousands: thousands * 1000)
WARD = st.sampled_from([1, 2, 3])

PERSON = st.fixed_dictionaries(
    {
        "ward": WARD,
        "status": st.sampled_from([*GROUPS, "affected"]),
        "sex": st.sampled_from(SEXES),
        "count": COUNT,
        "outcome": st.sampled_from(["", "found", "found_dead"]),
    }
).map(lambda line: line if line["status"] == "missing" else {**line, "outcome": ""})
FAMILY = st.fixed_dictionaries(
    {"ward": WARD, "status": st.sampled_from(["affected", "displaced"]), "count": COUNT}
)
STRUCTURE = st.fixed_dictionaries(
    {
        "ward": WARD,
        "kind": st.sampled_from(["house", "road"]),
        "damage": st.sampled_from(["full", "partial", "uninhabitable"]),
        "count": COUNT,
        "loss": LOSS,
    }
)
ANIMALS = st.fixed_dictionaries(
    {
        "ward": WARD,
        "kind": st.sampled_from(["goat", "chicken"]),
        "status": st.sampled_from(["lost", "injured"]),
        "count": COUNT,
        "loss": LOSS,
    }
)
LINES = {
    "people": st.lists(PERSON, max_size=4),
    "families": st.lists(FAMILY, max_size=2),
    "structures": st.lists(STRUCTURE, max_size=3),
    "livestock": st.lists(ANIMALS, max_size=2),
    "money": st.lists(
        st.fixed_dictionaries(
            {"ward": WARD, "sector": st.just("housing"), "loss": LOSS.filter(lambda loss: loss)}
        ),
        max_size=2,
    ),
}
STATED_BEYOND = st.fixed_dictionaries({name: st.none() | COUNT for name in (*GROUPS, *OTHER)})
INCIDENT = st.fixed_dictionaries(
    {
        "hazard": st.sampled_from(["flood", "fire"]),
        "wards": st.permutations([1, 2, 3]),
        "beyond": STATED_BEYOND,
        **LINES,
    }
)
Typed = Mapping[str, Any]


def told(typed: Typed) -> Counter[tuple[str, int]]:
    """What the lines of one incident say, by figure and ward, counted here from what is typed."""
    said: Counter[tuple[str, int]] = Counter()
    for line in typed["people"]:
        status = {"found": "", "found_dead": "dead"}.get(line["outcome"], line["status"])
        if status in GROUPS:
            said[f"{status}_{line['sex']}", line["ward"]] += line["count"]
    for line in typed["families"]:
        said["affected_families", line["ward"]] += line["count"]
    for line in typed["structures"]:
        if line["kind"] == "house":
            fully = "fully" if line["damage"] == "full" else "partly"
            said[f"houses_{fully}_damaged", line["ward"]] += line["count"]
    for line in typed["livestock"]:
        if (line["kind"], line["status"]) == ("goat", "lost"):
            said["livestock_lost", line["ward"]] += line["count"]
    for line in (*typed["structures"], *typed["livestock"], *typed["money"]):
        said["estimated_loss", line["ward"]] += (line["loss"] or 0) * 100
    return said


def raw_of(typed: Typed) -> dict[str, object]:
    """The incident as it goes in: each figure that is stated is what the lines say and something beyond."""
    said = told(typed)
    raw: dict[str, object] = {
        "incident_date": "2083-08-06",
        "hazard": typed["hazard"],
        "wards": list(typed["wards"]),
        **{kind: typed[kind] for kind in LINES},
    }
    for name, beyond in typed["beyond"].items():
        for cell in [f"{name}_{sex}" for sex in SEXES] if name in GROUPS else [name]:
            if beyond is not None:
                lines = sum(count for (figure, _ward), count in said.items() if figure == cell)
                raw[cell] = lines // 100 + beyond if name == "estimated_loss" else lines + beyond
    return raw


def known_of(typed: Typed) -> Counter[tuple[str, int]]:
    """The figures of one incident by name and ward; what is stated beyond the lines is in the first ward."""
    known = told(typed)
    for name, beyond in typed["beyond"].items():
        for cell in [f"{name}_{sex}" for sex in SEXES] if name in GROUPS else [name]:
            known[cell, typed["wards"][0]] += (beyond or 0) * (100 if name == "estimated_loss" else 1)
    for group in GROUPS:
        for sex in SEXES:
            for ward in (1, 2, 3):
                known[group, ward] += known[f"{group}_{sex}", ward]
    return known


def sums(figures: Figures) -> dict[str, int]:
    return {name: figures.total(name).known for name in NAMES}


def expected(all_typed: Iterable[Typed], *, ward: int | None = None, hazard: str = "") -> dict[str, int]:
    found: Counter[str] = Counter()
    for typed in all_typed:
        if hazard in ("", typed["hazard"]):
            for (name, where), count in known_of(typed).items():
                if ward in (None, where):
                    found[name] += count
    return {name: found[name] for name in NAMES}


def check(services: Services, all_typed: list[Typed]) -> None:
    """Every table against the typed incidents and against the others."""
    with services.office.store.read() as session:
        wards = sums_by(session, IncidentWard.ward, Selection(), NAMES)
        hazards = sums_by(session, Incident.hazard, Selection(), NAMES)
        period = Period.of_days(date(2026, 11, 22), date(2026, 11, 22))
        annex = bulletin_queries.lines_of(session, period)
        incidents = session.query(Incident).all()
        lines = lines_by_incident(session, (incident.row_no for incident in incidents))
    tiles = sum((line.figures for line in annex), Figures())
    assert sums(tiles) == expected(all_typed)
    assert tiles.incidents == len(all_typed)
    for ward in (1, 2, 3):
        shares = sum((line.shares[ward] for line in annex if ward in line.shares), Figures())
        assert sums(shares) == expected(all_typed, ward=ward)
        assert sums(wards.get(ward, Figures())) == sums(shares)
        assert wards.get(ward, Figures()).incidents == shares.incidents
    for hazard in ("flood", "fire"):
        assert sums(hazards.get(hazard, Figures())) == expected(all_typed, hazard=hazard)
    for name in NAMES:
        by_ward = sum((figures.total(name) for figures in wards.values()), Figures().dead)
        assert by_ward == sum((figures.total(name) for figures in hazards.values()), Figures().dead)
        assert by_ward == tiles.total(name)
    check_details(services, incidents, lines, all_typed, tiles)


def check_details(
    services: Services,
    incidents: list[Incident],
    lines: Mapping[int, Any],
    all_typed: list[Typed],
    tiles: Figures,
) -> None:
    """What lines say by kind and by sector against what was typed."""
    del services
    sectors = loss_by_sector([(incident, lines.get(incident.row_no, {})) for incident in incidents])
    assert sum(sectors.values()) == tiles.estimated_loss.known
    displaced = sum(
        line["count"] for typed in all_typed for line in typed["families"] if line["status"] == "displaced"
    )
    assert families(lines.values()).get(("displaced", ""), Figures().dead).known == displaced
    roads = sum(
        line["count"] for typed in all_typed for line in typed["structures"] if line["kind"] == "road"
    )
    found = structures(lines.values())
    assert sum(total.known for key, total in found.items() if key[0] == "road") == roads
    dead = sum(total.known for key, total in people(lines.values(), "sex").items() if key[0] == "dead")
    assert dead == sum(
        count
        for typed in all_typed
        for (name, _ward), count in told(typed).items()
        if name.startswith("dead_")
    )


def test_every_table_agrees_with_what_was_typed(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    all_typed: list[Typed] = []

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(INCIDENT, min_size=1, max_size=4))
    def more(incidents: list[Typed]) -> None:
        sita.incidents.register_all([raw_of(typed) for typed in incidents])
        all_typed.extend(incidents)
        check(sita, all_typed)

    more()
    assert len(all_typed) >= 12
