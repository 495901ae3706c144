"""Tries the installer as IT uses it: first an older version with an office in it, then the update, then removal."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from development.steps import StepError, say
from development.wine import Wine
from installer.windows import installer_script

DATA, HOME = r"C:\LEOCपरीक्षण", r"C:\LEOC\Program"
OFFICE = DATA + r"\office"
OLD_VERSION, LEFT_OVER = "0.0.9", "_internal/left_over.dll"
_WRONG_POLICY, _NEWER_INSTALLED = 3, 5


@dataclass(frozen=True)
class Trial:
    """One installer, tried in ``wine``; ``python`` is the Windows Python that also built it."""

    wine: Wine
    python: Path
    setup: Path
    program: Path
    place: Path
    """For what the trial needs itself."""

    @property
    def installed(self) -> Path:
        """The installed folder."""
        return self.wine.path(HOME)

    def run(self) -> None:
        """Everything, in order; StepError with the first thing that is not as it should be."""
        self._install_older()
        count, supervisor = self._office_of_the_older_version()
        self._refuse_a_wrong_policy()
        self._update_while_it_is_open()
        self._find_everything_again(count, supervisor)
        self._make_a_training_office()
        self._refuse_the_older()

    def remove(self) -> None:
        """The uninstaller takes the program away and leaves the office."""
        # _? keeps the uninstaller from going on in a copy of itself, so that its end can be waited for.
        self.wine.expect(HOME + r"\uninstall.exe", "/S", f"_?={HOME}", minutes=2)
        left = [path.name for path in self.installed.rglob("*")] if self.installed.exists() else []
        if left not in ([], ["uninstall.exe"]):
            raise StepError(f"The uninstaller left {', '.join(left[:5])}")
        if not (self.wine.path(OFFICE) / "leoc.db").is_file():
            raise StepError("The uninstaller removed data of the office")
        say("Removed again; the office was left alone")
        shutil.rmtree(self.wine.path(DATA))
        shutil.rmtree(self.installed, ignore_errors=True)

    def _install_older(self) -> None:
        """The same program under a lower number, with a file that the new one no longer brings."""
        say(f"Installing it as version {OLD_VERSION}")
        older = self.place / "older"
        shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(self.program, older, copy_function=os.link)
        (older / LEFT_OVER).write_bytes(b"a library of the older version")
        installer_script.make(older, self._older_setup, version=OLD_VERSION, work=self.place, quick=True)
        self.wine.expect(self._older_setup, "/S", f"/DATADIR={DATA}", f"/D={HOME}", minutes=15)

    @property
    def _older_setup(self) -> Path:
        return self.place / "older-setup.exe"

    def _office_of_the_older_version(self) -> tuple[int, dict[str, Any]]:
        say("Making an office beside it, with a database of an older step")
        made = json.loads(self.wine.output_of(self.python, "-m", "development.older_office", OFFICE))
        return made["incidents"], made["supervisor"]

    def _refuse_a_wrong_policy(self) -> None:
        policy = self.place / "wrong.toml"
        policy.write_text("[office]\nlanguage = 'hi'\n", encoding="utf-8")
        status = self.wine.run(
            self.setup, "/S", f"/POLICY={self.wine.windows(policy)}", f"/D={HOME}", minutes=15
        )
        untouched = (self.installed / LEFT_OVER).exists() and not (self.installed / "policy.toml").exists()
        if status != _WRONG_POLICY or not untouched:
            raise StepError(
                f"A wrong policy ended with status {status}; the old version untouched: {untouched}"
            )
        say("A wrong policy was refused and the old version left as it was")

    def _update_while_it_is_open(self) -> None:
        window = self.wine.begin(HOME + r"\leoc-desktop.exe")
        time.sleep(20)
        if window.poll() is not None:
            raise StepError("The installed window did not stay open")
        began = time.monotonic()
        self.wine.expect(self.setup, "/S", f"/D={HOME}", minutes=20)
        window.wait(timeout=60)
        if (self.installed / LEFT_OVER).exists() or (self.installed / "new").exists():
            raise StepError("The update left files of the older version or its own")
        say(f"Updated while the window was open, in {time.monotonic() - began:.0f} s")

    def _find_everything_again(self, count: int, supervisor: dict[str, Any]) -> None:
        """Signing in brings the database to the new step; the log is checked, and the backup before it is there."""
        signed_in = ("--data-dir", OFFICE, "--as", supervisor["name"], "--password-stdin", "--json")
        leoc, typed = HOME + r"\leoc.exe", supervisor["password"]
        listed = json.loads(self.wine.output_of(leoc, "incident", "list", *signed_in, typed=typed))
        verdict = json.loads(self.wine.output_of(leoc, "audit", "verify", *signed_in, typed=typed))
        # It says, rightly, that no backup went anywhere yet; what counts is that it finds the office by itself.
        checks = json.loads(self.wine.output_of(leoc, "doctor", "--json", may_fail=True))["checks"]
        found = {check["check"]: check for check in checks}
        if found["folder"]["detail"] != OFFICE or not found["store"]["ok"]:
            raise StepError(f"leoc doctor did not find the office where /DATADIR said: {found['folder']}")
        spooled = list((self.wine.path(OFFICE) / "spool").glob("*.leocb"))
        if len(listed) != count or not spooled:
            raise StepError(
                f"{len(listed)} of {count} incidents after the update, {len(spooled)} backups before it"
            )
        say(f"{count} incidents and the log are whole after the update: {json.dumps(verdict)[:120]}")

    def _make_a_training_office(self) -> None:
        """Everything that an office can hold, made and checked by the installed program."""
        leoc, place = HOME + r"\leoc.exe", DATA + r"\training"
        made = json.loads(self.wine.output_of(leoc, "sample", "--data-dir", place, "--json"))
        supervisor = next(user for user in made["users"] if "supervisor" in user["roles"])
        signed_in = ("--data-dir", place, "--as", supervisor["name"], "--password-stdin", "--json")
        verdict = json.loads(
            self.wine.output_of(leoc, "audit", "verify", *signed_in, typed=supervisor["password"])
        )
        say(f"Made a training office; its log of {verdict['rows']} rows is whole: {verdict['whole']}")

    def _refuse_the_older(self) -> None:
        status = self.wine.run(self._older_setup, "/S", f"/D={HOME}", minutes=5)
        if status != _NEWER_INSTALLED:
            raise StepError(f"The older installer ended with status {status} over the newer version")
