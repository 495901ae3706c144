"""The place of an incident on the map of wards: by mouse and keyboard, in the right ward or with a warning."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leoc_desktop.features.incidents.form.place_dialog import PlaceDialog
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.foundation.ward_polygons import flattened, plane_of, ward_at, ward_polygons
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import Tone
from tests.support.files_to_attach import photo_with_place
from tests.support.incident_page import incident_page, new_incident
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame


@pytest.fixture
def postal_code(office: TestOffice) -> str:
    """Of the office of the tests."""
    return office.sign_in("sita").incident_lists.office().level.postal_code


def _middle(postal_code: str, ward: int) -> tuple[float, float]:
    polygons = ward_polygons(postal_code)
    outline = next(one for one in flattened(polygons) if one.ward == ward)
    return plane_of(polygons).degrees(*outline.label_at)


def test_the_middle_of_each_ward_lies_in_it_and_far_away_is_nowhere(postal_code: str) -> None:
    polygons = ward_polygons(postal_code)
    assert polygons
    for polygon in polygons:
        assert ward_at(polygons, *_middle(postal_code, polygon.ward)) == polygon.ward
    assert ward_at(polygons, 27.7, 80.1) is None
    x, y = plane_of(polygons).point(29.5, 81.0)
    assert plane_of(polygons).degrees(x, y) == pytest.approx((29.5, 81.0))


def test_a_click_sets_the_place_and_another_ward_is_proposed(qtbot: QtBot, postal_code: str) -> None:
    dialog = PlaceDialog(None, postal_code, 9, [1], None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.use.isEnabled()
    polygons = ward_polygons(postal_code)
    outline = next(one for one in flattened(polygons) if one.ward == 2)
    scene = [value * 100 for value in outline.label_at]
    at = dialog.map.mapFromScene(*scene)
    QTest.mouseClick(dialog.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert dialog.ward == 2
    assert dialog.place == pytest.approx(_middle(postal_code, 2), abs=0.002)
    assert "ward 2, which is not among" in dialog.notice.text
    assert dialog.new_ward is None, "wards that are named already are not changed unasked"
    dialog.add_ward.setChecked(True)
    assert dialog.new_ward == 2


def test_the_keyboard_sets_and_moves_the_place(qtbot: QtBot, postal_code: str) -> None:
    dialog = PlaceDialog(None, postal_code, 9, [], None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.map, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.map, Qt.Key.Key_Return)
    wards = [polygon.ward for polygon in ward_polygons(postal_code)]
    assert dialog.ward == wards[1]
    assert dialog.new_ward == wards[1], "no ward is named yet"
    before = dialog.place
    qtbot.keyClick(dialog.map, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert before is not None
    assert dialog.place is not None
    assert dialog.place[0] > before[0]
    assert dialog.place[1] == pytest.approx(before[1])


def _page(services: Services, frame: PageFrame) -> IncidentPage:
    page = incident_page(services, frame)
    new_incident(page, frame)
    return page


def test_the_form_takes_place_and_ward(office: TestOffice, frame: PageFrame, postal_code: str) -> None:
    page = _page(office.sign_in("hari"), frame)
    page.form.form.set_raw_values({**LANDSLIDE, "wards": [1]})
    page.form.place_wanted.emit()
    dialog = frame.dialog(PlaceDialog)
    dialog.place = _middle(postal_code, 3)
    dialog._show_place()
    dialog.add_ward.setChecked(True)
    dialog.use.click()
    values = page.form.values()
    north, east = dialog.place
    assert values["coordinates"] == f"{north:.5f}, {east:.5f}"
    assert values["wards"] == [1, 3]
    page.form.place_wanted.emit()
    again = frame.dialog(PlaceDialog)
    assert again.place == pytest.approx(dialog.place, abs=0.00001)
    assert again.notice.text == ""
    again.back.click()


def test_a_photo_from_elsewhere_is_taken_with_a_warning(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    page = _page(office.sign_in("hari"), frame)
    page.form.form.set_raw_values(LANDSLIDE)
    page.form.steps.buttons["files"].click()
    frame.wait()
    frame.wait()
    photo = tmp_path / "far.jpg"
    photo.write_bytes(photo_with_place())
    page.files.attach([photo])
    frame.wait()
    frame.wait()
    assert page.files.dialog is not None
    page.files.dialog.use_place.click()
    frame.wait()
    assert page.form.values()["coordinates"] == "29.55556, 81.20000"
    text, tone = frame.said[-1]
    assert tone is Tone.WARN
    assert "outside" in text or "not among" in text
    page.files.dialog.accept()
