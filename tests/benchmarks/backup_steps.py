"""Where the work of a backup goes on this computer, step by step: copy, proof, pieces (decision 0048).

Takes the number of incidents (100,000 unless given). Seconds of the processor, then seconds on the clock.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from leoc_desktop.access.backup_pieces import seal_pieces
from leoc_desktop.access.key_vault import database_key
from leoc_desktop.storage.encrypted_engine import connect
from leoc_desktop.storage.snapshot import copy_store
from tests.support.big_office import big_office

_CHECKS = {
    "every page authentic": "cipher_integrity_check",
    "structure": "integrity_check",
    "references": "foreign_key_check",
}
_SERIES = "202611-00"


def _measured(what: str, act: Callable[[], object]) -> None:
    busy, began = time.process_time(), time.monotonic()
    act()
    print(f"| {what} | {time.process_time() - busy:.2f} s | {time.monotonic() - began:.2f} s |", flush=True)


def main() -> int:
    """Print one line for each step."""
    incidents = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    services = big_office(incidents)
    office = services.office
    live, key = (
        database_key(office.vault_key, office.vault.database_epoch),
        bytearray(secrets.token_bytes(32)),
    )
    print(f"{incidents} incidents, {office.folder.database.stat().st_size / 1_000_000:.0f} MB\n")
    print("| Step | processor | time |\n|---|---|---|")
    with tempfile.TemporaryDirectory(dir="output/bench") as folder:
        copy, first, again = (Path(folder) / name for name in ("copy.db", "first", "again"))
        first.mkdir()
        again.mkdir()
        _measured("copy", lambda: copy_store(office.folder.database, live, copy, key))
        _check(copy, key)
        _measured(
            "all pieces sealed",
            lambda: seal_pieces(copy, key, office.vault_key, _SERIES, first, frozenset()),
        )
        held = frozenset(path.name for path in first.iterdir())
        _measured(
            "pieces, nothing new", lambda: seal_pieces(copy, key, office.vault_key, _SERIES, again, held)
        )
    services.close()
    return 0


def _rows(connection: Any, check: str) -> list[Any]:
    found: list[Any] = connection.execute(f"PRAGMA {check}").fetchall()
    return found


def _check(copy: Path, key: bytearray) -> None:
    connection = connect(copy, key, guarded=False)
    for what, check in _CHECKS.items():
        _measured(what, partial(_rows, connection, check))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
