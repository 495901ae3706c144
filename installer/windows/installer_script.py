"""Calls NSIS with the list of files that the uninstaller removes, one by one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from development.steps import ROOT, StepError

SCRIPT = Path(__file__).with_name("leoc.nsi")


def make(program: Path, setup: Path, *, version: str, work: Path, quick: bool = False) -> None:
    """Pack the folder ``program`` into the installer ``setup``. Slow: the packing takes a minute.

    ``quick`` packs less tightly, for an installer that is only tried.
    """
    listed = work / "installed_files.nsh"
    listed.write_text(removal_of(program), encoding="utf-8-sig")
    given = {
        "VERSION": version,
        "PROGRAM": program,
        "FILES": listed,
        "ICON": ROOT / "build" / "leoc.ico",
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": setup,
    }
    defined = [f"-D{name}={value}" for name, value in given.items()] + ["-DQUICK"] * quick
    words = ["makensis", "-V2", *defined, str(SCRIPT)]
    if subprocess.run(words, check=False).returncode != 0:
        raise StepError("makensis did not make the installer; its own words are above")


def removal_of(program: Path) -> str:
    """What takes away exactly the files and folders of ``program``, never a whole folder with what others put there."""
    paths = sorted(path.relative_to(program) for path in program.rglob("*"))
    files = [path for path in paths if (program / path).is_file()]
    folders = [path for path in paths if (program / path).is_dir()]
    lines = [f'Delete "{_installed(path)}"' for path in files]
    lines += [f'RMDir "{_installed(path)}"' for path in reversed(folders)]
    return "\n".join(lines) + "\n"


def _installed(path: Path) -> str:
    """The place of a file after installation; a dollar sign would begin a variable."""
    return "$INSTDIR\\" + str(path).replace("$", "$$").replace("/", "\\")
