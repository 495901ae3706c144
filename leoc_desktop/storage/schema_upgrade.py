"""Making the schema of a new store and bringing an older one up to date (R17).

Schema changes run on a connection of their own: no statement guard, foreign keys off while tables are rebuilt and
checked afterwards, every trigger made anew from one list. Alembic is imported only when there is something to
migrate, so the window does not carry it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData

from leoc_desktop.foundation.errors import StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.encrypted_engine import WRITING, EncryptedEngine, is_plaintext

_REVISION_TABLE = "alembic_version"


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema this program works with: tables, triggers, the newest revision and where migrations lie."""

    metadata: MetaData
    triggers: Callable[[], list[str]]
    head: str
    migrations: Path


def create_store(path: Path, key: bytearray, schema: Schema) -> None:
    """Make a new encrypted store with the newest schema. Refuses to touch a file that exists."""
    if path.exists():
        raise StoreTrouble(N_("There is already a database in this folder."))
    engine = EncryptedEngine(path, key, guarded=False)
    try:
        with engine.engine.execution_options(**{WRITING: True}).begin() as connection:
            schema.metadata.create_all(connection)
            connection.exec_driver_sql(
                f"CREATE TABLE {_REVISION_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
            )
            connection.exec_driver_sql(
                f"INSERT INTO {_REVISION_TABLE} (version_num) VALUES (?)",  # noqa: S608  a constant of ours
                (schema.head,),
            )
            renew_triggers(connection, schema)
        with engine.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.close()
    if is_plaintext(path):
        path.unlink()
        raise StoreTrouble(N_("The database library of this program cannot encrypt. Nothing was written."))


def revision(connection: Connection) -> str:
    """The schema revision of an open store. Raises StoreDamaged when it has none."""
    row = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (_REVISION_TABLE,)
    ).scalar()
    if not row:
        raise StoreDamaged
    return str(connection.exec_driver_sql(f"SELECT version_num FROM {_REVISION_TABLE}").scalar())  # noqa: S608


def needs_upgrade(engine: EncryptedEngine, schema: Schema) -> bool:
    """Whether the store is older than this program.

    Raises StoreTrouble when it is newer or unknown: an older program must not touch it.
    """
    with engine.engine.connect() as connection:
        found = revision(connection)
    if found == schema.head:
        return False
    if not any(path.stem.split("_")[0] == found for path in schema.migrations.glob("versions/*.py*")):
        raise StoreTrouble(
            N_(
                "This database was written by a newer version of the program. Install that version and try again."
            )
        )
    return True


def migrate(path: Path, key: bytearray, schema: Schema, *, to: str = "head") -> None:
    """Bring the store to revision ``to``; all in one transaction, so that a failure changes nothing."""
    from alembic import command  # noqa: PLC0415  a running window never needs it (R40)
    from alembic.config import Config  # noqa: PLC0415

    engine = EncryptedEngine(path, key, guarded=False)
    try:
        with engine.engine.execution_options(**{WRITING: True}).connect() as connection:
            _set_foreign_keys(connection, on=False)  # counts only before the transaction begins
            with connection.begin():
                _drop_triggers(connection)
                config = Config()
                config.set_main_option("script_location", str(schema.migrations))
                config.attributes["connection"] = connection
                going_down = to not in {"head", schema.head}
                (command.downgrade if going_down else command.upgrade)(config, to)
                if not going_down:
                    renew_triggers(connection, schema)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise StoreTrouble(
                        N_("The upgrade of the database failed and was undone. Nothing changed.")
                    )
    finally:
        engine.close()


def _set_foreign_keys(connection: Connection, *, on: bool) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _drop_triggers(connection: Connection) -> None:
    names = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    )
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def renew_triggers(connection: Connection, schema: Schema) -> None:
    """Drop every trigger and make those of the one list."""
    _drop_triggers(connection)
    for statement in schema.triggers():
        connection.exec_driver_sql(statement)


def schema_hash(connection: Connection) -> str:
    """SHA-256 over the definitions of all tables, indexes and triggers: a dropped trigger changes it."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
        "WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256("\n".join("|".join(map(str, row)) for row in rows).encode()).hexdigest()
