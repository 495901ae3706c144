"""Brings Qt into the process without what its binding does at every later import."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Import Qt's core; call it before anything else of the program is imported.

    With it the binding takes over ``import``: for a switch of spelling that is used nowhere here it reads the source
    of each module that is imported afterwards, and Python keeps the lines. That is 30 MB of 160, for nothing.
    """
    usual = builtins.__import__
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415  this is the moment
    finally:
        builtins.__import__ = usual
