"""Whose work the program carries is written down, for every package that is built in."""

from __future__ import annotations

import re

from tests.architecture.source_file import ROOT


def _locked_packages() -> list[str]:
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)


def _unnamed(packages: list[str], notices: str) -> list[str]:
    words = set(re.findall(r"[a-z0-9-]+", notices.lower()))
    return [package for package in packages if package not in words]


def test_every_locked_package_is_named_with_its_licence() -> None:
    notices = (ROOT / "docs" / "third_party.md").read_text(encoding="utf-8")
    packages = _locked_packages()
    assert "sqlcipher3" in packages
    assert _unnamed(packages, notices) == []


def test_a_package_that_is_not_named_is_found() -> None:
    assert _unnamed(["reportlab", "leftpad"], "| reportlab | BSD-3-Clause |") == ["leftpad"]


def test_no_file_carries_a_package_index_or_a_file_without_hash() -> None:
    for name in ("runtime", "dev", "lock"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pinned = [number for number, line in enumerate(lines) if "==" in line]
        assert pinned
        assert all(lines[number + 1].lstrip().startswith("--hash=sha256:") for number in pinned)
        assert not [
            line for line in lines if line.startswith(("-i", "--index", "--extra-index", "--find-links"))
        ]
