"""Without a display the program says so, instead of ending with what Qt says to developers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_the_window_says_that_there_is_no_display(tmp_path: Path) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    variables = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", "leoc_desktop", "--data-dir", str(tmp_path / "office")]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "leoc" in done.stderr
    assert "qt.qpa" not in done.stderr
    assert not (tmp_path / "office").exists()
