"""Builds the one-folder program, tries it with the sample office, and makes the installer for this system."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from development import bill_of_materials, system_packages
from development.environment import PROGRAMS, PYTHON
from development.steps import ROOT, StepError, output_of, run, say
from development.version import commit_time
from installer import make_deb

DIST = ROOT / "dist"
FOLDER = DIST / "leoc-desktop"
ENDING = ".exe" if os.name == "nt" else ""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def build(*, twice: bool = False) -> None:
    """Build, try out, pack. Everything lands in dist/. ``twice`` builds once more and tells what differs."""
    system_packages.ensure_programs(system_packages.FOR_BUILDING, needed=True)
    _make_program()
    with tempfile.TemporaryDirectory() as folder:
        _try_the_command_line(Path(folder))
        _try_the_window(Path(folder))
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        say("Making the Debian package")
        package = make_deb.make(FOLDER, DIST)
        packages = next((ROOT / ".venv" / "lib").glob("python3.*/site-packages"))
        native = json.loads(output_of(PYTHON, "-m", "development.native_versions"))
        python = platform.python_version()
        bill_of_materials.write_bill(package, packages, python, native=native, program=FOLDER)
        bill_of_materials.write_sums(DIST)
        say(f"Made {package} ({package.stat().st_size / 1e6:.1f} MB)")
        if twice:
            _build_again(package)


def _make_program() -> None:
    """The same commit gives the same bytes: dates are those of the commit, and sets are written in one order."""
    say("Building the one-folder program")
    began = time.monotonic()
    folders = ("--distpath", DIST, "--workpath", ROOT / "build")
    run(
        *(PROGRAMS / f"pyinstaller{ENDING}", "--noconfirm", "--clean", "--log-level", "WARN"),
        *(*folders, ROOT / "build.spec"),
        variables={"SOURCE_DATE_EPOCH": str(commit_time()), "PYTHONHASHSEED": "0"},
    )
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"Built {FOLDER} ({size / 1e6:.0f} MB) in {time.monotonic() - began:.0f} s")


def _build_again(package: Path) -> None:
    """Build a second time and name every file that is another then."""
    before, sum_before = sums_of(FOLDER), sums_of(package.parent)[package.name]
    _make_program()
    again = make_deb.make(FOLDER, DIST)
    tell_differences(before, sums_of(FOLDER), same_package=sums_of(again.parent)[again.name] == sum_before)


def tell_differences(before: dict[str, str], after: dict[str, str], *, same_package: bool) -> None:
    """Name every file that is another in the second of two builds."""
    different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    say(f"Two builds: {len(after)} files, {len(different)} differ; the package is the same: {same_package}")
    for name in different:
        print(f"    {name}", flush=True)


def sums_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below ``folder``, by its path in it; of a link its target counts."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {path.readlink()}" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _try_the_command_line(folder: Path) -> None:
    """Make a sample office with the built `leoc` and issue a bulletin as its supervisor."""
    say("Trying the built command line: a sample office and its bulletin")
    office, paper = folder / "office", folder / "bulletin.pdf"
    made = json.loads(_leoc("sample", "--data-dir", office, "--json"))
    supervisor = next(user for user in made["users"] if "supervisor" in user["roles"])
    signed_in = ("--data-dir", office, "--as", supervisor["name"], "--password-stdin", "--json")
    listed = json.loads(_leoc("incident", "list", *signed_in, typed=supervisor["password"]))
    days = [incident["incident_date"] for incident in listed]
    period = ("--from", min(days), "--to", max(days))
    _leoc("bulletin", "issue", *period, "--out", paper, *signed_in, typed=supervisor["password"])
    _expect(paper, b"%PDF-")


def _leoc(*words: str | Path, typed: str = "") -> str:
    command = [str(FOLDER / f"leoc{ENDING}"), *map(str, words)]
    print("  $ " + " ".join(["leoc", *command[1:]]), flush=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        input=typed + "\n",
        env=clean,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"The built leoc ended with status {done.returncode}")
    return done.stdout


def _try_the_window(folder: Path) -> None:
    """Let the built window show the sample office without a display and save what it shows."""
    say("Trying the built window: the sample office, without a display")
    results = folder / "results"
    variables = {**OFFSCREEN, "LEOC_DATA_DIR": str(folder / "window" / "office")}
    run(FOLDER / f"leoc-desktop{ENDING}", "--sample", "--unattended", results, variables=variables)
    run(FOLDER / f"leoc-desktop{ENDING}", "--smoke", folder / "smoke.json", variables=OFFSCREEN)
    for check in json.loads((folder / "smoke.json").read_text(encoding="utf-8"))["checks"]:
        print(f"    {check['name']}: {check['detail']} ({check['seconds']} s)")
    for name, beginning in (("*.png", b"\x89PNG"), ("*.pdf", b"%PDF-")):
        found = list(results.rglob(name))
        if not found:
            raise StepError(f"The built window saved no {name}")
        for file in found:
            _expect(file, beginning)


def _expect(file: Path, beginning: bytes) -> None:
    if not file.is_file() or not file.read_bytes().startswith(beginning):
        raise StepError(f"{file.name} was not written as it should be")
