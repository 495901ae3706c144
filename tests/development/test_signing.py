"""Signing a release: what is signed is taken by the program with that key, and the private key stays outside."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from development import signing
from development.steps import ROOT, StepError
from leoc_desktop.features.updates.rules import DEBIAN, ENDING, Release, read_signed_file
from leoc_desktop.foundation import update_key


@pytest.fixture(autouse=True)
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Resources of a checkout that has no key yet."""
    folder = tmp_path / "resources"
    folder.mkdir()
    for module in (signing, update_key):
        monkeypatch.setattr(module, "resource_path", folder.joinpath)
    monkeypatch.setattr(signing, "commit_time", lambda: 1795824000)
    update_key.update_key.cache_clear()
    yield folder
    update_key.update_key.cache_clear()


def installer_in(folder: Path) -> Path:
    file = folder / "leoc-desktop_0.2.0_amd64.deb"
    file.write_bytes(b"made up")
    return file


def test_a_release_is_signed_for_the_program_with_the_key(tmp_path: Path) -> None:
    private = tmp_path / "key.pem"
    signing.new_key(private)
    installer = installer_in(tmp_path)
    target = signing.sign_release(installer, private, "0.1.5")
    assert target.name == installer.name + ENDING
    key = update_key.update_key()
    assert key is not None
    release = read_signed_file(target.read_bytes(), key)
    assert isinstance(release, Release)
    assert (release.version, release.platform, release.oldest, release.date) == (
        "0.2.0",
        DEBIAN,
        "0.1.5",
        "2026-11-28",
    )
    assert release.size == installer.stat().st_size


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")
def test_only_its_owner_reads_the_private_key(tmp_path: Path) -> None:
    private = tmp_path / "key.pem"
    signing.new_key(private)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_private_key_is_never_put_into_the_checkout(resources: Path) -> None:
    with pytest.raises(StepError, match="does not belong into the checkout"):
        signing.new_key(ROOT / "key.pem")
    assert not (ROOT / "key.pem").exists()
    assert not list(resources.iterdir())


def test_a_key_that_programs_trust_is_not_replaced(tmp_path: Path, resources: Path) -> None:
    public = signing.new_key(tmp_path / "key.pem")
    before = public.read_bytes()
    with pytest.raises(StepError, match="is there already"):
        signing.new_key(tmp_path / "second.pem")
    assert not (tmp_path / "second.pem").exists()
    assert public == resources / "update" / "public_key.txt"
    assert public.read_bytes() == before


def test_another_key_than_the_one_built_in_signs_nothing(tmp_path: Path, resources: Path) -> None:
    signing.new_key(tmp_path / "first.pem")
    (resources / "update" / "public_key.txt").write_text("00" * 32, encoding="ascii")
    update_key.update_key.cache_clear()
    installer = installer_in(tmp_path)
    with pytest.raises(StepError, match="not the key that is built into"):
        signing.sign_release(installer, tmp_path / "first.pem")
    assert not installer.with_name(installer.name + ENDING).exists()


def test_what_is_no_installer_of_ours_is_not_signed(tmp_path: Path) -> None:
    signing.new_key(tmp_path / "key.pem")
    other = tmp_path / "setup.exe"
    other.write_bytes(b"made up")
    with pytest.raises(StepError, match="not called like an installer"):
        signing.sign_release(other, tmp_path / "key.pem")


@pytest.mark.parametrize("content", ["", "abc", "00" * 31, "zz" * 32])
def test_a_resource_that_is_no_key_is_none(resources: Path, content: str) -> None:
    (resources / "update").mkdir()
    (resources / "update" / "public_key.txt").write_text(content, encoding="ascii")
    assert update_key.update_key() is None
