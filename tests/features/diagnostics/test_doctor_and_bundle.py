"""What can be known without a password: the state of the backups, and a bundle that tells nobody's secrets."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import timedelta
from pathlib import Path

from leoc_desktop.features.backups.rules import NewDestination
from leoc_desktop.foundation.policy import Policy, enforce
from tests.support.offices import LANDSLIDE, PASSWORDS, PEOPLE, TestOffice
from tests.support.terminal import leoc


def _backups(office: TestOffice) -> tuple[bool, str]:
    found = {finding.code: finding for finding in office.doors.diagnostics.examine()}["backups"]
    return found.well, found.detail


def test_the_doctor_knows_of_backups_and_the_bundle_of_nobody(
    office: TestOffice, tmp_path: Path, elsewhere: None
) -> None:
    assert _backups(office)[0] is False
    share = tmp_path / "share of the mayor"
    share.mkdir()
    admin, sita = office.sign_in("admin"), office.sign_in("sita")
    admin.backups.add_destination(NewDestination("NAS", "folder", str(share)))
    sita.backups.run()
    assert _backups(office) == (True, "newest copy 2083-08-07 09:00, 1 destination")
    sita.incidents.register(LANDSLIDE)
    share.rename(tmp_path / "away")
    office.clock.advance(timedelta(hours=2))
    sita.backups.run()
    assert "Destinations of backups that do not work: " in _backups(office)[1]

    office.close()
    assert leoc(office.folder, "bundle", str(tmp_path / "bundle.zip")).status == 0
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        told = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
    assert '"check": "backups"' in told
    secrets = [
        *PASSWORDS.values(),
        *(name for name, _role in PEOPLE.values()),
        "खोलापारि",
        "mayor",
        str(tmp_path),
    ]
    assert [secret for secret in secrets if secret in told] == []
    assert leoc(office.folder, "bundle", str(tmp_path / "bundle.zip")).status == 1, "nothing is overwritten"


def test_copies_on_the_disk_of_the_office_are_not_taken_for_old_ones(
    office: TestOffice, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.sign_in("admin").backups.add_destination(NewDestination("Stick", "folder", str(stick)))
    office.sign_in("sita").backups.run()
    said = "No destination on another disk holds a backup yet. Look at the page Backups."
    assert _backups(office) == (False, said)
    office.close()
    ran = leoc(office.folder, "doctor", "--as", "admin", secrets=[PASSWORDS["admin"]])
    (tried,) = [check for check in json.loads(ran.out)["checks"] if check["check"] == "destination"]
    assert not tried["ok"]
    assert "on the same disk as the office itself" in tried["detail"]


def test_the_bundle_names_no_fixed_destination(office: TestOffice, tmp_path: Path) -> None:
    try:
        enforce(
            Policy(local_level="70211", backup_destinations=("//srv-ram/leoc", "/srv/ram-bahadur/backup"))
        )
        shown = {finding.code: finding for finding in office.doors.diagnostics.examine()}["policy"].detail
        bundle = office.doors.diagnostics.bundle(tmp_path / "bundle.zip")
    finally:
        enforce(Policy())
    told = zipfile.ZipFile(bundle).read("checks.json").decode()
    assert "srv-ram" in shown
    assert "backups.destinations" in told
    assert [name for name in ("srv-ram", "bahadur", "70211") if name in told] == []


def test_a_mistyped_folder_is_told_and_not_made(tmp_path: Path) -> None:
    wrong = tmp_path / "leco"
    ran = leoc(wrong, "doctor")
    assert ran.status == 1
    assert "There is no data folder" in ran.out
    assert not wrong.exists()


def test_a_database_of_chance_bytes_is_not_called_fine(office: TestOffice) -> None:
    database = office.folder / "leoc.db"
    whole = database.stat().st_size
    database.write_bytes(os.urandom(whole))
    ran = leoc(office.folder, "doctor")
    assert "not readable without a password" in ran.out
    assert "encrypted" not in ran.out
    seen = leoc(office.folder, "doctor", "--as", "admin", secrets=[PASSWORDS["admin"]])
    assert seen.status == 1
    assert "The database is damaged" in seen.out
    database.write_bytes(os.urandom(whole - 100))
    assert "cut short or no database of ours" in leoc(office.folder, "doctor").out


def test_with_a_password_the_doctor_sees_every_page_and_tries_destinations_out(
    office: TestOffice, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    admin = office.sign_in("admin")
    admin.backups.add_destination(NewDestination("Stick", "folder", str(folder)))
    office.close()
    folder.rename(tmp_path / "pocket")
    ran = leoc(office.folder, "doctor", "--as", "admin", secrets=[PASSWORDS["admin"]])
    checks = {check["check"]: check for check in json.loads(ran.out)["checks"]}
    assert checks["soundness"]["ok"]
    assert checks["opening"]["ok"]
    assert not checks["destination"]["ok"]
    assert checks["destination"]["detail"].startswith("Stick: The folder for backups is not in")
    assert {"version", "keyring", "clock", "calendar", "fonts", "disk", "spool", "backups"} <= checks.keys()
    assert "SQLCipher 4." in checks["version"]["detail"]
    assert checks["keyring"]["detail"].startswith("there is none")
