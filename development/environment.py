"""The project's own Python environment in .venv, made from the hashed locks and nothing else."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from development import system_packages
from development.steps import ROOT, StepError, run, say

VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "made-from.sha256"
LOCK = ROOT / "requirements" / "dev.txt"
LOCK_OF_LOCKING = ROOT / "requirements" / "lock.txt"
QUIETLY = ("--disable-pip-version-check", "--quiet")


def ensure() -> None:
    """Make .venv, or bring it up to date; does nothing when the locks are the ones it was made from."""
    system_packages.ensure()
    fingerprint = _fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == fingerprint:
        return
    if not _fits_this_python():
        say("Making the environment .venv")
        run(sys.executable, "-m", "venv", "--clear", VENV)
    STAMP.unlink(missing_ok=True)
    say("Installing the locked packages (a few minutes with a slow connection)")
    install(LOCK)
    run(PYTHON, "-m", "pip", *QUIETLY, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(fingerprint, encoding="ascii")


def install(lock: Path) -> None:
    """Install exactly what ``lock`` names, each file checked against its hash."""
    run(PYTHON, "-m", "pip", *QUIETLY, "install", "--require-hashes", "--requirement", lock)


def _fits_this_python() -> bool:
    """Whether .venv exists and was made by this version of Python."""
    configuration = VENV / "pyvenv.cfg"
    version = "{}.{}.".format(*sys.version_info[:2])
    return PYTHON.exists() and f"version = {version}" in configuration.read_text(encoding="utf-8")


def _fingerprint() -> str:
    """A text that changes with the locks, the project's own entry points and the version of Python."""
    parts = [
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def check_python() -> None:
    """Refuse a Python that Qt or the locks do not support."""
    if not (3, 11) <= sys.version_info < (3, 14):
        version = "{}.{}".format(*sys.version_info[:2])
        raise StepError(
            f"LEOC Desktop needs Python 3.11, 3.12 or 3.13; this is {version} ({sys.executable})."
        )
