"""After locking, no key of the office is left in the memory of the program; before, the same search finds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.offices import PASSWORDS, TestOffice
from tests.support.process_memory import counted_in
from tests.support.store_surgery import key_of

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/PID/mem")


def _keys(office: TestOffice) -> dict[str, bytes]:
    """The vault key, the database key and the ways in which a driver could keep them."""
    services = office.sign_in("hari")
    vault_key, database_key = bytes(services.office.vault_key), bytes(key_of(services))
    signing_key = bytes(services.login.signing_key)
    office.close()
    return {
        "vault key": vault_key,
        "vault key in hex": vault_key.hex().encode(),
        "database key": database_key,
        "database key in hex": database_key.hex().encode(),
        "database key in capital hex": database_key.hex().upper().encode(),
        "signing key": signing_key,
    }


def _wait_for(program: subprocess.Popen[str], word: str) -> None:
    assert program.stdout is not None
    line = program.stdout.readline().strip()
    if line != word:
        _out, err = program.communicate()
        raise AssertionError(f"{line!r} instead of {word!r}: {err}")


def test_no_key_is_left_in_the_memory_after_locking(office: TestOffice) -> None:
    keys = _keys(office)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.window_in_a_child", str(office.folder), "hari"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            assert program.stdin is not None
            program.stdin.write(PASSWORDS["hari"] + "\n")
            program.stdin.flush()
            _wait_for(program, "open")
            try:
                before = counted_in(program.pid, keys)
            except PermissionError:
                pytest.skip("this system does not let a parent read the memory of its child")
            program.stdin.write("\n")
            program.stdin.flush()
            _wait_for(program, "locked")
            after = counted_in(program.pid, keys)
        finally:
            program.kill()
    assert before["vault key"] > 0, "the search finds what is there"
    assert before["database key"] > 0
    assert before["signing key"] > 0
    assert after == dict.fromkeys(keys, 0)
