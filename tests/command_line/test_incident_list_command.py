"""``leoc incident list`` finds and exports what the window finds and exports."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import Result, leoc

FIRE: dict[str, object] = {"hazard": "fire", "incident_date": "2083-08-01", "wards": [2], "tole": "थलारा"}


def listed(office: TestOffice, *words: str, user: str = "sita") -> Result:
    """What the command prints for one of the people."""
    return leoc(office.folder, "incident", "list", *words, secrets=[PASSWORDS[user]], user=user)


def test_incidents_are_listed_and_exported_by_what_is_asked_for(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register_all([LANDSLIDE, FIRE])
    sita.close()
    office.opened.clear()
    assert [row["hazard"] for row in listed(office).data] == ["landslide", "fire"]
    assert [row["tole"] for row in listed(office, "--search", "thalara").data] == ["थलारा"]
    assert [row["hazard"] for row in listed(office, "--hazard", "fire", "--to", "2083-08-01").data] == [
        "fire"
    ]
    assert listed(office, "--hazard", "fire", "--ward", "3").data == []

    file = tmp_path / "list.xlsx"
    assert listed(office, "--export", str(file)).status == 1  # an operator exports nothing
    assert not file.exists()
    assert listed(office, "--export", str(tmp_path / "list.csv"), user="hari").status == 1
    done = listed(office, "--export", str(file), "--search", "thalara", user="hari").data
    assert done == {"file": str(file), "rows": 1}
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "थलारा" in sheet
    assert "खोलापारि" not in sheet
    assert "Search: thalara" in sheet
