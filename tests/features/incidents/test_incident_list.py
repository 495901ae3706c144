"""The incident list as people use it: filter, sort, search, columns, copy, print and export."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.foundation.errors import PermissionDenied
from leoc_desktop.foundation.progress import Progress, Stopped
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.paper_dialog import PaperDialog
from leoc_desktop.ui_kit.record_list import Choice, Filter
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

FIRE: dict[str, object] = {
    "hazard": "fire",
    "incident_date": "2083-08-07",
    "wards": [2],
    "tole": "थलारा बजार",
    "affected_families": 11,
    "description": '=HYPERLINK("http://x")',
}
FLOOD: dict[str, object] = {"hazard": "flood", "incident_date": "2083-07-01", "wards": [9]}

OpenPage = Callable[[str], IncidentPage]


@pytest.fixture
def people(office: TestOffice) -> dict[str, Services]:
    """Sita has registered a landslide, a fire and a flood, and left a draft."""
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    sita.incidents.register_all([LANDSLIDE, FIRE, FLOOD])
    sita.incidents.register(FIRE, draft=True)
    return {"sita": sita, "hari": hari}


@pytest.fixture
def page_of(people: dict[str, Services], frame: PageFrame) -> OpenPage:
    """The incident page of one of them."""

    def opened(name: str) -> IncidentPage:
        who = people[name]
        store = who.office.store
        drafts, memory = FormDrafts(store, who.login, "incident"), UserSettings(store, who.login)
        services = (who.incidents, who.incident_lists, who.incident_review, who.events)
        page = IncidentPage(frame.context, *services, drafts, memory, who.incident_files, ward_count=9)
        frame.show(page)
        return page

    return opened


def shown(page: IncidentPage, column: str) -> list[str]:
    """A column of the list as it stands on the screen."""
    place = next(place for place, each in enumerate(page.model.columns) if each.key == column)
    return [page.model.index(row, place).data() for row in range(page.model.rowCount())]


def test_the_list_is_searched_filtered_and_sorted_by_keyboard(page_of: OpenPage, frame: PageFrame) -> None:
    page = page_of("sita")
    assert shown(page, "hazard") == ["Fire", "Fire", "Landslide", "Flood"]
    assert page.list.count.text() == "4 records"
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.hasFocus()
    QTest.keyClicks(page.list.search, "thalara")
    QTest.keyClick(page.list.search, Qt.Key.Key_Return)
    frame.wait()
    assert shown(page, "place") == ["Ward 2, थलारा बजार"] * 2
    assert page.list.count.text() == "2 of 4"
    assert page.table.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.list.search, Qt.Key.Key_Escape)
    frame.wait()
    assert page.model.rowCount() == 4
    QTest.keyClick(page.list.states, Qt.Key.Key_Down)  # what counts
    frame.wait()
    assert shown(page, "hazard") == ["Fire", "Landslide", "Flood"]
    page.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    frame.wait()
    assert shown(page, "families") == ["4", "11", "Not known"]
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    frame.wait()
    assert shown(page, "families") == ["11", "4", "Not known"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("thalaara", 2),
        ("खोलापारी", 1),  # a vowel too long
        ("pahiro", 1),  # the hazard in Roman letters
        ("landslide", 1),
        ("सीता", 4),  # who registered it
        ("LEOC/2083-84/0002", 1),
        ("leoc/२०८३", 3),  # the beginning of a number, in any digits
        ("0003", 1),
        ("थलारा flood", 0),
        ("??", 0),
    ],
)
def test_words_find_incidents_in_any_spelling(people: dict[str, Services], words: str, found: int) -> None:
    assert len(people["sita"].incidents.listed(words=words)) == found


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        ("number", ["0001", "0002", "0003", ""]),
        ("incident_date", ["0003", "0001", "0002", ""]),
        ("hazard", ["0002", "", "0003", "0001"]),
        ("state", ["", "0002", "0001", "0003"]),
        ("place", ["", "0002", "0001", "0003"]),
        ("operator", ["", "0002", "0001", "0003"]),
    ],
)
def test_every_column_sorts_in_the_database(
    page_of: OpenPage, frame: PageFrame, column: str, ascending: list[str]
) -> None:
    page = page_of("sita")
    place = next(place for place, each in enumerate(page.model.columns) if each.key == column)
    page.table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    frame.wait()
    numbers = [text.rpartition("/")[2].strip("–") for text in shown(page, "number")]
    assert numbers == ascending
    page.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    frame.wait()
    assert sorted(shown(page, "number")) == sorted(shown(page, "number"))
    assert page.model.rowCount() == 4


def test_columns_order_and_filters_come_back_at_the_next_sign_in(
    page_of: OpenPage, frame: PageFrame, office: TestOffice, people: dict[str, Services]
) -> None:
    page = page_of("sita")
    page.table.header.show_column(2, shown=False)
    page.table.header.resizeSection(0, 200)
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    QTest.keyClick(page.list.hazard, Qt.Key.Key_End)
    page.list.search.setText("थलारा")
    page.may_leave()
    frame.wait()
    people["sita"] = office.sign_in("sita")
    again = page_of("sita")
    assert again.table.isColumnHidden(2)
    assert again.table.header.widths()["number"] == 200
    assert (again.list.order.column, again.list.order.descending) == ("hazard", True)
    assert again.list.hazard.value == page.list.hazard.value != ""
    assert again.list.search.words == ""  # words are asked for anew
    other = page_of("hari")
    assert not other.table.isColumnHidden(2)
    assert not other.list.is_narrowed


def test_a_filter_keeps_its_choice_when_the_language_changes(qapp: object) -> None:
    made = Filter("ward", "Ward", lambda: [Choice("All", None), Choice("1", 1, "1")])
    made.let_through(7, "Seven")
    made.retranslate()
    assert (made.value, made.shown, made.kept()) == (7, "Seven", None)
    made.take_kept("1")
    assert made.value == 1
    made.take_kept("gone")
    assert not made.is_active


def test_chosen_rows_are_copied_for_a_spreadsheet(page_of: OpenPage) -> None:
    page = page_of("sita")
    page.table.setFocus()
    page.table.selectRow(2)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, line = (row.split("\t") for row in QGuiApplication.clipboard().text().split("\n"))
    assert titles[:2] == ["Number", "Date"]
    assert line[0].endswith("0001")
    assert line[1] == "2083-08-06"


def test_the_list_is_printed_as_it_is_shown(page_of: OpenPage, frame: PageFrame) -> None:
    page = page_of("sita")
    page.list.hazard.let_through("landslide")
    page.load()
    page.table.header.show_column(7, shown=False)
    frame.wait()
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    frame.wait()
    dialog = frame.dialog(PaperDialog)
    document = pypdfium2.PdfDocument(dialog.pane.pdf)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    width, height = document[0].get_size()
    assert width > height
    for expected in (
        "Incident register",
        "Landslide",
        "1 record",
        "Thalara Rural Municipality",
        "Ward 3 and 1",
    ):
        assert expected in text
    assert "Registered by" not in text
    assert "Fire" not in text
    dialog.close()


def cells(path: Path) -> dict[str, tuple[str, str]]:
    """Every cell of the only sheet: its type and what stands in it."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        assert not [name for name in book.namelist() if "external" in name]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{space}f"))  # no formula
    return {
        cell.attrib["r"]: (cell.attrib.get("t", "n"), "".join(cell.itertext()))
        for cell in sheet.iter(f"{space}c")
    }


def test_the_list_is_exported_with_typed_cells(
    page_of: OpenPage, frame: PageFrame, people: dict[str, Services], tmp_path: Path
) -> None:
    page = page_of("hari")
    path = tmp_path / "list.xlsx"
    page.outputs.export_to(path)
    frame.wait()
    assert not frame.presented
    found = cells(path)
    heading = next(int(re.sub(r"\D", "", at)) for at, cell in found.items() if cell[1] == "Number")
    columns = {
        text: re.sub(r"\d", "", at) for at, (_kind, text) in found.items() if at.endswith(str(heading))
    }

    def cell(column: str, row: int) -> tuple[str, str] | None:
        return found.get(f"{columns[column]}{heading + row}")

    landslide, fire = 3, 2
    assert cell("Number", fire) == ("inlineStr", "LEOC/2083-84/0002")
    assert cell("Affected families", landslide) == ("n", "4")
    assert cell("Dead: female", landslide) == ("n", "0")
    assert cell("Affected families", 4) == ("inlineStr", "Not known")
    assert cell("Dead: male", fire) == ("inlineStr", "Not known")
    assert cell("Estimated loss (Rs.)", landslide) == ("n", "1250000")
    assert cell("Date of incident (B.S.)", landslide) == ("inlineStr", "2083-08-06")
    assert cell("Date of incident (A.D.)", landslide) == ("n", "46348")  # 2026-11-22
    assert cell("Short description", fire) == ("inlineStr", "'" + str(FIRE["description"]))
    assert cell("Short description", 4) is None
    last = people["hari"].audit.entries(newest=1)
    assert [entry.action for entry in last] == ["incident.export"]
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_who_may_not_export_has_no_button_and_no_way(page_of: OpenPage, people: dict[str, Services]) -> None:
    page = page_of("sita")
    assert page.export.isHidden()
    with pytest.raises(PermissionDenied):
        people["sita"].incident_lists.export(page.list.wanted)


def test_a_stopped_export_leaves_nothing(
    page_of: OpenPage, people: dict[str, Services], tmp_path: Path
) -> None:
    from leoc_desktop.features.incidents.report import export_list

    page = page_of("hari")
    folder = tmp_path / "out"
    folder.mkdir()
    progress = Progress()
    progress.stop()
    with pytest.raises(Stopped):
        export_list(
            people["hari"].incident_lists, page.list.wanted, page.list.order, (), folder / "a.xlsx", progress
        )
    assert list(folder.iterdir()) == []
