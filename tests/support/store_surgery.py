"""Doing to a store what only somebody with its key could do: straight into the file, past guard and triggers."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.encrypted_engine import connect

PAGE = 4096
FILES = ("leoc.db", "leoc.db-wal", "leoc.db-shm")


def key_of(services: Services) -> bytearray:
    """The raw database key of an open office."""
    return database_key(services.office.vault_key, services.office.vault.database_epoch)


def key_by_password(folder: Path, name: str, password: str) -> bytearray:
    """The raw database key, as a user of the office could get it outside the program."""
    vault = KeyVault.load(folder)
    return database_key(vault.open_user_slot(name, password).vault_key, vault.database_epoch)


@contextmanager
def opened_up(folder: Path, key: bytearray, *, keep_triggers: bool = False) -> Iterator[Any]:
    """A connection without guard; without triggers too, which are put back word for word at the end."""
    connection = connect(folder / "leoc.db", key, guarded=False)
    try:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        if not keep_triggers:
            for name, _sql in triggers:
                connection.execute(f'DROP TRIGGER "{name}"')
        yield connection
        if not keep_triggers:
            for _name, sql in triggers:
                connection.execute(sql)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def keep_copy(folder: Path, target: Path) -> None:
    """Copy the database files as they are; nobody may have them open."""
    target.mkdir()
    for name in FILES:
        if (folder / name).exists():
            shutil.copy(folder / name, target / name)


def put_back(copy: Path, folder: Path) -> None:
    """Put an earlier copy in the place of the database."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
        if (copy / name).exists():
            shutil.copy(copy / name, folder / name)


def put_pages_back(copy: Path, folder: Path) -> int:
    """Overwrite the pages of the database with those of an earlier copy; the newer file keeps its length."""
    old = (copy / "leoc.db").read_bytes()
    with (folder / "leoc.db").open("r+b") as file:
        file.write(old)
    return len(old) // PAGE


def put_some_pages_back(copy: Path, folder: Path, dice: random.Random) -> list[int]:
    """Overwrite a half of the pages that changed since an earlier copy; their numbers."""
    old, new = (copy / "leoc.db").read_bytes(), bytearray((folder / "leoc.db").read_bytes())
    places = range(0, min(len(old), len(new)), PAGE)
    changed = [place for place in places if old[place : place + PAGE] != new[place : place + PAGE]]
    chosen = sorted(dice.sample(changed, (len(changed) + 1) // 2))
    for place in chosen:
        new[place : place + PAGE] = old[place : place + PAGE]
    (folder / "leoc.db").write_bytes(new)
    return [place // PAGE + 1 for place in chosen]


def damage_table(folder: Path, key: bytearray, table: str) -> int:
    """Flip one byte of the page that ``table`` begins in, as an ageing disk would; the number of that page."""
    connection = connect(folder / "leoc.db", key, guarded=False)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = int(
            connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        )
    finally:
        connection.close()
    flip_byte(folder / "leoc.db", (page - 1) * PAGE + PAGE // 2)
    return page


def flip_byte(path: Path, position: int) -> None:
    """Change one bit of a file."""
    with path.open("r+b") as file:
        file.seek(position)
        former = file.read(1)[0]
        file.seek(position)
        file.write(bytes([former ^ 1]))
