"""Where the program's own files and the office's data lie, on Windows, Linux and inside the packaged program."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

DATA_DIR_VARIABLE = "LEOC_DATA_DIR"
SAMPLE_FOLDER = "training"
_REGISTRY_KEY = r"Software\LEOC Desktop"


def _program_root() -> Path:
    """The folder that holds ``resources`` and ``fonts``: the bundle's, or the checkout's."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def resource_path(*parts: str) -> Path:
    """A file or folder below ``resources``."""
    return _program_root().joinpath("resources", *parts)


def font_path(file_name: str) -> Path:
    """A bundled font file."""
    return _program_root() / "fonts" / file_name


def licence_files() -> dict[str, Path]:
    """The licence texts that came with the program, each under a name that a reader understands."""
    root = _program_root()
    if (root / "licences").is_dir():
        folder = root / "licences"
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path for path in files}
    places = [root / "LICENSE", root / "docs" / "third_party.md", root / "fonts" / "OFL.txt"]
    places += [root / "resources" / "icons" / "LICENSE", *sorted((root / "installer" / "licences").iterdir())]
    return {path.relative_to(root).as_posix(): path for path in places if path.is_file()}


def default_data_dir() -> Path:
    """The data folder of the signed-in operating system account; ``LEOC_DATA_DIR`` overrides it."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        installed = _folder_chosen_at_installation()
        if installed:
            return Path(os.path.expandvars(installed)) / "office"
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "LEOC Desktop" / "office"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "leoc-desktop" / "office"


def _folder_chosen_at_installation() -> str:
    """What IT gave the installer as /DATADIR; it may hold variables such as %USERNAME%."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  only Windows has a registry

        for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            with contextlib.suppress(OSError), winreg.OpenKey(hive, _REGISTRY_KEY) as key:
                return str(winreg.QueryValueEx(key, "DataFolder")[0])
    return ""


def training_data_dir() -> Path:
    """The data folder of the training office: never the real office's."""
    return default_data_dir().with_name(SAMPLE_FOLDER)
