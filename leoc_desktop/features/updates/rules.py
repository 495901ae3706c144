"""What a release says of itself in its signed file, and whether it may be installed over this program."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from leoc_desktop.access.signatures import SIGNATURE_BYTES, sign, verify
from leoc_desktop.access.strict_json import exactly, hex_bytes, read_canonical_object, whole_number
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import N_

ENDING = ".update.json"
"""The signed file lies beside the installer and is called like it, with this at the end."""
LONGEST_FILE = 4 * 1024
WINDOWS, DEBIAN = "windows-amd64", "debian-amd64"
_PURPOSE = b"LEOC Desktop release 1\0"
"""Stands before what is signed, so that a signature made for anything else never fits."""
_VERSION = re.compile(r"[0-9]{1,5}(\.[0-9]{1,5}){1,3}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_FIELDS = ("version", "platform", "file", "size", "sha256", "oldest", "date")
_SHA256_BYTES = 32


@dataclass(frozen=True, slots=True)
class Release:
    """One installer. ``oldest`` is the version that a program must have at least to take it directly."""

    version: str
    platform: str
    file: str
    size: int
    sha256: str
    oldest: str
    date: str
    """The day of the release, AD, as YYYY-MM-DD."""


class Standing(StrEnum):
    """What came of looking at a release."""

    READY = "ready"
    INSTALLED = "installed"
    OLDER = "older"
    OTHER_SYSTEM = "other_system"
    TOO_FAR = "too_far"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"
    NO_FILE = "no_file"
    ALTERED = "altered"


_WORDS = {
    Standing.READY: N_("Version {version} of {date}: newer than this program, signed by its publisher."),
    Standing.INSTALLED: N_("Version {version} of {date}: this is the version that is installed."),
    Standing.OLDER: N_(
        "Version {version} of {date} is older than this program ({running}) and is not installed: an older program "
        "cannot read the newer database."
    ),
    Standing.OTHER_SYSTEM: N_("Version {version} of {date}: for another operating system."),
    Standing.TOO_FAR: N_(
        "Version {version} of {date} can only be installed over version {oldest} or newer. Install that one first."
    ),
    Standing.NOT_SIGNED: N_(
        "{name} is not signed by the publisher of this program, and was not touched. Do not install it by hand either."
    ),
    Standing.UNREADABLE: N_("{name} cannot be read. Copy it there again."),
    Standing.NO_FILE: N_("{file} of version {version} is missing. Copy it into the same folder."),
    Standing.ALTERED: N_(
        "{file} is not what the publisher signed: cut short or altered. It was not installed; copy it there again."
    ),
}


def sentence(
    standing: Standing, name: str, release: Release | None, running: str
) -> tuple[str, dict[str, object]]:
    """What an administrator reads, as message id and values; ``name`` is that of the signed file."""
    shown: dict[str, object] = {"name": name, "running": running}
    if release is not None:
        day = show_bs(to_bs(date.fromisoformat(release.date)))
        shown |= {"version": release.version, "oldest": release.oldest, "file": release.file, "date": day}
    return _WORDS[standing], shown


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers that compare; zeros at the end do not count. ValueError for anything else."""
    if not _VERSION.fullmatch(version):
        raise ValueError("not a version")
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def this_platform() -> str:
    """Which installers fit this system."""
    return WINDOWS if sys.platform == "win32" else DEBIAN


def signed_file(release: Release, private_key: bytes) -> bytes:
    """The content of the file that lies beside the installer. ValueError for a release that could not be read again."""
    said = asdict(_checked(asdict(release)))
    signature = sign(private_key, _PURPOSE + canonical(said))
    return canonical({"release": said, "signature": signature.hex()})


def read_signed_file(content: bytes, public_key: bytes) -> Release | Standing:
    """The release, once its signature was found right; NOT_SIGNED or UNREADABLE otherwise."""
    try:
        outer = exactly(read_canonical_object(content), "release", "signature")
        signature = hex_bytes(outer["signature"], SIGNATURE_BYTES)
        said = canonical(outer["release"])
    except ValueError:
        return Standing.UNREADABLE
    if not verify(public_key, _PURPOSE + said, signature):
        return Standing.NOT_SIGNED
    try:
        return _checked(outer["release"])
    except ValueError:
        return Standing.UNREADABLE


def judged(release: Release, *, running: str, platform: str) -> Standing:
    """Whether ``release`` may be installed over the version ``running``; its file was not looked at yet."""
    if release.platform != platform:
        return Standing.OTHER_SYSTEM
    offered, here = version_key(release.version), version_key(running)
    if offered == here:
        return Standing.INSTALLED
    if offered < here:
        return Standing.OLDER
    return Standing.TOO_FAR if here < version_key(release.oldest) else Standing.READY


def _checked(said: object) -> Release:
    values = exactly(said, *_FIELDS)
    texts = {name: values[name] for name in _FIELDS if name != "size"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("not texts")
    release = Release(size=whole_number(values["size"], at_least=1), **texts)  # type: ignore[arg-type]
    version_key(release.version), version_key(release.oldest)
    hex_bytes(release.sha256, _SHA256_BYTES)
    if not _FILE.fullmatch(release.file) or date.fromisoformat(release.date).isoformat() != release.date:
        raise ValueError("not a file name or not a day")
    return release
