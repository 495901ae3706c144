"""Telling damage inside the database from every other trouble, and naming the pages that were hit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as sqlcipher

from leoc_desktop.foundation.errors import DatabaseDamaged, StoreDamaged
from leoc_desktop.foundation.translation import N_

_PRIMARY_CODE = 0xFF
_CODES = frozenset({sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB})
_PAGE = re.compile(r"\bpage (\d+)")
_ENOUGH = 1000

DAMAGED = N_(
    "The database is damaged. Nothing more is written to it; what is still readable can be looked at and printed. "
    "Restore a backup."
)
PAGE_DAMAGED = N_(
    "Page {page} of the database is damaged. Nothing more is written to it; what is still readable can be looked at "
    "and printed. Restore a backup."
)
PAGES_DAMAGED = N_(
    "{count} pages of the database are damaged, the first is page {page}. Nothing more is written to it; what is still "
    "readable can be looked at and printed. Restore a backup."
)
DOES_NOT_OPEN = N_("Page {page} of the database is damaged, so it does not open any more. Restore a backup.")


def is_damage(error: object) -> bool:
    """Whether the database library says that what it read is not what was written."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & _PRIMARY_CODE in _CODES


def fits_together(connection: Connection) -> bool:
    """Whether tables and their indexes tell the same; they do not where only some pages are of another day."""
    return connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"


def damaged_pages(connection: Any) -> list[int]:
    """The numbers of the pages that are not authentic, at most a thousand.

    The journal is folded in first: the check reads the main file only and would cry wolf otherwise. Nothing is told
    while another connection keeps that from happening. Where the list of the tables itself is hit, folding in fails
    and the file is looked at as it is.
    """
    with suppress(sqlcipher.DatabaseError):
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            return []
    try:
        told = connection.execute("PRAGMA cipher_integrity_check").fetchmany(_ENOUGH)
    except sqlcipher.DatabaseError:
        return []
    return [int(found[1]) for (line,) in told if (found := _PAGE.search(line))]


def damage_told(pages: Sequence[int]) -> DatabaseDamaged:
    """The sentence about a database that is open and damaged in ``pages``; empty where they cannot be named."""
    if not pages:
        return DatabaseDamaged(DAMAGED)
    if len(pages) == 1:
        return DatabaseDamaged(PAGE_DAMAGED, page=pages[0])
    return DatabaseDamaged(PAGES_DAMAGED, count=len(pages), page=pages[0])


def why_it_does_not_open(connection: Any) -> StoreDamaged:
    """With a wrong key no page is authentic, and the first least of all; with damage the others are."""
    pages = damaged_pages(connection)
    if not pages or pages[0] == 1:
        return StoreDamaged()
    return StoreDamaged(DOES_NOT_OPEN, page=pages[0])
