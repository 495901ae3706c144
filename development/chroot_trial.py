"""Tries the Debian package in a Debian 12 that holds nothing else, as root: `python3 -m development.chroot_trial`.

Made with debootstrap, installed with apt and what the package depends on, looked at with `leoc doctor`, started
without a display, removed again. Nothing of it may stay below /usr.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from development import system_packages
from development.steps import ROOT, StepError, say

SUITE = "bookworm"
_FOR_THE_TRIAL = {"debootstrap": "debootstrap"}
_ACCOUNT = "sita"


def main(arguments: list[str]) -> int:
    """Make the chroot, do the trial in it, remove it; 0 where everything was as it should be."""
    packages = [Path(word) for word in arguments] or sorted((ROOT / "dist").glob("leoc-desktop_*_amd64.deb"))
    try:
        if os.geteuid() != 0 or not packages:
            raise StepError("Run it as root, after `python3 dev.py build`.")
        system_packages.ensure_programs(_FOR_THE_TRIAL, needed=True)
        folder = Path(tempfile.mkdtemp(prefix="leoc-chroot-"))
        try:
            _try_out(folder / "debian", packages[-1])
        finally:
            _remove(folder)
    except StepError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _try_out(debian: Path, package: Path) -> None:
    began = time.monotonic()
    say("Making a bare Debian 12")
    _run("debootstrap", "--variant=minbase", SUITE, str(debian))
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copyfile(name, debian / name.lstrip("/"))
    say(f"Made it in {time.monotonic() - began:.0f} s")
    _run("mount", "-t", "proc", "proc", str(debian / "proc"))
    _trial(debian, package)


def _trial(debian: Path, package: Path) -> None:
    shutil.copyfile(package, debian / "package.deb")
    inside = _inside(debian)
    inside("apt-get", "-q", "update")
    before = _files_below_usr(debian)
    began = time.monotonic()
    inside("apt-get", "-q", "install", "-y", "--no-install-recommends", "/package.deb")
    say(f"Installed with what it depends on in {time.monotonic() - began:.0f} s")
    inside("useradd", "--create-home", _ACCOUNT)
    as_somebody = (
        "setpriv",
        "--reuid",
        _ACCOUNT,
        "--regid",
        _ACCOUNT,
        "--clear-groups",
        "env",
        f"HOME=/home/{_ACCOUNT}",
    )
    inside(*as_somebody, "leoc", "sample", "--data-dir", f"/home/{_ACCOUNT}/office", "--json")
    inside(
        *as_somebody,
        "leoc",
        "doctor",
        "--data-dir",
        f"/home/{_ACCOUNT}/office",
        "--language",
        "en",
        may_fail=True,
    )
    smoke = f"/home/{_ACCOUNT}/smoke.json"
    began = time.monotonic()
    inside(*as_somebody, "QT_QPA_PLATFORM=offscreen", "leoc-desktop", "--smoke", smoke)
    report = json.loads((debian / smoke.lstrip("/")).read_text(encoding="utf-8"))
    for check in report["checks"]:
        print(f"    {'ok    ' if check['ok'] else 'FAILED'} {check['name']}: {check['detail']}", flush=True)
    say(f"The window tried itself out without a display in {time.monotonic() - began:.0f} s")
    inside("apt-get", "-q", "remove", "-y", "leoc-desktop")
    own = [name for name in _files_below_usr(debian) - before if "leoc" in name]
    if own or not (debian / f"home/{_ACCOUNT}/office/leoc.db").is_file():
        raise StepError(f"After its removal there is {', '.join(sorted(own)[:5]) or 'no office any more'}")
    say("Removed; nothing of it is left below /usr, and the office was left alone")


def _remove(folder: Path) -> None:
    """Take the chroot away; never while anything is mounted in it, which would delete what is not the chroot's."""
    for place in reversed(_mounted_in(folder)):
        subprocess.run(["umount", place], check=False)
    if left := _mounted_in(folder):
        raise StepError(f"{', '.join(left)} is still mounted; unmount it, then remove {folder}")
    _run("rm", "-rf", "--one-file-system", str(folder))


def _mounted_in(folder: Path) -> list[str]:
    """Debootstrap leaves its own mounts behind when it is broken off."""
    lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    return [place for place in (line.split(" ")[1] for line in lines) if place.startswith(f"{folder}/")]


def _inside(debian: Path) -> Callable[..., None]:
    clean = {
        **{name: value for name, value in os.environ.items() if name.endswith("_proxy")},
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
    }

    def run(*command: str, may_fail: bool = False) -> None:
        print("  # " + " ".join(command), flush=True)
        done = subprocess.run(["chroot", str(debian), *command], env=clean, check=False)
        if done.returncode != 0 and not may_fail:
            raise StepError(f"{' '.join(command[:3])} ended with status {done.returncode} in the chroot")

    return run


def _files_below_usr(debian: Path) -> set[str]:
    return {str(path.relative_to(debian)) for path in (debian / "usr").rglob("*") if not path.is_dir()}


def _run(*command: str) -> None:
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode != 0:
        raise StepError(f"{' '.join(command[:3])} did not work; its own words are above")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
