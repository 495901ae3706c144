"""Qt comes into the process without its hook on imports."""

from __future__ import annotations

import subprocess
import sys

_CHILD = """
import builtins, linecache
usual = builtins.__import__
{loading}
import leoc_desktop.foundation.nepali_calendar
from PySide6.QtGui import QColor
assert QColor("#FFFFFF").lightness() == 255
print(builtins.__import__ is usual, sum("leoc_desktop" in name for name in linecache.cache))
"""


def _child(loading: str) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", _CHILD.format(loading=loading)], capture_output=True, text=True, check=True
    )
    return ended.stdout.split()


def test_no_source_is_kept_in_memory() -> None:
    assert _child("from leoc_desktop.startup.qt_loading import load_qt\nload_qt()") == ["True", "0"]


def test_without_it_the_binding_keeps_the_source_of_every_module() -> None:
    """If this fails, the binding has learnt better, and load_qt can go."""
    hooked, kept = _child("import PySide6.QtCore")
    assert hooked == "False"
    assert int(kept) > 0
