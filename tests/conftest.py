"""What every test starts from: no display, and the Nepali texts compiled."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the texts once, before any of the parallel test processes reads them."""
    if hasattr(config, "workerinput"):
        return
    from development.catalogue import compile_if_older

    compile_if_older()
