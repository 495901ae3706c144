"""A computer whose guesses are counted, for the tests of guessing."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.access.guess_guard import GuessGuard
from tests.support.guessing import KEY, Machine, Shelf


@pytest.fixture
def clock() -> Machine:
    """The clock of a computer that can be started again."""
    return Machine()


@pytest.fixture
def shelf() -> Shelf:
    """A keyring that works."""
    return Shelf()


@pytest.fixture
def guard(tmp_path: Path, clock: Machine, shelf: Shelf) -> GuessGuard:
    """The guard of a new workstation, nothing counted yet."""
    guard = GuessGuard(tmp_path, KEY, clock, shelf)
    guard.start()
    return guard
