"""Migrations: up, down, and the same schema whichever way a store was made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.encrypted_engine import EncryptedEngine, connect
from leoc_desktop.storage.schema_upgrade import create_store, migrate, needs_upgrade, schema_hash

KEY = bytearray(os.urandom(32))


def _definition(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Columns, indexes and triggers of every table, however their statements were written."""
    connection = connect(path, KEY, guarded=False)
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    found = {name: sorted(connection.execute(f'PRAGMA table_info("{name}")').fetchall()) for name in names}
    for name in names:
        found[f"{name} indexes"] = sorted(
            (row[2], row[3], tuple(part[2] for part in connection.execute(f'PRAGMA index_info("{row[1]}")')))
            for row in connection.execute(f'PRAGMA index_list("{name}")').fetchall()
        )
        found[f"{name} keys"] = sorted(
            row[2:5] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')
        )
    found["triggers"] = sorted(
        connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    connection.close()
    return found


def _empty(path: Path) -> None:
    connect(path, KEY, guarded=False).close()


def test_migrations_make_the_schema_that_a_new_store_has(tmp_path: Path) -> None:
    create_store(tmp_path / "new.db", KEY, SCHEMA)
    _empty(tmp_path / "migrated.db")
    migrate(tmp_path / "migrated.db", KEY, SCHEMA)
    assert _definition(tmp_path / "migrated.db") == _definition(tmp_path / "new.db")


def test_down_and_up_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "leoc.db"
    _empty(path)
    migrate(path, KEY, SCHEMA)
    before = _definition(path)
    migrate(path, KEY, SCHEMA, to="base")
    assert set(_definition(path)) & {"incident", "user", "audit_row"} == set()
    migrate(path, KEY, SCHEMA)
    assert _definition(path) == before


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leoc.db"
    create_store(path, KEY, SCHEMA)
    connection = connect(path, KEY, guarded=False)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    engine = EncryptedEngine(path, KEY)
    with pytest.raises(StoreTrouble, match="newer version"):
        needs_upgrade(engine, SCHEMA)
    engine.close()


def test_a_dropped_trigger_changes_the_hash(tmp_path: Path) -> None:
    path = tmp_path / "leoc.db"
    create_store(path, KEY, SCHEMA)
    engine = EncryptedEngine(path, KEY, guarded=False)
    with engine.engine.connect() as connection:
        before = schema_hash(connection)
        connection.exec_driver_sql("DROP TRIGGER incident_locked")
        assert schema_hash(connection) != before
    engine.close()


def test_the_migrations_are_one_chain_that_ends_at_the_head() -> None:
    scripts = ScriptDirectory(str(SCHEMA.migrations))
    assert scripts.get_heads() == [SCHEMA.head]
