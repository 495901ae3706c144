"""Installers for tests of updates: a made-up file, its signed file, and a key made anew for each run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from leoc_desktop.access.signatures import new_signing_key, public_key
from leoc_desktop.features.updates.rules import ENDING, Release, signed_file, this_platform

CONTENT = b"a made-up installer " * 5000


@dataclass
class Publisher:
    """Has a key, and puts releases into folders."""

    private: bytes = field(default_factory=new_signing_key)

    @property
    def public(self) -> bytes:
        """What is built into the program."""
        return public_key(self.private)

    def release(self, version: str, **other: object) -> Release:
        """A release of the made-up installer for this system."""
        made = Release(
            version=version,
            platform=this_platform(),
            file=f"leoc-desktop_{version}_amd64.deb",
            size=len(CONTENT),
            sha256=hashlib.sha256(CONTENT).hexdigest(),
            oldest="0.1.0",
            date="2026-11-28",
        )
        return replace(made, **other)  # type: ignore[arg-type]

    def publish(self, folder: Path, version: str, content: bytes = CONTENT, **other: object) -> Release:
        """Put the installer and its signed file into ``folder``; ``content`` is what really lies there."""
        release = self.release(version, **other)
        (folder / release.file).write_bytes(content)
        (folder / (release.file + ENDING)).write_bytes(signed_file(release, self.private))
        return release
