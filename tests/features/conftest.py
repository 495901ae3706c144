"""Pages are tested in a frame of their own: the real task runner, and ears for what a page says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.page_frame import PageFrame


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[PageFrame]:
    """A frame for one page."""
    made = PageFrame(qtbot)
    yield made
    made.close()
