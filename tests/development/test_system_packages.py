"""What a bare system lacks is installed for root and named exactly for everybody else."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from development import system_packages
from development.steps import StepError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages are a matter of Linux")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Debian that lacks one library and one program."""
    monkeypatch.setattr(system_packages, "LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    return monkeypatch


@pytest.fixture
def installed(lacking: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been installed."""
    calls: list[list[str]] = []
    lacking.setattr(system_packages, "_install", calls.append)
    return calls


def test_root_gets_what_is_missing(lacking: pytest.MonkeyPatch, installed: list[list[str]]) -> None:
    lacking.setattr(os, "geteuid", lambda: 0)
    system_packages.ensure()
    assert installed == [["libnowhere7"]]


def test_others_get_the_exact_command(lacking: pytest.MonkeyPatch, installed: list[list[str]]) -> None:
    lacking.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(StepError, match=r"sudo apt-get install -y --no-install-recommends libnowhere7$"):
        system_packages.ensure()
    assert installed == []


def test_without_apt_the_libraries_are_named(lacking: pytest.MonkeyPatch) -> None:
    lacking.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(StepError, match=r"libnowhere\.so\.7"):
        system_packages.ensure()


def test_programs_for_tests_are_left_out_where_somebody_would_have_to_be_asked(
    lacking: pytest.MonkeyPatch, installed: list[list[str]]
) -> None:
    lacking.setattr(os, "geteuid", lambda: 1000)
    system_packages.ensure_programs(system_packages.FOR_TESTING, needed=False)
    with pytest.raises(StepError, match="binutils"):
        system_packages.ensure_programs(system_packages.FOR_BUILDING, needed=True)
    lacking.setattr(os, "geteuid", lambda: 0)
    system_packages.ensure_programs(system_packages.FOR_TESTING, needed=False)
    (packages,) = installed
    assert {"poppler-utils", "samba", "samba-vfs-modules", "gnome-keyring"} <= set(packages)


def test_a_complete_system_is_left_alone(lacking: pytest.MonkeyPatch, installed: list[list[str]]) -> None:
    lacking.setattr(system_packages, "LIBRARIES", {"libc.so.6": "libc6"})
    system_packages.ensure()
    assert installed == []
