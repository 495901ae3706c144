"""The Debian package holds the program, its menu entry and icon, and depends on what the program links to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from development.steps import ROOT, StepError
from installer import make_deb

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dpkg-deb") or not shutil.which("objdump"),
    reason="needs dpkg-deb and objdump",
)


def _asked(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder that looks like the built program: two programs that do nothing, and a file."""
    folder = tmp_path / "leoc-desktop"
    (folder / "_internal").mkdir(parents=True)
    for name in ("leoc-desktop", "leoc"):
        shutil.copy(shutil.which("true") or "true", folder / name)
    (folder / "_internal" / "note.txt").write_text("note", encoding="utf-8")
    return folder


def test_package_holds_program_menu_entry_and_icon(program: Path, tmp_path: Path) -> None:
    package = make_deb.make(program, tmp_path)
    listed = _asked("dpkg-deb", "--contents", package)
    for place in (
        "./usr/lib/leoc-desktop/leoc\n",
        "./usr/lib/leoc-desktop/_internal/note.txt\n",
        "./usr/bin/leoc -> ../lib/leoc-desktop/leoc\n",
        "./usr/bin/leoc-desktop -> ../lib/leoc-desktop/leoc-desktop\n",
        "./usr/share/applications/leoc-desktop.desktop\n",
        "./usr/share/icons/hicolor/scalable/apps/leoc-desktop.svg\n",
        "./usr/share/doc/leoc-desktop/copyright\n",
        "./usr/share/man/man1/leoc.1.gz\n",
        "./usr/share/mime/packages/leoc-desktop.xml\n",
    ):
        assert place in listed
    assert _asked("dpkg-deb", "--field", package, "Depends").startswith("libc6 (>= 2.")


def test_two_packages_of_one_program_are_alike(program: Path, tmp_path: Path) -> None:
    first = make_deb.make(program, tmp_path).read_bytes()
    for file in program.rglob("*"):
        file.touch()  # built anew, later
    assert make_deb.make(program, tmp_path).read_bytes() == first


def test_a_double_click_on_a_backup_opens_the_program_with_it() -> None:
    entry = (ROOT / "installer" / "leoc-desktop.desktop").read_text(encoding="utf-8").splitlines()
    kinds = (ROOT / "installer" / "leoc-desktop.xml").read_text(encoding="utf-8")
    assert "Exec=leoc-desktop %f" in entry
    (kind,) = (line.removeprefix("MimeType=").rstrip(";") for line in entry if line.startswith("MimeType="))
    assert f'type="{kind}"' in kinds


def test_installed_files_belong_to_root_and_only_programs_run(program: Path, tmp_path: Path) -> None:
    listed = _asked("dpkg-deb", "--contents", make_deb.make(program, tmp_path)).splitlines()
    modes = {line.split()[-1]: line.split()[:2] for line in listed if " -> " not in line}
    assert modes["./usr/lib/leoc-desktop/leoc"] == ["-rwxr-xr-x", "root/root"]
    assert modes["./usr/lib/leoc-desktop/_internal/note.txt"] == ["-rw-r--r--", "root/root"]


def test_library_that_nobody_assigned_stops_the_build(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_deb, "_output", lambda *_: "  NEEDED               libnowhere.so.7\n")
    with pytest.raises(StepError, match=r"libnowhere\.so\.7"):
        make_deb.needs_of(program)


def test_dependencies_are_what_the_files_link_to_and_do_not_bring(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = "".join(f"  NEEDED  {name}\n" for name in ("libEGL.so.1", "libcups.so.2", "libQt6Own.so.6"))
    monkeypatch.setattr(make_deb, "_output", lambda *_: described + "0x069691b4 0x00 02 GLIBC_2.34\n")
    for name in ("libQt6Own.so.6", "libxkbcommon.so.0"):
        (program / "_internal" / name).touch()
    assert make_deb.needs_of(program) == (["libc6 (>= 2.34)", "libegl1", "xkb-data"], ["libcups2"])
