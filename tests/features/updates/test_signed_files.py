"""The signed file: only the publisher's own words are believed, and versions compare as numbers."""

from __future__ import annotations

import json

import pytest

from leoc_desktop.features.updates.rules import (
    DEBIAN,
    WINDOWS,
    Standing,
    judged,
    read_signed_file,
    sentence,
    signed_file,
    this_platform,
    version_key,
)
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import NEPALI, Language, choose
from tests.support.releases import Publisher

OTHER = DEBIAN if this_platform() == WINDOWS else WINDOWS


def test_what_was_signed_is_read_again() -> None:
    publisher = Publisher()
    release = publisher.release("0.2.0")
    assert read_signed_file(signed_file(release, publisher.private), publisher.public) == release


def test_the_key_of_somebody_else_is_refused() -> None:
    publisher, other = Publisher(), Publisher()
    content = signed_file(other.release("0.2.0"), other.private)
    assert read_signed_file(content, publisher.public) is Standing.NOT_SIGNED


@pytest.mark.parametrize("name", ["version", "platform", "file", "size", "sha256", "oldest", "date"])
def test_each_altered_fact_is_found_out(name: str) -> None:
    publisher = Publisher()
    said = json.loads(signed_file(publisher.release("0.2.0"), publisher.private))
    value = said["release"][name]
    said["release"][name] = value + 1 if isinstance(value, int) else value + "1"
    content = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    assert read_signed_file(content, publisher.public) is Standing.NOT_SIGNED


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 3000, b"\xff", b'{"release":1,"signature":"00"}', b'{"release":1}']
)
def test_what_is_no_signed_file_is_unreadable(content: bytes) -> None:
    assert read_signed_file(content, Publisher().public) is Standing.UNREADABLE


@pytest.mark.parametrize("name", ["../evil.deb", "a/b.deb", "a\\b.deb", ".hidden", "C:evil.exe", ""])
def test_a_name_cannot_lead_out_of_the_folder(name: str) -> None:
    publisher = Publisher()
    with pytest.raises(ValueError, match="file name"):
        signed_file(publisher.release("0.2.0", file=name), publisher.private)


@pytest.mark.parametrize(
    ("version", "other", "standing"),
    [
        ("0.10.0", {}, Standing.READY),
        ("0.9.2", {"platform": OTHER}, Standing.OTHER_SYSTEM),
        ("0.9.1", {}, Standing.INSTALLED),
        ("0.9.1.0", {}, Standing.INSTALLED),
        ("0.9.0", {}, Standing.OLDER),
        ("0.0.99", {}, Standing.OLDER),
        ("1.2", {"oldest": "1.0"}, Standing.TOO_FAR),
        ("1.2", {"oldest": "0.9.1"}, Standing.READY),
    ],
)
def test_what_may_be_installed_over_0_9_1(version: str, other: dict[str, object], standing: Standing) -> None:
    release = Publisher().release(version, **other)
    assert judged(release, running="0.9.1", platform=this_platform()) is standing


@pytest.mark.parametrize("text", ["", "1", "1.x", "1.2.3.4.5", "-1.0", "1.0 ", "१.०"])
def test_a_version_is_numbers_and_dots(text: str) -> None:
    with pytest.raises(ValueError, match="not a version"):
        version_key(text)


@pytest.mark.parametrize("standing", Standing)
def test_every_outcome_has_a_sentence_in_both_languages(standing: Standing) -> None:
    release = Publisher().release("0.2.0")
    said = []
    for language in (NEPALI, "en"):
        choose(Language.of(language))
        msgid, values = sentence(standing, "a.update.json", release, "0.1.0")
        said.append(str(Refused(msgid, **values)))
    assert said[0] != said[1]
    assert not any("{" in text for text in said)
