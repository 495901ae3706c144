"""Anchors: the head of the log, remembered outside the database, so that an older copy of it is noticed.

One stands in the keyring of this computer, one in the data folder for computers without a keyring. Both are
authenticated with a key from the vault. Every backup carries the head of the log too, and every issued bulletin.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leoc_desktop.access.audit_trail import Head
from leoc_desktop.access.office_keyring import KeyringUnusable, OfficeKeyring
from leoc_desktop.access.sealed_note import LARGEST, sealed, unsealed
from leoc_desktop.foundation.durable_files import write_durably

FILE = "anchor.json"
PURPOSE = "anchor"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest row of the log as it was at ``at``."""

    seq: int
    hash: bytes
    at: datetime
    epoch: int = 0
    """Which key the database had: a restore begins another one, and its anchor counts more than any before."""


class Anchors:
    """The remembered heads of one office. ``vault_key`` stays the caller's, who wipes it."""

    def __init__(
        self, data_dir: Path, vault_key: bytearray, keyring: OfficeKeyring | None, epoch: int = 0
    ) -> None:
        self._file = data_dir / FILE
        self._vault_key = vault_key
        self._keyring = keyring
        self._epoch = epoch
        self._kept: Head | None = None

    def newest(self) -> Anchor | None:
        """The highest head of the newest epoch that is remembered anywhere; None when nothing of ours is there."""
        found = [anchor for anchor in (self._from_file(), self._from_keyring()) if anchor is not None]
        return max(found, key=lambda anchor: (anchor.epoch, anchor.seq), default=None)

    def keep(self, head: Head, now: datetime) -> None:
        """Remember ``head``. A keyring or disk that takes nothing is no reason to stop anybody's work."""
        if head == self._kept:
            return
        text = sealed(
            {"seq": head.seq, "hash": head.hash.hex(), "at": now.isoformat(), "epoch": self._epoch},
            self._vault_key,
        )
        with suppress(OSError):
            write_durably(self._file, text.encode("ascii"))
        if self._keyring is not None:
            with suppress(KeyringUnusable):
                self._keyring.put(PURPOSE, text)
        self._kept = head

    def _from_file(self) -> Anchor | None:
        try:
            with self._file.open("rb") as file:
                return self._opened(file.read(LARGEST).decode("ascii"))
        except (OSError, ValueError):
            return None

    def _from_keyring(self) -> Anchor | None:
        text = self._keyring.look(PURPOSE).text if self._keyring is not None else None
        return self._opened(text) if text is not None else None

    def _opened(self, text: str) -> Anchor | None:
        body = unsealed(text, self._vault_key)
        try:
            if body is None:
                return None
            at, epoch = datetime.fromisoformat(body["at"]), int(body.get("epoch", 0))
            return Anchor(int(body["seq"]), bytes.fromhex(body["hash"]), at, epoch)
        except (ValueError, KeyError, TypeError):
            return None
