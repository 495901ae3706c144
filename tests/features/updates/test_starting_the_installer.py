"""Handing over to the installer: Windows starts it with the right words, elsewhere one command is told."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from leoc_desktop.features.updates.service import starting
from leoc_desktop.foundation.errors import Refused

INSTALLER = Path("some folder") / "LEOC कार्यालय" / "LEOC-Desktop-0.2.0-setup.exe"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs no command")
def test_the_command_survives_spaces_and_nepali() -> None:
    assert shlex.split(starting.begin_installer(INSTALLER)) == ["sudo", "apt", "install", str(INSTALLER)]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows starts it by itself")
@pytest.mark.parametrize(
    ("everybody", "words"), [(False, ("open", "/S /CurrentUser")), (True, ("runas", "/S /AllUsers"))]
)
def test_windows_starts_it_for_those_it_was_installed_for(
    monkeypatch: pytest.MonkeyPatch, everybody: bool, words: tuple[str, str]
) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(os, "startfile", lambda *given: started.append(given))
    monkeypatch.setattr(starting, "_is_for_everybody", lambda: everybody)
    assert starting.begin_installer(INSTALLER) == ""
    assert started == [(str(INSTALLER), *words)]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows starts it by itself")
def test_windows_refusal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: str) -> None:
        raise OSError(1223, "cancelled by the user")

    monkeypatch.setattr(os, "startfile", refuse)
    with pytest.raises(Refused, match="Windows did not start the installer"):
        starting.begin_installer(INSTALLER)
