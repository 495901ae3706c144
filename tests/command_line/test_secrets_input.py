"""Secrets at a terminal: what is typed is taken, the end of the input is a refusal and no fault."""

from __future__ import annotations

import getpass
import warnings

import pytest

from leoc_desktop.command_line import secrets_input
from leoc_desktop.command_line.secrets_input import SecretInput
from leoc_desktop.foundation.errors import Refused


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets_input, "_somebody_there", lambda: True)


def test_what_is_typed_is_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or " hill top ")
    assert SecretInput(from_stdin=False).next("Password") == " hill top "
    assert asked == ["Password: "]


def test_the_end_of_the_input_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+D at the prompt, and a terminal that cannot hide what is typed."""

    def ended(_prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", ended)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        with pytest.raises(Refused, match="Standard input ended"):
            SecretInput(from_stdin=False).next("Password")
    assert heard == []
