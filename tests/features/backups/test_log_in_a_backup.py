"""Before a restore the log in the backup is looked through: whole or not, how old, and what this computer remembers."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from leoc_desktop.access import backup_file
from leoc_desktop.features.backups.report import preview_in_words
from leoc_desktop.features.backups.service.sealing import seal_office
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.store_surgery import key_by_password, opened_up
from tests.support.terminal import leoc


def _backup(office: TestOffice, folder: Path, *, noted: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    admin = office.sign_in("admin")
    try:
        return (admin.backups.make(folder) if noted else seal_office(admin.office, folder)).path
    finally:
        admin.close()


def test_an_altered_row_in_the_middle_is_told_before_anybody_restores(
    office: TestOffice, tmp_path: Path
) -> None:
    key = key_by_password(office.folder, "admin", PASSWORDS["admin"])
    with opened_up(office.folder, key) as store:
        store.execute("UPDATE audit_row SET body = body || ' ' WHERE seq = 4")
    file = _backup(office, tmp_path / "stick", noted=False)  # such a store takes no note
    code = [office.recovery_code]
    seen = leoc(office.folder, "backup", "verify", str(file), "--recovery-code-stdin", secrets=code)
    assert seen.status == 1
    assert json.loads(seen.out)["log_faults"][0]["row"] == 4
    found = office.doors.backups.preview(file, tmp_path / "empty", recovery_code=office.recovery_code)
    assert "Its log is not whole:" in "\n".join(preview_in_words(found))
    restored = office.doors.backups.restore(file, tmp_path / "new", recovery_code=office.recovery_code)
    assert restored.proven.log is not None
    assert restored.proven.log.faults[0].seq == 4


def test_a_whole_log_names_the_fingerprint_of_the_recovery_sheet(office: TestOffice, tmp_path: Path) -> None:
    file = _backup(office, tmp_path / "stick")
    admin = office.sign_in("admin")
    found = office.doors.backups.preview(file, tmp_path / "empty", recovery_code=office.recovery_code)
    words = "\n".join(preview_in_words(found))
    assert admin.particulars.root_fingerprint() in words
    assert "Look whether there is a newer one" not in words


def test_an_old_backup_is_called_old_and_a_lost_database_remembered(
    office: TestOffice, tmp_path: Path
) -> None:
    file = _backup(office, tmp_path / "stick")
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    office.close()
    office.clock.advance(timedelta(days=3))
    (office.folder / "leoc.db").write_bytes(b"rubbish" * 1000)
    found = office.doors.backups.preview(file, office.folder, recovery_code=office.recovery_code)
    words = "\n".join(preview_in_words(found))
    assert "This backup was made 3 days ago. Look whether there is a newer one." in words
    assert "This computer remembers more than the backup holds: the log up to row" in words


def test_each_backup_names_the_one_before(office: TestOffice, tmp_path: Path) -> None:
    first = _backup(office, tmp_path / "stick")
    second = _backup(office, tmp_path / "stick")
    assert backup_file.read_head(first).previous == ""
    proven = office.doors.backups.verify(first, recovery_code=office.recovery_code)
    assert backup_file.read_head(second).previous == proven.sha256
