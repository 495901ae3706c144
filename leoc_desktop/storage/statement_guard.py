"""The connection's authorizer: what no statement of the running program may do, whoever wrote it.

It stands behind the services and the triggers: schema changes, attached files, key changes and rewriting the log are
refused by the database library itself. Migrations and snapshots use connections without it.
"""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlcipher

_SCHEMA_ACTIONS = frozenset(
    getattr(sqlcipher, name)
    for name in (
        "SQLITE_ALTER_TABLE",
        "SQLITE_ATTACH",
        "SQLITE_DETACH",
        "SQLITE_CREATE_INDEX",
        "SQLITE_CREATE_TABLE",
        "SQLITE_CREATE_TRIGGER",
        "SQLITE_CREATE_TEMP_TRIGGER",
        "SQLITE_CREATE_VIEW",
        "SQLITE_DROP_INDEX",
        "SQLITE_DROP_TABLE",
        "SQLITE_DROP_TRIGGER",
        "SQLITE_DROP_VIEW",
        "SQLITE_REINDEX",
        "SQLITE_CREATE_VTABLE",
        "SQLITE_DROP_VTABLE",
    )
    if hasattr(sqlcipher, name)
)
_ALLOWED_PRAGMAS = frozenset(
    {
        "wal_checkpoint",
        "cipher_integrity_check",
        "integrity_check",
        "quick_check",
        "data_version",
        "table_info",
    }
)
_READABLE_PRAGMAS = frozenset(
    {"read_uncommitted"}
)  # asked, never set, by the database layer when it connects
_APPEND_ONLY = frozenset({"audit_row"})
_OK: int = sqlcipher.SQLITE_OK
_DENY: int = sqlcipher.SQLITE_DENY


def refuse_dangerous_statements(
    action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None
) -> int:
    """Answer the database library's question whether a statement may be prepared."""
    if action in _SCHEMA_ACTIONS:
        return _DENY
    if action == sqlcipher.SQLITE_PRAGMA:
        reading = second is None and first in _READABLE_PRAGMAS
        return _OK if reading or first in _ALLOWED_PRAGMAS else _DENY
    if action in {sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE}:
        # Writing to sqlite_master is how writable_schema hides a dropped trigger.
        return _DENY if first in _APPEND_ONLY or (first or "").startswith("sqlite_") else _OK
    return _OK
