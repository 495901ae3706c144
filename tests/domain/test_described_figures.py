"""Figures and the lines that describe them: rules that hold whatever is typed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.domain.described_figures import FIGURES, NOTHING_DESCRIBED, described, in_step, too_small
from leoc_desktop.domain.incident_figures import Figures, figures_of
from leoc_desktop.domain.loss_lines import recorded
from leoc_desktop.domain.ward_figures import by_ward
from leoc_desktop.records.incident import Incident

SEXES = ("male", "female", "other", "unknown_sex")
COUNT = st.none() | st.integers(0, 9)


def person(
    status: str, sex: str = "male", count: int | None = 1, outcome: str | None = None, ward: int = 1
) -> Any:
    return {"status": status, "sex": sex, "count": count, "outcome": outcome, "ward": ward}


def house(damage: str, count: int | None = 1, loss: int | None = None, ward: int = 1) -> Any:
    return {"kind": "house", "damage": damage, "count": count, "loss": loss, "service": None, "ward": ward}


PEOPLE = st.builds(
    person,
    st.sampled_from(["dead", "missing", "injured", "affected"]),
    st.sampled_from(SEXES),
    COUNT,
    st.sampled_from([None, "found", "found_dead", "counted_dead"]),
    st.integers(1, 4),
)
HOUSES = st.builds(
    house, st.sampled_from(["full", "partial", "uninhabitable"]), COUNT, COUNT, st.integers(1, 4)
)
LINES = st.fixed_dictionaries(
    {"people": st.lists(PEOPLE, max_size=6), "structures": st.lists(HOUSES, max_size=4)}
)
STATED = st.fixed_dictionaries({name: st.none() | st.integers(0, 30) for name in FIGURES})


def stated(**figures: int) -> dict[str, int | None]:
    return dict.fromkeys(FIGURES) | figures


def followed(figures: dict[str, int | None], *changes: dict[str, list[Any]]) -> dict[str, int | None]:
    """The figures after lines were typed one state after the other."""
    before = NOTHING_DESCRIBED
    for lines in changes:
        after = described(lines)
        figures, before = in_step(figures, before, after), after
    return {name: value for name, value in figures.items() if value is not None}


@given(STATED, LINES, LINES)
def test_a_figure_is_never_smaller_than_what_its_lines_say(
    figures: dict[str, int | None], first: dict[str, list[Any]], second: dict[str, list[Any]]
) -> None:
    before, after = described(first), described(second)
    figures = in_step(figures, NOTHING_DESCRIBED, before)
    figures = in_step(figures, before, after)
    assert not list(too_small(figures, after))
    assert in_step(figures, after, after) == figures
    assert all(value is None or value >= 0 for value in figures.values())


@given(STATED, LINES, st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True))
def test_the_wards_add_up_to_the_incident(
    figures: dict[str, int | None], lines: dict[str, list[Any]], wards: list[int]
) -> None:
    incident = Incident(**in_step(figures, NOTHING_DESCRIBED, described(lines)))
    incident.wards = tuple(wards)
    shares = by_ward(incident, lines)
    total, whole = sum(shares.values(), Figures()), figures_of(incident)
    assert [total.total(name).known for name in FIGURES] == [whole.total(name).known for name in FIGURES]
    first = next(iter(shares))
    assert first == wards[0]
    own, stated_whole = shares[first], [whole.total(name).unknown for name in FIGURES]
    assert [own.total(name).unknown for name in FIGURES] == stated_whole, (
        "what nobody told is the first ward's"
    )
    for kind, of_kind in lines.items():
        for line in of_kind:
            for name, count in recorded(kind, line):
                if count is None:
                    assert not shares[line["ward"]].total(name).nothing_reported
    for ward, share in shares.items():
        assert share.incidents == (ward == first)
        assert min(share.total(name).known for name in FIGURES) >= 0


def test_the_first_report_stays_while_its_dead_get_names() -> None:
    three = {"people": [person("dead"), person("dead"), person("dead")]}
    assert followed(stated(dead_male=5), three) == {"dead_male": 5}
    assert followed(stated(), three) == {"dead_male": 3}
    assert followed(stated(dead_male=2), three) == {"dead_male": 3}


def test_who_is_identified_leaves_those_of_unknown_sex() -> None:
    named = {"people": [person("dead", "male"), person("dead", "female")]}
    assert followed(stated(dead_unknown_sex=5), named) == {
        "dead_male": 1,
        "dead_female": 1,
        "dead_unknown_sex": 3,
    }
    more = {"people": [*named["people"], person("dead", "unknown_sex", 3), person("dead", "female")]}
    assert followed(stated(dead_unknown_sex=5), named, more) == {
        "dead_male": 1,
        "dead_female": 2,
        "dead_unknown_sex": 3,
    }


def test_a_figure_that_is_described_in_full_follows_its_lines() -> None:
    two, one = {"people": [person("injured"), person("injured")]}, {"people": [person("injured")]}
    assert followed(stated(injured_male=2), two, one) == {"injured_male": 1}
    assert followed(stated(injured_male=2), two, {"people": []}) == {}
    assert followed(stated(injured_male=4), two, one) == {"injured_male": 4}


def test_somebody_missing_is_found_or_counted_dead() -> None:
    missing = [person("missing"), person("missing"), person("missing", "female")]
    found = [{**missing[0], "outcome": "found"}, {**missing[1], "outcome": "counted_dead"}, missing[2]]
    figures = followed(stated(missing_male=5, dead_male=1), {"people": missing}, {"people": found})
    assert figures == {"missing_male": 3, "missing_female": 1, "dead_male": 2}
    again = followed(
        stated(missing_male=5, dead_male=1), {"people": missing}, {"people": found}, {"people": missing}
    )
    assert again == {"missing_male": 5, "missing_female": 1, "dead_male": 1}


def test_a_line_without_a_number_states_nothing() -> None:
    assert followed(stated(), {"people": [person("dead", count=None)]}) == {}
    assert followed(stated(), {"people": [person("dead", count=None), person("dead")]}) == {"dead_male": 1}
    assert followed(stated(), {"structures": [house("full", 0)]}) == {"houses_fully_damaged": 0}
