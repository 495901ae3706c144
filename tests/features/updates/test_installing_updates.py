"""Installing: checked once more, a proven backup first, in the log, then the installer; nothing where one is wrong."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.features.updates.service import Found, UpdateService
from leoc_desktop.foundation.errors import PasswordNeeded, Refused
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.releases import CONTENT, Publisher
from tests.support.terminal import leoc


def offered(service: UpdateService, stick: Path) -> Found:
    offer = service.look(str(stick)).offer
    assert offer is not None
    return offer


def service_of(office: TestOffice, begun: list[Path]) -> UpdateService:
    services = office.sign_in("admin")

    def begin(installer: Path) -> str:
        begun.append(installer)
        return ""

    return UpdateService(
        services.office,
        services.courier,
        services.backups.places,
        services.backups.make,
        begin,
    )


def test_a_backup_is_made_and_logged_before_the_installer_begins(
    office: TestOffice, publisher: Publisher, stick: Path
) -> None:
    begun: list[Path] = []
    release = publisher.publish(stick, "0.2.0")
    service = service_of(office, begun)
    installation = service.install(offered(service, stick))
    assert begun == [office.folder / "updates" / release.file]
    proven = office.doors.backups.verify(installation.backup, recovery_code=office.recovery_code)
    assert proven.holds.users == 6
    (entry,) = office.sign_in("admin").audit.entries(action="update.install")
    assert release.sha256 in str(entry.facts)


def test_a_copy_that_was_altered_since_is_not_begun(
    office: TestOffice, publisher: Publisher, stick: Path
) -> None:
    begun: list[Path] = []
    release = publisher.publish(stick, "0.2.0")
    service = service_of(office, begun)
    offer = offered(service, stick)
    (office.folder / "updates" / release.file).write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(Refused, match="cut short or altered"):
        service.install(offer)
    assert begun == []
    assert not list(office.folder.glob("updates/*.leocb"))


def test_a_downgrade_is_refused_in_words(office: TestOffice, publisher: Publisher, stick: Path) -> None:
    begun: list[Path] = []
    publisher.publish(stick, "0.2.0")
    service = service_of(office, begun)
    offer = offered(service, stick)
    assert offer.release is not None
    older = replace(offer, release=replace(offer.release, version="0.0.9"))
    with pytest.raises(Refused, match="cannot read the newer database"):
        service.install(older)
    assert begun == []


def test_the_password_is_wanted_again(office: TestOffice, publisher: Publisher, stick: Path) -> None:
    publisher.publish(stick, "0.2.0")
    service = service_of(office, [])
    offer = offered(service, stick)
    office.clock.advance(timedelta(hours=1))
    with pytest.raises(PasswordNeeded):
        service.install(offer)


@pytest.mark.skipif(sys.platform == "win32", reason="there the installer runs by itself")
def test_leoc_checks_and_installs(office: TestOffice, publisher: Publisher, stick: Path) -> None:
    publisher.publish(stick, "0.2.0")
    words = ("--from", str(stick))
    secret = [PASSWORDS["admin"]]
    checked = leoc(office.folder, "update", "check", *words, secrets=secret, user="admin").data
    assert (checked["offer"]["release"]["version"], checked["troubles"]) == ("0.2.0", [])
    begun = leoc(office.folder, "update", "install", *words, secrets=secret, user="admin").data
    assert begun["command"].startswith("sudo apt install ")
    assert Path(begun["backup"]).is_file()


def test_leoc_says_why_it_installs_nothing(office: TestOffice, publisher: Publisher, stick: Path) -> None:
    publisher.publish(stick, "0.0.9")
    words = ("update", "install", "--from", str(stick))
    refused = leoc(office.folder, *words, secrets=[PASSWORDS["admin"]], user="admin")
    assert refused.status == 1
    assert "older program" in json.loads(refused.out)["error"]


def test_leoc_without_a_key_says_so_before_it_asks_for_a_password(office: TestOffice) -> None:
    refused = leoc(office.folder, "update", "check", user="admin")
    assert refused.status == 1
    assert "No key of a publisher" in json.loads(refused.out)["error"]
