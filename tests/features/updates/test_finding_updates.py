"""What lies on a stick is offered only when it is signed, newer, for this system, and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.features.updates.rules import Standing
from leoc_desktop.features.updates.service import Survey
from leoc_desktop.features.updates.service.finding import Finder
from leoc_desktop.foundation.errors import PermissionDenied, Refused
from leoc_desktop.foundation.policy import Policy, enforce
from leoc_desktop.storage.backup_share import FOLDER, Courier, Place
from tests.support.offices import TestOffice
from tests.support.releases import CONTENT, Publisher


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where a program of version 0.1.0 keeps what it offers."""
    return tmp_path / "kept"


def look(publisher: Publisher, stick: Path, kept: Path) -> Survey:
    return Finder(Courier(), publisher.public, "0.1.0", kept).look([Place(FOLDER, str(stick), "")])


def standings(survey: Survey) -> list[Standing]:
    return [one.standing for one in survey.found]


def test_the_newest_is_copied_checked_and_offered(publisher: Publisher, stick: Path, kept: Path) -> None:
    publisher.publish(stick, "0.1.9")
    look(publisher, stick, kept)
    release = publisher.publish(stick, "0.1.10")
    survey = look(publisher, stick, kept)
    assert survey.offer is not None
    assert survey.offer.release == release
    assert (kept / release.file).read_bytes() == CONTENT
    assert [file.name for file in kept.iterdir()] == [release.file]
    assert "0.1.10 of 2083-08-12" in survey.offer.in_words("0.1.0")


def test_what_does_not_fit_is_told_and_not_copied(publisher: Publisher, stick: Path, kept: Path) -> None:
    publisher.publish(stick, "0.0.9")
    publisher.publish(stick, "0.1.0")
    publisher.publish(stick, "0.9.0", oldest="0.8.0")
    survey = look(publisher, stick, kept)
    assert survey.offer is None
    assert standings(survey) == [Standing.OLDER, Standing.INSTALLED, Standing.TOO_FAR]
    assert not kept.exists()


@pytest.mark.parametrize(
    "content", [CONTENT[:-1], CONTENT + b"!", CONTENT[:-1] + b"!"], ids=["truncated", "longer", "altered"]
)
def test_another_installer_than_the_signed_one_is_not_offered(
    publisher: Publisher, stick: Path, kept: Path, content: bytes
) -> None:
    publisher.publish(stick, "0.2.0", content)
    survey = look(publisher, stick, kept)
    assert survey.offer is None
    assert standings(survey) == [Standing.ALTERED]
    assert not list(kept.glob("*"))


def test_the_older_good_one_is_offered_where_the_newest_is_damaged(
    publisher: Publisher, stick: Path, kept: Path
) -> None:
    publisher.publish(stick, "0.3.0", CONTENT[:-1] + b"!")
    good = publisher.publish(stick, "0.2.0")
    survey = look(publisher, stick, kept)
    assert standings(survey) == [Standing.READY, Standing.ALTERED]
    assert survey.offer is not None
    assert survey.offer.release == good


def test_a_missing_installer_is_named(publisher: Publisher, stick: Path, kept: Path) -> None:
    (stick / publisher.publish(stick, "0.2.0").file).unlink()
    assert standings(look(publisher, stick, kept)) == [Standing.NO_FILE]


def test_the_release_of_somebody_else_is_not_offered(publisher: Publisher, stick: Path, kept: Path) -> None:
    Publisher().publish(stick, "0.2.0")
    survey = look(publisher, stick, kept)
    assert (survey.offer, standings(survey)) == (None, [Standing.NOT_SIGNED])


def test_a_signed_file_of_absurd_length_is_not_read(publisher: Publisher, stick: Path, kept: Path) -> None:
    (stick / "x.update.json").write_bytes(b"[" * 10_000_000)
    assert standings(look(publisher, stick, kept)) == [Standing.UNREADABLE]


def test_the_folder_of_the_policy_and_of_backups_are_looked_at(
    office: TestOffice, publisher: Publisher, stick: Path, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    enforce(Policy(backup_destinations=(str(share),), update_folder=str(stick)))
    admin = office.sign_in("admin")
    admin.backups.take_over_fixed()
    publisher.publish(stick, "0.2.0")
    publisher.publish(share, "0.3.0")
    survey = admin.updates.look()
    assert survey.places == (str(stick), str(share))
    assert survey.offer is not None
    assert survey.offer.place == str(share)
    share.rename(tmp_path / "gone")  # a destination that is away is told on the page of backups
    survey = admin.updates.look(str(stick / "nowhere"))
    assert [str(trouble) for trouble in survey.troubles] == [
        f"There is no folder {stick / 'nowhere'}. Plug the USB stick in, or ask IT where new versions are put."
    ]


def test_only_administrators_look(office: TestOffice, publisher: Publisher, stick: Path) -> None:
    publisher.publish(stick, "0.2.0")
    with pytest.raises(PermissionDenied):
        office.sign_in("hari").updates.look(str(stick))


def test_without_a_key_nothing_is_looked_for(office: TestOffice, stick: Path) -> None:
    Publisher().publish(stick, "0.2.0")
    with pytest.raises(Refused, match="No key of a publisher"):
        office.sign_in("admin").updates.look(str(stick))
