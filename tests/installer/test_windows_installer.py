"""What the Windows installer removes again, and what Windows shows under Properties."""

from __future__ import annotations

from pathlib import Path

from installer.windows.installer_script import removal_of
from installer.windows.version_resource import version_resource


def test_exactly_what_was_installed_is_removed_inner_folders_first(tmp_path: Path) -> None:
    for name in ("leoc.exe", "_internal/a b.dll", "_internal/deep/$x.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert removal_of(tmp_path).splitlines() == [
        'Delete "$INSTDIR\\_internal\\a b.dll"',
        'Delete "$INSTDIR\\_internal\\deep\\$$x.txt"',
        'Delete "$INSTDIR\\leoc.exe"',
        'RMDir "$INSTDIR\\_internal\\deep"',
        'RMDir "$INSTDIR\\_internal"',
    ]


def test_the_version_is_told_in_words_and_in_four_numbers() -> None:
    resource = version_resource("1.12.3")
    assert "filevers=(1, 12, 3, 0)" in resource
    assert "StringStruct('ProductVersion', '1.12.3')" in resource
