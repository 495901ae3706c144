"""Files on incidents: attached while the record is open, locked with it, sealed in the store, carried by backups."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from leoc_desktop.access.attachments.shelf import read_original
from leoc_desktop.foundation.errors import (
    LeocError,
    PasswordNeeded,
    PermissionDenied,
    RecordLocked,
    StoreDamaged,
    StoreTrouble,
)
from leoc_desktop.startup.services import open_doors
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.record_files import FileDesk
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame


def _photo(folder: Path, name: str = "घर.jpg") -> Path:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 20.0), 3: "E", 4: (81.0, 12.0, 0.0)}
    path = folder / name
    Image.new("RGB", (300, 200), "#884422").save(path, "JPEG", exif=exif)
    return path


def test_a_photo_from_attaching_to_a_restored_backup(office: TestOffice, tmp_path: Path) -> None:
    sita, hari, gita = (office.sign_in(name) for name in ("sita", "hari", "gita"))
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    photo = _photo(tmp_path)
    row = sita.incident_files.attach(draft.id, photo)
    assert (row.name, row.size) == ("घर.jpg", photo.stat().st_size)
    assert (row.latitude, row.longitude) == (29.555556, 81.2)
    view = sita.incident_files.view(row.id)
    with Image.open(io.BytesIO(view.data)) as shown:
        assert shown.size == (300, 200)
        assert not shown.getexif()
    with pytest.raises(PermissionDenied):
        gita.incident_files.listed(draft.id)
    with pytest.raises(PermissionDenied):
        sita.incident_files.save_copy(row.id, tmp_path / "copy.jpg")
    office.clock.advance(timedelta(minutes=6))
    with pytest.raises(PasswordNeeded):
        hari.incident_files.save_copy(row.id, tmp_path / "copy.jpg")
    assert not (tmp_path / "copy.jpg").exists()
    hari.particulars.confirm_password(PASSWORDS["hari"])
    hari.incident_files.save_copy(row.id, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == photo.read_bytes(), "the very file that was attached"

    wrong = sita.incident_files.attach(draft.id, _photo(tmp_path, "wrong.jpg"))
    sita.incident_files.remove(draft.id, wrong.id, reason="अर्को घटनाको फोटो")
    assert [file.id for file in sita.incident_files.listed(draft.id).rows] == [row.id]
    submitted = sita.incidents.submit(draft.id)
    assert not sita.incident_files.listed(draft.id).may_attach
    with pytest.raises(RecordLocked):
        sita.incident_files.attach(draft.id, photo)
    with pytest.raises(RecordLocked):
        sita.incident_files.remove(draft.id, row.id, reason="गल्ती फोटो")
    sita.incidents.unlock(
        draft.id, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="थप फोटो आएको"
    )
    assert sita.incident_files.listed(draft.id).may_attach
    sita.incident_files.attach(draft.id, _photo(tmp_path, "second.jpg"))
    sita.incidents.correct(draft.id, {"tole": "खोलापारि माथि"})
    assert not hari.audit.verify().faults
    raw = (office.folder / "leoc.db").read_bytes() + (office.folder / "leoc.db-wal").read_bytes()
    assert photo.read_bytes()[100:160] not in raw

    admin = office.sign_in("admin")
    made = admin.backups.make(tmp_path)
    office.close()
    elsewhere = tmp_path / "elsewhere"
    open_doors(elsewhere).backups.restore(Path(made.path), elsewhere, recovery_code=office.recovery_code)
    again = open_doors(elsewhere).sign_in("sita", PASSWORDS["sita"])
    files = again.incident_files.listed(submitted.number)
    assert [file.name for file in files.rows] == ["घर.jpg", "second.jpg"]
    with again.office.store.read() as session:
        assert read_original(session, again.office.vault_key, row.id) == photo.read_bytes()
    again.close()


def test_new_keys_of_the_office_open_old_files(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    row = sita.incident_files.attach(draft.id, _photo(tmp_path))
    admin = office.sign_in("admin")
    sita.close()
    office.opened.remove(sita)
    admin.office.login.proof.renew(office.clock)
    rotated = admin.particulars.rotate_keys()
    again = office.doors.sign_in("sita", rotated.one_time_passwords["sita"])
    with again.office.store.read() as session:
        assert read_original(session, again.office.vault_key, row.id)[:3] == b"\xff\xd8\xff"
    again.close()


def test_an_altered_file_says_so_and_statements_do_not_reach_it(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    incident = sita.incidents.register(LANDSLIDE, draft=True)
    row = sita.incident_files.attach(incident.id, _photo(tmp_path))
    for statement in (
        "UPDATE attachment SET sealed_view = x'00'",
        "UPDATE attachment SET name = 'x'",
        "UPDATE attachment SET record_no = 99",
        "DELETE FROM attachment",
    ):
        with pytest.raises(LeocError), sita.office.store.write(sita.login, "incident.attach") as work:
            work.session.execute(text(statement))
    with sita.office.store.read() as session, pytest.raises(StoreDamaged):
        read_original(session, bytearray(32), row.id)
    sita.incidents.submit(incident.id)
    with pytest.raises(LeocError), sita.office.store.write(sita.login, "incident.detach") as work:
        work.session.execute(text("UPDATE attachment SET removed_at = '2026-11-23 00:00:00'"))


def test_full_disks_and_hostile_files_leave_nothing_behind(
    office: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sita = office.sign_in("sita")
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    script = tmp_path / "photo.jpg"
    script.write_bytes(b"MZ\x90\x00 not a photo")
    with pytest.raises(AttachmentRefused) as refused:
        sita.incident_files.attach(draft.id, script)
    assert refused.value.reason is Reason.NOT_WHAT_IT_SAYS
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    with pytest.raises(AttachmentRefused) as refused:
        sita.incident_files.attach(draft.id, large)
    assert refused.value.reason is Reason.TOO_LARGE
    name = "leoc_desktop.domain.record_files.free_bytes"
    monkeypatch.setattr(name, lambda _folder: 1024)
    with pytest.raises(StoreTrouble, match="full"):
        sita.incident_files.attach(draft.id, _photo(tmp_path))
    assert sita.incident_files.listed(draft.id).rows == ()


def test_attaching_and_looking_at_a_photo_on_the_screen(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    sita = office.sign_in("sita")
    draft = sita.incidents.register(LANDSLIDE, draft=True)
    page = Page(frame.context)
    frame.show(page)
    desk = FileDesk(page, frame.context, sita.incident_files)
    desk.open(draft.id)
    frame.wait()
    dialog = desk.dialog
    assert dialog is not None
    desk.attach([_photo(tmp_path)])
    frame.wait()
    frame.wait()
    assert dialog.notice.text == "Attached: घर.jpg"
    assert "29.555556, 81.200000" in dialog.place.text()
    assert dialog.image.pixmap().width() > 0
    bad = tmp_path / "page.png"
    bad.write_bytes(b"<html>")
    desk.attach([bad])
    frame.wait()
    frame.wait()
    assert dialog.notice.text == "page.png: The file is not what its name says."
    assert dialog.model.rowCount() == 1
    dialog.accept()
