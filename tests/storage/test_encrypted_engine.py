"""The connections of the store: encrypted, guarded, and clear about what is wrong."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from leoc_desktop.foundation.errors import StoreDamaged
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.damage import damaged_pages
from leoc_desktop.storage.encrypted_engine import connect, is_plaintext
from leoc_desktop.storage.schema_upgrade import create_store
from leoc_desktop.storage.snapshot import check_soundness, copy_store
from tests.support.store_surgery import PAGE, flip_byte


@pytest.fixture
def key() -> bytearray:
    return bytearray(os.urandom(32))


@pytest.fixture
def store(tmp_path: Path, key: bytearray) -> Path:
    path = tmp_path / "leoc.db"
    create_store(path, key, SCHEMA)
    return path


def test_a_new_store_is_not_readable_by_sqlite(store: Path) -> None:
    assert not is_plaintext(store)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(store).execute("SELECT * FROM office")


def test_another_key_opens_nothing(store: Path) -> None:
    with pytest.raises(StoreDamaged):
        connect(store, bytearray(32))


def test_a_plaintext_database_is_refused(tmp_path: Path, key: bytearray) -> None:
    plain = tmp_path / "leoc.db"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE office (name TEXT)")
    with pytest.raises(StoreDamaged, match="not encrypted"):
        connect(plain, key)


def test_a_flipped_byte_is_found(store: Path, key: bytearray) -> None:
    data = bytearray(store.read_bytes())
    data[len(data) // 2] ^= 1
    store.write_bytes(data)
    with pytest.raises(StoreDamaged):
        check_soundness(store, key)


def _pages_told(store: Path, key: bytearray) -> list[object]:
    try:
        connection = connect(store, key)
    except StoreDamaged as error:
        return list(error.values.values())
    try:
        return list(damaged_pages(connection))
    finally:
        connection.close()


def test_whichever_page_is_hit_it_is_named(store: Path, key: bytearray) -> None:
    """Behind the first page, which tells a wrong key from damage: the database opens or not, the page is told."""
    whole = store.read_bytes()
    for number in range(2, len(whole) // PAGE + 1):
        store.write_bytes(whole)
        flip_byte(store, (number - 1) * PAGE + number)
        assert _pages_told(store, key) == [number]
    store.write_bytes(whole)
    flip_byte(store, 100)
    with pytest.raises(StoreDamaged, match="does not belong to this office"):
        connect(store, key)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER incident_locked",
        "DROP TABLE audit_row",
        "CREATE TABLE mine (x)",
        "ALTER TABLE incident ADD COLUMN x",
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA rekey = 'mine'",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = OFF",
        "UPDATE audit_row SET actor = 'nobody'",
        "DELETE FROM audit_row",
        "DELETE FROM sqlite_master",
    ],
)
def test_the_running_program_may_not(store: Path, key: bytearray, statement: str) -> None:
    connection = connect(store, key)
    with pytest.raises(sqlcipher.DatabaseError, match=r"not authorized|prohibited|may not be modified"):
        connection.execute(statement)
    connection.close()


def test_a_copy_has_its_own_key_and_is_sound(store: Path, key: bytearray, tmp_path: Path) -> None:
    other = bytearray(os.urandom(32))
    copy = tmp_path / "copy.db"
    copy_store(store, key, copy, other)
    check_soundness(copy, other)
    assert not is_plaintext(copy)
    with pytest.raises(StoreDamaged):
        connect(copy, key)
