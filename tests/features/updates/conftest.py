"""A publisher whose key is built in, and a stick for his releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leoc_desktop.foundation import update_key
from leoc_desktop.foundation.policy import Policy, enforce
from tests.support.releases import Publisher


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    made = Publisher()
    folder = tmp_path / "resources" / "update"
    folder.mkdir(parents=True)
    (folder / "public_key.txt").write_text(made.public.hex() + "\n", encoding="ascii")
    monkeypatch.setattr(update_key, "resource_path", lambda *parts: tmp_path.joinpath("resources", *parts))
    update_key.update_key.cache_clear()
    yield made
    update_key.update_key.cache_clear()
    enforce(Policy())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
