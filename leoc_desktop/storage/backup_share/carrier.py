"""Does the steps in a place: the work of the child. Nothing here knows keys: what it carries is sealed already."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from leoc_desktop.storage.backup_share.place import PART, Shelf
from leoc_desktop.storage.backup_share.trouble import ShareTrouble, TroubleKind

PIECE = 1024 * 1024
_PROBE = b"LEOC Desktop: this file shows that backups can be added here. It holds nothing.\n"
Beat = Callable[[], None]
"""Called after each piece, so that the parent knows that something moves."""


class Carrier:
    """One shelf, and the steps on it."""

    def __init__(self, shelf: Shelf, beat: Beat) -> None:
        self._shelf = shelf
        self._beat = beat
        self._there: set[str] | None = None
        """The names seen there, so that many files cost one listing; a renaming onto a new one fails by itself."""

    def do(self, step: dict[str, Any]) -> dict[str, Any]:
        """The answer to one step. Raises ShareTrouble and whatever the shelf raises."""
        verbs: dict[str, Callable[..., dict[str, Any]]] = {
            "prepare": self._prepare,
            "try_out": self._try_out,
            "put": self._put,
            "list": self._list,
            "folders": self._folders,
            "look": self._look,
            "fetch": self._fetch,
            "sweep": self._sweep,
            "remove": self._remove,
        }
        values = dict(step)
        return verbs[values.pop("do")](**values)

    def _prepare(self) -> dict[str, Any]:
        self._shelf.prepare()
        return {}

    def _try_out(self, name: str) -> dict[str, Any]:
        part = _part_of(name)
        with self._shelf.create(part) as target:
            target.write(_PROBE)
            self._make_final(target, part, hashlib.sha256(_PROBE).hexdigest(), name)
        return {"free": self._shelf.free_bytes(), "deletes": self._deletes(name)}

    def _put(self, file: str, name: str) -> dict[str, Any]:
        """Under the final name the whole file appears or nothing; a file that is there already is read and compared."""
        source = Path(file)
        with source.open("rb") as opened:
            wanted = hashlib.file_digest(opened, "sha256").hexdigest()
        size = source.stat().st_size
        if self._is_there(name):
            self._prove(name, wanted, name, taken=True)
            return {"sha256": wanted, "size": size}
        self._ensure_room(size)
        part = _part_of(name)
        try:
            with source.open("rb") as opened, self._shelf.create(part) as target:
                self._copy(opened, target)
                self._make_final(target, part, wanted, name)
        except BaseException:
            self._deletes(part)
            raise
        return {"sha256": wanted, "size": size}

    def _is_there(self, name: str) -> bool:
        if self._there is None:
            self._there = {entry.name for entry in self._shelf.names()}
        return name in self._there

    def _ensure_room(self, size: int) -> None:
        free = self._shelf.free_bytes()
        if free is not None and free < size:
            raise ShareTrouble(TroubleKind.FULL)

    def _list(self) -> dict[str, Any]:
        return {"files": [asdict(entry) for entry in self._shelf.names()], "disk": self._shelf.disk()}

    def _folders(self) -> dict[str, Any]:
        return {"folders": self._shelf.folders()}

    def _look(self, name: str, count: int) -> dict[str, Any]:
        with self._shelf.read(name) as file:
            start = b""
            while len(start) < count and (more := file.read(count - len(start))):
                start += more  # a share gives a large piece in parts
                self._beat()
        return {"start": base64.b64encode(start).decode("ascii")}

    def _fetch(self, name: str, file: str, expected: int) -> dict[str, Any]:
        digest, size = hashlib.sha256(), 0
        with self._shelf.read(name) as source, Path(file).open("xb") as target:
            while piece := source.read(PIECE):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
                self._beat()
                if expected and size > expected:
                    break
        return {"sha256": digest.hexdigest(), "size": size}

    def _sweep(self, prefix: str, before: str) -> dict[str, Any]:
        unfinished = [
            entry.name
            for entry in self._shelf.names()
            if entry.name.startswith(prefix) and entry.name.endswith(PART) and entry.name < before
        ]
        return {"removed": [name for name in unfinished if self._deletes(name)]}

    def _remove(self, names: list[str]) -> dict[str, Any]:
        for name in names:
            self._shelf.remove(name)
            self._beat()
        return {"removed": names}

    def _make_final(self, file: BinaryIO, part: str, wanted: str, name: str) -> None:
        self._shelf.settle(file)
        self._prove(part, wanted, name)
        self._shelf.rename(file, part, name)
        if self._there is not None:
            self._there.add(name)

    def _copy(self, source: BinaryIO, target: BinaryIO) -> None:
        while piece := source.read(PIECE):
            rest = memoryview(piece)
            while rest:
                written = target.write(rest)
                rest = rest[written or 0 :]
            self._beat()

    def _prove(self, name: str, wanted: str, final: str, *, taken: bool = False) -> None:
        digest = hashlib.sha256()
        with self._shelf.read(name) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                self._beat()
        if digest.hexdigest() != wanted:
            raise ShareTrouble(TroubleKind.NAME_TAKEN if taken else TroubleKind.DIFFERS, name=final)

    def _deletes(self, name: str) -> bool:
        """Whether the file could be deleted; a shelf that only lets add is a good one."""
        with suppress(Exception):
            self._shelf.remove(name)
            return True
        return False


def _part_of(name: str) -> str:
    """Another name at each try: where nothing may be deleted, a broken one stays for the server to clean up."""
    return f"{name}.{secrets.token_hex(4)}{PART}"
