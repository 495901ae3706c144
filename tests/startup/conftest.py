"""A training office and windows over it, for tests that look at the whole window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from leoc_desktop.ui_kit.theme import Theme, apply_theme
from tests.support.training_window import SUPERVISOR, TrainingWindow, make_training_office


@pytest.fixture(scope="session")
def training_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nobody writes into it: it is made once."""
    return make_training_office(tmp_path_factory.mktemp("training") / "office")


@pytest.fixture(scope="module")
def own_window(
    qapp: QApplication, training_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TrainingWindow]:
    """The supervisor's window over an office of its own."""
    root = tmp_path_factory.mktemp("own") / "office"
    shutil.copytree(training_office, root)
    apply_theme(qapp, Theme())
    window = TrainingWindow(qapp, root, SUPERVISOR)
    yield window
    window.close()
