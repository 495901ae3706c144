"""Which version of the program this checkout is, read without importing the program."""

from __future__ import annotations

import re
import shutil
import subprocess

from development.steps import ROOT


def program_version() -> str:
    """The version that leoc_desktop/__init__.py states."""
    text = (ROOT / "leoc_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found, "leoc_desktop/__init__.py says the version"
    return found[1]


def commit_time() -> int:
    """When the newest commit was made, in seconds since 1970: the date of everything that is built from it.

    0 where the sources came without their history, or nothing here reads it.
    """
    if shutil.which("git") is None:
        return 0
    command = ("git", "log", "-1", "--format=%ct")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else 0
