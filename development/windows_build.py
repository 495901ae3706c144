"""Builds the Windows program and its installer on Debian under Wine, and tries both before they are called built."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

from development import bill_of_materials, packaging, system_packages, windows_python
from development.environment import PYTHON
from development.steps import ROOT, StepError, run, say
from development.version import commit_time, program_version
from development.windows_trial import HOME, Trial
from development.wine import Wine
from installer.windows import installer_script, used_libraries
from installer.windows.version_resource import version_resource

PLACE = ROOT / "build" / "windows"
PREFIX = PLACE / "prefix"
PYTHON_FOLDER = PLACE / "python"
PROGRAM = PLACE / "dist" / "leoc-desktop"
DIST = ROOT / "dist"


def build(*, twice: bool = False) -> Path:
    """Everything from a clean Debian to ``dist/LEOC-Desktop-VERSION-setup.exe``; StepError where a step fails.

    ``twice`` builds once more and tells what differs.
    """
    began = time.monotonic()
    system_packages.ensure_programs(system_packages.FOR_WINDOWS, needed=True)
    python = windows_python.ensure(PYTHON_FOLDER)
    with Wine(PREFIX) as wine:
        _make_program(wine, python)
        count = used_libraries.check(PROGRAM, PYTHON_FOLDER / "Lib" / "site-packages")
        say(f"{count} programs and libraries: all they import is in the bundle or part of Windows 10")
        smoke(wine, PROGRAM / "leoc-desktop.exe", PLACE / "smoke-built.json")
        setup = make_installer()
        _try_installer(wine, python, setup)
        native = json.loads(wine.output_of(python, "-m", "development.native_versions"))
        if twice:
            _build_again(wine, python, setup)
    packages = PYTHON_FOLDER / "Lib" / "site-packages"
    bill_of_materials.write_bill(setup, packages, windows_python.FULL_VERSION, native=native, program=PROGRAM)
    bill_of_materials.write_sums(DIST)
    say(f"Made {setup} after {time.monotonic() - began:.0f} s")
    return setup


def _make_program(wine: Wine, python: Path) -> None:
    say("Building the one-folder program for Windows")
    run(PYTHON, "-m", "installer.make_icon", ROOT / "build" / "leoc.ico")
    resource = ROOT / "build" / "version_resource.txt"
    resource.write_text(version_resource(program_version()), encoding="ascii")
    shutil.rmtree(PROGRAM, ignore_errors=True)
    wine.expect(
        *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", PROGRAM.parent, "--workpath", PLACE / "work", ROOT / "build.spec"),
        minutes=60,
        variables={"SOURCE_DATE_EPOCH": str(commit_time())},
    )
    say(f"Built {PROGRAM} ({size_of(PROGRAM) / 1e6:.0f} MB)")


def smoke(wine: Wine, program: str | Path, result: Path) -> None:
    """Let a Windows program try itself out; StepError unless everything that it tried worked."""
    result.unlink(missing_ok=True)
    began = time.monotonic()
    status = wine.run(program, "--smoke", result, minutes=6)
    if not result.exists():
        raise StepError(f"The program ended with status {status} and left no result of its trial")
    report = json.loads(result.read_text(encoding="utf-8"))
    for check in report["checks"]:
        print(f"    {'ok    ' if check['ok'] else 'FAILED'} {check['name']}: {check['detail']}", flush=True)
    say(f"Tried it out in {report['seconds']} s of {time.monotonic() - began:.1f} s, on {report['system']}")
    if status != 0 or not report["ok"]:
        raise StepError("The trial of the Windows program failed; see above")


def make_installer() -> Path:
    """Pack the built program with NSIS."""
    say("Making the installer")
    setup = DIST / f"LEOC-Desktop-{program_version()}-setup.exe"
    DIST.mkdir(exist_ok=True)
    installer_script.make(PROGRAM, setup, version=program_version(), work=PLACE)
    say(f"Made {setup.name} ({setup.stat().st_size / 1e6:.1f} MB)")
    return setup


def _try_installer(wine: Wine, python: Path, setup: Path) -> None:
    """An older version with an office in it, the update, its trial of itself, removal."""
    trial = Trial(wine, python, setup, PROGRAM, PLACE)
    trial.run()
    say(f"Installed {size_of(trial.installed) / 1e6:.0f} MB")
    smoke(wine, HOME + r"\leoc-desktop.exe", PLACE / "smoke-installed.json")
    trial.remove()


def _build_again(wine: Wine, python: Path, setup: Path) -> None:
    before, sum_before = packaging.sums_of(PROGRAM), packaging.sums_of(DIST)[setup.name]
    _make_program(wine, python)
    make_installer()
    same = packaging.sums_of(DIST)[setup.name] == sum_before
    packaging.tell_differences(before, packaging.sums_of(PROGRAM), same_package=same)


def size_of(folder: Path) -> int:
    """Bytes of all files below ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
