"""Consistent copies of the store under a key of their own, and the checks that prove a file sound."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from leoc_desktop.foundation.errors import StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.damage import damage_told, damaged_pages, is_damage
from leoc_desktop.storage.encrypted_engine import connect


def copy_store(source: Path, source_key: bytearray, target: Path, target_key: bytearray) -> None:
    """Copy the whole store, as it is at this moment, to a new file under another key.

    Writers go on working. One step for all pages: a stepped copy never ends while others write. Raises StoreTrouble.
    """
    reading = connect(source, source_key, guarded=False)
    try:
        writing = connect(target, target_key, guarded=False)
        try:
            try:
                reading.backup(writing, pages=-1)
            except sqlcipher.DatabaseError as error:
                if is_damage(error):
                    raise damage_told(damaged_pages(reading)) from error
                raise
            writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            writing.execute("PRAGMA journal_mode = DELETE")
        except sqlcipher.OperationalError as error:  # a full disk, above all
            raise StoreTrouble(N_("The database could not be copied: {reason}"), reason=str(error)) from error
        finally:
            writing.close()
    finally:
        reading.close()


def check_soundness(path: Path, key: bytearray) -> None:
    """Prove that every page is authentic and the structure is sound. Raises StoreDamaged.

    The log is folded in first: the cipher check reads the main file only and would cry wolf otherwise.
    """
    connection = connect(path, key, guarded=False)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        unauthentic = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        verdict = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlcipher.DatabaseError as error:
        raise StoreDamaged from error
    finally:
        connection.close()
    if unauthentic or orphans or [row[0] for row in verdict] != ["ok"]:
        raise StoreDamaged
