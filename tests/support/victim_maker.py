"""Hands jobs to a process that makes operators to be killed, and says what of their noted steps a store lacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.storage.encrypted_engine import connect
from leoc_desktop.storage.snapshot import check_soundness
from tests.support.offices import TestOffice
from tests.support.victims import ACKS, Job

ROOT = Path(__file__).parents[2]


class VictimMaker:
    """One process that makes operators."""

    def __init__(self, child: subprocess.Popen[str], unlock_key: str) -> None:
        self._child = child
        self._unlock_key = unlock_key

    def run(self, folder: Path, **wish: Any) -> dict[str, Any]:
        """Let one operator work in ``folder``; how he ended (-9: killed) and what he was refused."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(Job(str(folder), self._unlock_key, **wish).as_line())
        self._child.stdin.flush()
        answer: dict[str, Any] = json.loads(self._child.stdout.readline())
        assert answer["status"] in {0, -9}, answer["refused"]
        return answer


@contextmanager
def victim_maker(office: TestOffice, spare: Path, recorder: Path | None = None) -> Iterator[VictimMaker]:
    """The process; what it needs to warm up is done in a copy of the office at ``spare``."""
    first = Job(str(office.copy(spare).folder), office.unlock_keys["hari"])
    preload = {} if recorder is None else {"LD_PRELOAD": str(recorder)}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.victims"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | preload,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(first.as_line())
        child.stdin.flush()
        assert child.stdout.readline() == "ready\n"
        yield VictimMaker(child, office.unlock_keys["hari"])
    finally:
        child.stdin.close()
        child.wait(30)
        child.stdout.close()


def office_key(office: TestOffice) -> bytearray:
    """The key of its database."""
    vault = KeyVault.load(office.folder)
    return database_key(vault.open_recovery_slot(office.recovery_code).vault_key, vault.database_epoch)


def noted(folder: Path) -> list[str]:
    """The steps that the operators were told are done."""
    file = folder / ACKS
    return file.read_text().splitlines() if file.exists() else []


def lacking(database: Path, key: bytearray, steps: Iterable[str]) -> list[str]:
    """Those of the noted steps that a database, found sound, does not hold. Raises StoreTrouble."""
    check_soundness(database, key)
    connection = connect(database, key)
    try:
        rows = connection.execute("SELECT hex(id), number, state, description FROM incident").fetchall()
        drafts = {row[0].lower() for row in rows}
        state = {row[1]: (row[2], row[3]) for row in rows if row[1]}
        unlocked = {
            row[0]
            for row in connection.execute(
                "SELECT incident.number FROM unlock_grant JOIN incident ON incident.row_no = unlock_grant.record_no"
            )
        }
    finally:
        connection.close()
    return [step for step in steps if not _holds(step.split(), drafts, state, unlocked)]


def _holds(step: list[str], drafts: set[str], state: dict[str, tuple[str, str]], unlocked: set[str]) -> bool:
    if step[0] == "draft":
        return step[1] in drafts
    if step[0] == "submitted":
        return state.get(step[1], ("", ""))[0] == "submitted"
    if step[0] == "unlocked":
        return step[1] in unlocked
    return state.get(step[1], ("", ""))[1] == step[2]
