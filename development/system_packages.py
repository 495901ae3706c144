"""What the operating system must bring: Python's venv and the libraries that Qt links to.

Only Debian and its relatives are served by name; elsewhere the missing libraries are listed.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from development.steps import StepError, say

# Every library that PySide6-Essentials 6.11 links to and does not bring, for the platforms offscreen and xcb,
# with the Debian package that holds it. The Debian package of the program depends on the same list.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOR_BUILDING = {"objcopy": "binutils"}  # PyInstaller puts its archive into the executable with it
FOR_WINDOWS = {
    "wine": "wine",
    "Xvfb": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
}  # the Windows program is built and tried under Wine
# What is not ours and what the tests hold the program against; where one is missing its tests are skipped.
FOR_TESTING = {
    "pdftotext": "poppler-utils",  # another reader of PDF
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",  # the Secret Service of most desktops
    "smbd": "samba samba-vfs-modules",  # a real file server
    "objdump": "binutils",
    "cc": "gcc libc6-dev",  # the recorder of power cuts
}


def ensure() -> None:
    """Install what every command needs where that is allowed; otherwise stop with the exact command."""
    if sys.platform != "linux":
        return
    missing = missing_libraries()
    packages = sorted({LIBRARIES[library] for library in missing})
    if importlib.util.find_spec("ensurepip") is None:
        packages.insert(0, "python3-venv")
    if packages and not shutil.which("apt-get"):
        raise StepError(f"Python's venv or these libraries are missing: {', '.join(missing) or packages}")
    _provide(packages)


def ensure_programs(programs: Mapping[str, str], *, needed: bool) -> None:
    """Install programs of the lists above; those not ``needed`` only where nobody has to be asked."""
    lacking = [packages for program, packages in programs.items() if not shutil.which(program)]
    packages = sorted(package for names in lacking for package in names.split())
    if sys.platform == "linux" and shutil.which("apt-get") and (needed or os.geteuid() == 0):
        _provide(packages)


def _provide(packages: list[str]) -> None:
    if not packages:
        return
    if os.geteuid() != 0:
        raise StepError(
            "This computer lacks some packages. Install them, then start again:\n"
            f"  sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
        )
    _install(packages)


def missing_libraries() -> list[str]:
    """The libraries of the list that cannot be loaded here."""
    return [library for library in LIBRARIES if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    say(f"Installing what this Debian lacks: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        words = ["apt-get", "-q", *command]
        print("  $ " + " ".join(words), flush=True)
        if subprocess.run(words, env=quiet, check=False).returncode != 0:
            raise StepError(f"apt-get {command[0]} did not work; its own words are above")
