"""Looks at every program and library of the Windows bundle: what they import must be there or part of Windows 10."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from development.steps import StepError

_LIST = Path(__file__).with_name("system_libraries.txt")
_SYSTEM_PREFIXES = ("api-ms-win-", "ext-ms-win-")
_OF_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
_BINARY = {".exe", ".dll", ".pyd"}


def check(program: Path, site_packages: Path) -> int:
    """How many files were looked at. StepError names what is missing and who needs it, or a file of Wine's.

    ``site_packages`` is where the Windows Python keeps pefile, which came with PyInstaller.
    """
    sys.path.append(str(site_packages))
    files = [path for path in program.rglob("*") if path.suffix.lower() in _BINARY]
    brought = {path.name.lower() for path in files}
    system = _system_libraries()
    wrong: list[str] = []
    for file in files:
        content = file.read_bytes()
        if any(mark in content for mark in _OF_WINE):
            wrong.append(f"{file.name} is a part of Wine")
        wrong += [
            f"{file.name} needs {name}"
            for name in sorted(set(_imports_of(content)))
            if name not in brought and name not in system and not name.startswith(_SYSTEM_PREFIXES)
        ]
    if wrong:
        raise StepError("The Windows program is not whole:\n  " + "\n  ".join(sorted(wrong)))
    return len(files)


def _system_libraries() -> set[str]:
    lines = _LIST.read_text(encoding="ascii").splitlines()
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}


def _imports_of(content: bytes) -> Iterator[str]:
    """The libraries that a file names, at once or delayed, in small letters."""
    import pefile  # noqa: PLC0415  lies in the Windows Python, see check()

    with pefile.PE(data=content, fast_load=True) as image:
        image.parse_data_directories(
            directories=[
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        for table in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
            for entry in getattr(image, table, []):
                yield entry.dll.decode("ascii").lower()
