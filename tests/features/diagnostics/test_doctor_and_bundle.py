"""What can be known without a password: the state of the backups, and a bundle that tells nobody's secrets."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path

from leoc_desktop.features.backups.rules import NewDestination
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
    assert _backups(office) == (True, "newest copy 2083-08-07 09:00, 1 destinations")
    sita.incidents.register(LANDSLIDE)
    share.rename(tmp_path / "away")
    office.clock.advance(timedelta(hours=2))
    sita.backups.run()
    assert "destinations of backups do not work" in _backups(office)[1]

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
