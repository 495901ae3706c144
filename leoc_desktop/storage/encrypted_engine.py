"""The one factory of database connections: encrypted, set up in a fixed order, and guarded.

Forgetting the key on a new file silently makes a plaintext database, and a connection without the settings below
loses its protections one by one; so nothing else in the program connects.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from leoc_desktop.foundation.errors import StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.damage import damaged_pages, why_it_does_not_open
from leoc_desktop.storage.statement_guard import refuse_dangerous_statements

WRITING = "leoc_writing"
KEY_BYTES = 32
PAGE_BYTES = 4096
_PLAINTEXT_MAGIC = b"SQLite format 3\x00"
# Order matters: security.md 3.3. WAL with FULL lost no acknowledged commit in 2,000 simulated power cuts.
_SETTINGS = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA cipher_memory_security = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -16000",
)


def is_plaintext(path: Path) -> bool:
    """Whether the file is an unencrypted SQLite database."""
    with path.open("rb") as file:
        return file.read(len(_PLAINTEXT_MAGIC)) == _PLAINTEXT_MAGIC


def could_be_encrypted(path: Path) -> bool:
    """Whether the size is that of whole pages; more cannot be told without the key, for good reason."""
    size = path.stat().st_size
    return size > 0 and size % PAGE_BYTES == 0


def versions() -> tuple[str, str]:
    """Of SQLCipher and of the SQLite in it."""
    connection = sqlcipher.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0]), str(sqlcipher.sqlite_version)
    finally:
        connection.close()


def connect(path: Path, key: bytearray, *, guarded: bool = True) -> Any:
    """Open one raw connection to ``path`` with the 32-byte ``key``; creates the file when it is missing.

    ``guarded=False`` leaves the statement guard out; only schema changes and snapshots ask for that.
    Raises StoreDamaged when the file is plaintext, damaged, or has another key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    if path.exists() and path.stat().st_size and is_plaintext(path):
        raise StoreDamaged(N_("The database file is not encrypted and was refused. Restore a backup."))
    try:
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5.0)
    except sqlcipher.OperationalError as error:
        raise StoreTrouble(N_("The database file cannot be opened: {reason}"), reason=str(error)) from error
    try:
        _unlock(connection, key)
        for statement in _SETTINGS:
            connection.execute(statement)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise _trouble(error, path, key) from error
    if guarded:
        connection.set_authorizer(refuse_dangerous_statements)
    return connection


def _trouble(error: Exception, path: Path, key: bytearray) -> StoreTrouble:
    """Wrong key and damage are one thing to the reader; a locked or unwritable file is another."""
    if isinstance(error, sqlcipher.OperationalError):
        return StoreTrouble(N_("The database file cannot be opened: {reason}"), reason=str(error))
    connection = sqlcipher.connect(
        str(path), isolation_level=None
    )  # one that met damage answers nothing any more
    try:
        _unlock(connection, key)
        for statement in _SETTINGS[:2]:
            connection.execute(statement)
        return why_it_does_not_open(connection)
    finally:
        connection.close()


def _unlock(connection: Any, key: bytearray) -> None:
    """Hand the raw key over and wipe the copy made for it; PRAGMA key would leave three in memory."""
    literal = bytearray(b"x'") + hexlify(key) + bytearray(b"'")
    try:
        connection.set_key(literal)
    finally:
        for position in range(len(literal)):
            literal[position] = 0
    if connection.execute("PRAGMA cipher_status").fetchone()[0] not in {1, "1"}:
        connection.close()
        raise StoreTrouble(N_("The database library of this program cannot encrypt. Nothing was written."))


class EncryptedEngine:
    """A SQLAlchemy engine over one encrypted file; it keeps the key until ``close`` wipes it."""

    def __init__(self, path: Path, key: bytearray, *, guarded: bool = True) -> None:
        self.path = path
        self._key = bytearray(key)
        self.engine = _engine(lambda: connect(path, self._key, guarded=guarded))

    def let_go(self) -> None:
        """Close the connections that nobody uses just now: Windows puts no other file in the place of an open one."""
        self.engine.dispose()

    def damaged_pages(self) -> list[int]:
        """Which pages are damaged, by a connection of its own: one that met damage answers nothing any more."""
        self.let_go()
        try:
            connection = connect(self.path, self._key)
        except StoreTrouble:
            return []
        try:
            return damaged_pages(connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection and wipe the key."""
        self.engine.dispose()
        for position in range(len(self._key)):
            self._key[position] = 0


def _engine(creator: Callable[[], Any]) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,  # without it an IntegrityError is not mapped to SQLAlchemy's
        creator=creator,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers take the write lock at once (R17): two can never both read, then both write."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
