"""``leoc incident``: lines of losses as JSON, the queue, duplicates and merging."""

from __future__ import annotations

import json

from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import Result, leoc

LINES = {
    "people": [{"status": "missing", "name": "राम", "sex": "male"}],
    "livestock": [{"kind": "goat", "status": "lost", "count": 6, "ward": 1}],
}


def run(office: TestOffice, user: str, *words: str, more: object = None) -> Result:
    """One command of a signed-in person."""
    text = json.dumps(more, ensure_ascii=False) if more is not None else ""
    return leoc(office.folder, "incident", *words, user=user, secrets=[PASSWORDS[user]], more=text)


def test_lines_go_in_and_come_out_as_json(office: TestOffice) -> None:
    fields = {field["name"]: field for field in leoc(office.folder, "incident", "fields").data}
    assert [field["name"] for field in fields["people"]["fields"]][:3] == ["ward", "status", "name"]
    made = run(office, "sita", "register", "--draft", more={**LANDSLIDE, **LINES}).data
    assert made["values"]["livestock"][0]["ward"] == 1
    assert made["values"]["missing_male"] == 1
    found = [{**made["values"]["people"][0], "outcome": "found", "outcome_on": "2083-08-07"}]
    corrected = run(office, "sita", "correct", made["id"], more={"people": found}).data
    assert corrected["values"]["missing_male"] == 0
    assert corrected["values"]["livestock"] == made["values"]["livestock"]
    shown = run(office, "gita", "show", made["id"], "--history").data
    assert shown["values"]["people"][0]["name"] == ""
    (change,) = shown["history"][-1]["lines"]
    assert (change["verb"], change["after"]) == ("changed", {"outcome": "found", "outcome_on": "2083-08-07"})
    wrong = run(office, "sita", "register", more={**LANDSLIDE, "people": [{"status": "lost"}]})
    assert wrong.status == 1
    assert "people[0].status" in wrong.err


def test_queue_duplicates_and_merge(office: TestOffice) -> None:
    first, second = run(office, "sita", "register", more=[LANDSLIDE, LANDSLIDE]).data
    queue = run(office, "hari", "queue").data
    assert [row["duplicates"] for row in queue] == [[second["number"]], [first["number"]]]
    assert [one["number"] for one in run(office, "gita", "duplicates", first["number"]).data] == [
        second["number"]
    ]
    words = ("merge", second["number"], "--into", first["number"], "--reason", "दोहोरो सूचना")
    assert run(office, "sita", *words).status == 1
    assert run(office, "hari", *words).data["duplicates"] == [second["number"]]
    gone = run(office, "gita", "show", second["number"]).data
    assert (gone["state"], gone["merged_into"]) == ("cancelled", first["number"])
    assert run(office, "hari", "missing").data == []
    run(office, "hari", "verify", first["number"], "--reason", "वडा अध्यक्षले पुष्टि गरेको")
    shown = run(office, "gita", "show", first["number"], "--history").data
    assert shown["history"][-1]["reason"] == "वडा अध्यक्षले पुष्टि गरेको"
