"""Guessing at the real sign-in: killed, restarted, with the clock turned and the guard file removed.

Shows the promise of security.md, section 8: the counter never falls, the total delay never shrinks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from leoc_desktop.access.guard_file import FILE
from leoc_desktop.access.guess_guard import MustWait, delay_after
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.workstation import workstation
from leoc_desktop.features.office.service import OfficeDoor
from leoc_desktop.foundation.errors import SignInFailed
from tests.support.guessing import Machine
from tests.support.keyrings import FileDrawer
from tests.support.safe_office import PASSWORDS, make_safe_office

GUESSES = 40 * int(os.environ.get("LEOC_FAULT_FACTOR", "1"))  # 5 makes the 200 of the specification
ACCOUNTS = ("sita", "hari", "admin")
ROOT = Path(__file__).parents[2]
YEAR = timedelta(days=365)


class Attacker:
    """Somebody at the workstation who may kill, restart, turn the clock and remove files, but waits where told."""

    def __init__(self, folder: Path, drawer_file: Path, clock: Machine) -> None:
        self.folder, self.clock = folder, clock
        self._drawer_file = drawer_file
        self._drawer = FileDrawer(drawer_file)
        self.waited = 0.0

    def guess(self, name: str, *, killed: bool) -> None:
        """One guess, made as soon as the sign-in lets it be made."""
        while True:
            try:
                self._try(name, killed=killed)
            except MustWait as wait:
                seconds = int(str(wait.values["seconds"]))
                self.waited += seconds
                self.clock.advance(timedelta(seconds=seconds))
            else:
                return

    def _try(self, name: str, *, killed: bool) -> None:
        door = OfficeDoor(self.folder, self.clock, self._drawer.keyring)
        if killed and not self.waiting(name):
            self._killed_while_checking(name)
            return
        with pytest.raises(SignInFailed):
            door.sign_in(name, "not the password, whoever asks")

    def _killed_while_checking(self, name: str) -> None:
        clock = self.clock
        words = (self.folder, self._drawer_file, name, clock.starts, repr(clock.boot_seconds()), clock.now())
        command = [sys.executable, "-m", "tests.support.guess_in_a_child", *map(str, words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as program:
            assert program.stdout is not None
            assert program.stdout.readline().strip() == b"checking"
            program.kill()

    def failures(self, name: str) -> int:
        """What the workstation counts for the account, as a new process reads it."""
        vault = KeyVault.load(self.folder)
        here = workstation(self.folder, vault, self.clock, self._drawer.keyring)
        return here.guard.failures_since(vault.slot_id(name))

    def waiting(self, name: str) -> float:
        """How long the account has to wait now."""
        vault = KeyVault.load(self.folder)
        here = workstation(self.folder, vault, self.clock, self._drawer.keyring)
        return here.guard.waiting_seconds(vault.slot_id(name))

    def meddle(self, number: int) -> None:
        """One of the ways to gain a free try, by turns."""
        way = number % 5
        if way == 1:
            self.clock.start_again()
        elif way == 2:
            self.clock._moment += YEAR
        elif way == 3:
            (self.folder / FILE).unlink()
        elif way == 4:
            self.clock._moment -= YEAR


def test_no_way_to_guess_faster_or_to_be_forgotten(tmp_path: Path) -> None:
    safe = make_safe_office(tmp_path / "office")
    drawer_file = tmp_path / "keyring.json"
    kept = {f"{service} {user}": text for (service, user), text in safe.drawer.kept.items()}
    drawer_file.write_text(json.dumps(kept))
    clock = Machine()
    clock._moment = safe.clock.now()
    attacker = Attacker(safe.folder, drawer_file, clock)
    counted, schedule = dict.fromkeys(ACCOUNTS, 0), 0.0
    for number in range(GUESSES):
        name = ACCOUNTS[number % len(ACCOUNTS)]
        schedule += delay_after(number)  # all tries of one workstation count together
        attacker.guess(name, killed=number % 5 == 0)
        counted[name] += 1
        attacker.meddle(number)
        assert {account: attacker.failures(account) for account in ACCOUNTS} == counted
        assert attacker.waited >= schedule
    clock.advance(timedelta(seconds=attacker.waiting("sita")))
    OfficeDoor(safe.folder, clock, FileDrawer(drawer_file).keyring).sign_in("sita", PASSWORDS["sita"]).close()
    assert attacker.failures("sita") == 0, "the right password, at last, begins anew"
