"""Keyrings for tests: one in memory, and one in a file that several processes share."""

from __future__ import annotations

import json
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from leoc_desktop.access.office_keyring import OfficeKeyring


class Drawer(KeyringBackend):
    """A keyring in memory; ``trouble`` is raised instead of an answer, ``forgets`` pretends to keep."""

    priority = -1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.forgets = False

    def _answer(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("No such password!")
        del self.kept[service, username]

    def keyring(self, vault_id: bytes) -> OfficeKeyring:
        """The keyring of one office in this drawer."""
        return OfficeKeyring(vault_id, self)


class FileDrawer(KeyringBackend):
    """A keyring in a file, for processes that are killed and started again."""

    priority = -1

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def _kept(self) -> dict[str, str]:
        return json.loads(self._path.read_text()) if self._path.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps({**self._kept(), f"{service} {username}": password}))
        part.replace(self._path)

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        kept.pop(f"{service} {username}", None)
        self._path.write_text(json.dumps(kept))

    def keyring(self, vault_id: bytes) -> OfficeKeyring:
        """The keyring of one office in this file."""
        return OfficeKeyring(vault_id, self)
