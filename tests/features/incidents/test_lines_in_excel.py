"""Lines of losses in the Excel file of the register: a sheet for each kind, with typed cells, never a person."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from leoc_desktop.features.incidents.queries import Wanted
from leoc_desktop.features.incidents.report import export_list
from leoc_desktop.foundation.listing import USUAL_ORDER
from leoc_desktop.foundation.progress import Progress
from tests.features.incidents.test_details_of_incidents import DETAILS, IDENTITY, MILL, PERSON
from tests.support.offices import LANDSLIDE, TestOffice

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMED = {**PERSON, **IDENTITY, "name": "राम बहादुर सिंह"}
FAMILY = {"status": "displaced", "head": "सीता सिंह", "phone": "9841234567", "shelter": "school"}
CROP = {"crop": "paddy", "status": "destroyed", "quantity": "2.5", "unit": "ropani", "owner": "हरि थापा"}


def _sheets(path: Path) -> dict[str, list[list[str]]]:
    """Name to rows of cells as text."""
    with zipfile.ZipFile(path) as archive:
        names = [
            one.attrib["name"] for one in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{_NS}sheet")
        ]
        pages = [
            ET.fromstring(archive.read(f"xl/worksheets/sheet{no}.xml")) for no in range(1, len(names) + 1)
        ]
    return {name: list(_rows(page)) for name, page in zip(names, pages, strict=True)}


def _rows(page: ET.Element) -> Iterator[list[str]]:
    for row in page.iter(f"{_NS}row"):
        yield ["".join(cell.itertext()) for cell in row.iter(f"{_NS}c")]


def test_a_sheet_for_each_kind_of_line_and_no_person_in_any(office: TestOffice, tmp_path: Path) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    lines = {"people": [NAMED], "families": [FAMILY], "structures": [MILL], "crops": [CROP]}
    first = sita.incidents.register({**DETAILS, **lines})
    second = sita.incidents.register(
        {**LANDSLIDE, "structures": [{"kind": "road", "damage": "partial", "length": 40}]}
    )
    wrong = sita.incidents.register({**LANDSLIDE, "crops": [CROP]}, draft=True)
    kept = {**wrong.raw_values(), "crops": []}
    sita.incidents.correct(wrong.id, kept)
    path = tmp_path / "list.xlsx"
    assert export_list(hari.incident_lists, Wanted(), USUAL_ORDER, (), path, Progress()) == 3
    sheets = _sheets(path)
    assert list(sheets) == ["Incident register", "Persons", "Families", "Structures and services", "Crops"]
    people = sheets["Persons"]
    heading = next(row for row in people if "Number" in row)
    assert not {"Name", "Nationality", "Address", "Its number"} & set(heading)
    assert {"What happened", "Kind of identity paper", "Body identified"} <= set(heading)
    assert people[-1][:3] == [first.number, "3", "Dead"]
    structures = [row[0] for row in sheets["Structures and services"] if row and row[0].startswith("LEOC")]
    assert structures == [second.number, first.number], "in the order of the register"
    crops = [row for row in sheets["Crops"] if row and row[0].startswith("LEOC")]
    assert len(crops) == 1, "removed lines count no more"
    assert crops[0][-1] == "1272"
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for personal in ("राम बहादुर", "सीता सिंह", "9841234567", "हरि थापा", "12-34-56-7", "खोला टोल"):
        assert personal not in everything


def test_without_lines_the_file_has_one_sheet(office: TestOffice, tmp_path: Path) -> None:
    office.sign_in("sita").incidents.register(LANDSLIDE)
    path = tmp_path / "list.xlsx"
    export_list(office.sign_in("hari").incident_lists, Wanted(), USUAL_ORDER, (), path, Progress())
    assert list(_sheets(path)) == ["Incident register"]
