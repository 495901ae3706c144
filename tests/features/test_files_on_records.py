"""Files on entries of the log, advisories and situation reports, each under the rules of its record; one dialog."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import text

from leoc_desktop.access.attachments import inspection
from leoc_desktop.access.attachments.reasons import AttachmentRefused
from leoc_desktop.access.attachments.shelf import read_original
from leoc_desktop.domain import record_files
from leoc_desktop.domain.record_files import RecordFileService
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.foundation.errors import LeocError, NotFound, PermissionDenied, Refused
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.confirm import Confirm
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_files import FileDesk
from tests.features.advisories.test_advisories import RIVER
from tests.features.situation_reports.test_situation_reports import MONSOON
from tests.support.files_to_attach import paper_with, photo_with_place, picture, with_action
from tests.support.incident_page import incident_page
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.rapid_assessments import FLOOD, answers


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that says where it was taken."""
    path = tmp_path / "घर.jpg"
    path.write_bytes(photo_with_place())
    return path


def _refused_by_sql(services: Services, statement: str) -> None:
    with (
        pytest.raises(LeocError),
        services.office.store.write(services.login, "incident.detach") as work,
    ):
        work.session.execute(text(statement))


def test_the_log_takes_files_and_gives_none_away(office: TestOffice, photo: Path) -> None:
    sita, gita = office.sign_in("sita"), office.sign_in("gita")
    entry = sita.event_log.note("08:40 बाटो बन्द")
    row = sita.log_files.attach(entry.id, photo)
    files = sita.log_files.listed(entry.id)
    assert (files.may_attach, files.may_remove, [one.name for one in files.rows]) == (True, False, ["घर.jpg"])
    assert "08:40" in files.name
    with pytest.raises(Refused, match="event log"):
        sita.log_files.remove(entry.id, row.id, reason="गल्ती फोटो")
    _refused_by_sql(sita, "UPDATE attachment SET removed_at = '2026-11-23 00:00:00'")
    with pytest.raises(PermissionDenied):
        gita.log_files.attach(entry.id, photo)
    corrected = sita.event_log.correct(entry.id, {**sita.event_log.show(entry.id).as_raw(), "text": "पुल बन्द"})
    assert sita.log_files.listed(corrected.id).rows == (), "files stay with the entry they were attached to"


def test_an_advisory_and_its_files_freeze_together(office: TestOffice, photo: Path) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    draft = sita.advisories.draft(RIVER)
    row = sita.advisory_files.attach(draft.id, photo)
    wrong = sita.advisory_files.attach(draft.id, photo)
    sita.advisory_files.remove(draft.id, wrong.id, reason="दोहोरो फोटो")
    hari.advisories.issue(draft.id)
    files = sita.advisory_files.listed(draft.id)
    assert (files.may_attach, files.may_remove) == (False, False)
    assert "Withdraw it" in files.why_closed
    with pytest.raises(Refused):
        sita.advisory_files.attach(draft.id, photo)
    with pytest.raises(Refused):
        sita.advisory_files.remove(draft.id, row.id, reason="गल्ती फोटो")
    _refused_by_sql(sita, "UPDATE attachment SET removed_at = '2026-11-23 00:00:00' WHERE removed_at IS NULL")
    assert [one.id for one in files.rows] == [row.id]


def test_a_report_that_was_handed_in_keeps_its_files(office: TestOffice, photo: Path) -> None:
    sita, hari = office.sign_in("sita"), office.sign_in("hari")
    draft = sita.situation_reports.draft(MONSOON)
    row = sita.report_files.attach(draft.id, photo)
    sita.situation_reports.submit(draft.id)
    with pytest.raises(Refused):
        sita.report_files.attach(draft.id, photo)
    _refused_by_sql(sita, "UPDATE attachment SET removed_at = '2026-11-23 00:00:00'")
    hari.situation_reports.return_to_writer(draft.id, reason="फोटो फेर्नुहोस्")
    sita.report_files.remove(draft.id, row.id, reason="अर्को फोटो")
    assert sita.report_files.listed(draft.id).rows == ()
    assert not hari.audit.verify().faults


def test_the_photo_of_a_paper_form_is_frozen_with_its_assessment(office: TestOffice, photo: Path) -> None:
    sita = office.sign_in("sita")
    sita.events.add(FLOOD)
    draft = sita.rapid_assessments.enter(answers(3))
    row = sita.assessment_files.attach(draft.id, photo)
    assert sita.assessment_files.listed(draft.id).name == "Ward 3"
    sita.rapid_assessments.submit(draft.id)
    with pytest.raises(Refused):
        sita.assessment_files.remove(draft.id, row.id, reason="अर्को फोटो")
    _refused_by_sql(sita, "UPDATE attachment SET removed_at = '2026-11-23 00:00:00'")
    assert [one.id for one in sita.assessment_files.listed(draft.id).rows] == [row.id]


def test_a_file_is_reached_through_its_own_kind_of_record_only(office: TestOffice, photo: Path) -> None:
    sita = office.sign_in("sita")
    draft = sita.advisories.draft(RIVER)
    row = sita.advisory_files.attach(draft.id, photo)
    incident = sita.incidents.register(LANDSLIDE, draft=True)
    for act in (
        lambda: sita.report_files.view(row.id),
        lambda: sita.incident_files.remove(incident.id, row.id, reason="गल्ती फोटो"),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_file_that_is_swapped_while_it_is_checked_is_kept_as_it_was_checked(
    office: TestOffice, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Abuse case 44: the bytes are read once."""
    sita, first = office.sign_in("sita"), photo.read_bytes()

    def swap(name: str, data: bytes, *, flatten: bool = False) -> inspection.Inspected:
        photo.write_bytes(b"MZ\x90\x00 a program now")
        return inspection.inspect(name, data, flatten=flatten)

    monkeypatch.setattr(record_files, "inspect", swap)
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    row = sita.incident_files.attach(draft.id, photo)
    with sita.office.store.read() as session:
        assert read_original(session, sita.office.vault_key, row.id) == first


def _acting(folder: Path) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(paper_with(with_action(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))))
    return path


def _press(dialog: QDialog, verb: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == verb).click()


def test_a_paper_that_acts_is_offered_as_pictures(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    sita = office.sign_in("sita")
    entry, acting = sita.event_log.note("पत्र आयो"), _acting(tmp_path)
    with pytest.raises(AttachmentRefused):
        sita.log_files.attach(entry.id, acting)
    desk = _desk(frame, sita.log_files, entry.id)
    desk.attach([acting])
    frame.wait()
    _press(frame.dialog(Confirm), "Take in the pictures")
    frame.wait()
    frame.wait()
    assert desk.dialog is not None
    assert desk.dialog.notice.text == "Attached: letter.pdf"
    row = sita.log_files.listed(entry.id).rows[0]
    with sita.office.store.read() as session:
        kept = read_original(session, sita.office.vault_key, row.id)
    assert b"JavaScript" not in kept
    assert inspection.inspect("letter.pdf", kept).pages == 1
    desk.dialog.accept()


def _desk(frame: PageFrame, source: RecordFileService, key: bytes) -> FileDesk:
    page = Page(frame.context)
    frame.show(page)
    desk = FileDesk(page, frame.context, source)
    desk.open(key)
    frame.wait()
    return desk


def test_several_files_go_in_after_each_other(office: TestOffice, frame: PageFrame, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    entry = sita.event_log.note("फोटो आए")
    desk = _desk(frame, sita.log_files, entry.id)
    for name in ("एक.jpg", "दुई.jpg"):
        (tmp_path / name).write_bytes(picture())
    desk.attach([tmp_path / "एक.jpg", tmp_path / "दुई.jpg"])
    frame.wait()
    frame.wait()
    assert [row.name for row in sita.log_files.listed(entry.id).rows] == ["एक.jpg", "दुई.jpg"]
    assert desk.dialog is not None
    assert not desk.dialog.remove.isEnabled(), "the log gives nothing away"
    desk.dialog.accept()


def test_photos_of_a_new_incident_and_the_place_of_one(
    office: TestOffice, frame: PageFrame, photo: Path
) -> None:
    """What is typed becomes a draft, the photo is sealed at once, its place goes into the form."""
    sita = office.sign_in("sita")
    page = incident_page(sita, frame)
    page.open_new()
    frame.wait()
    page.form.form.set_raw_values(LANDSLIDE)
    assert page.form.steps.buttons["files"].isVisible()
    assert not page.form.steps.buttons["verify"].isVisible()
    page.form.steps.buttons["files"].click()
    frame.wait()
    frame.wait()
    assert page.form.mode is Mode.CORRECT
    assert page.form.detail is not None
    assert page.form.detail.state is State.DRAFT
    dialog = page.files.dialog
    assert dialog is not None
    page.files.attach([photo])
    frame.wait()
    frame.wait()
    assert dialog.use_place.isVisible()
    dialog.use_place.click()
    assert page.form.values()["coordinates"] == "29.55556, 81.20000"
    dialog.accept()
    page.desk.submit()
    frame.wait()
    frame.wait()
    detail = page.form.detail
    assert detail.state is State.SUBMITTED
    assert detail.values["coordinates"] == "29.55556, 81.20000"
    assert [row.name for row in sita.incident_files.listed(detail.id).rows] == ["घर.jpg"]
    page.form.steps.buttons["files"].click()
    frame.wait()
    assert page.files.dialog is not None
    assert not page.files.dialog.attach.isEnabled(), "submitted is locked (R18)"
    assert not page.files.dialog.use_place.isVisible(), "nothing is typed at the moment"
    page.files.dialog.accept()


def test_nothing_is_kept_while_a_needed_field_is_blank(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    page = incident_page(sita, frame)
    page.open_new()
    frame.wait()
    page.form.form.set_raw_values({**LANDSLIDE, "hazard": ""})
    page.form.steps.buttons["files"].click()
    frame.wait()
    assert page.files.dialog is None
    assert page.form.mode is Mode.NEW
    assert page.form.form.problem_count == 1
    assert sita.incidents.listed() == []
