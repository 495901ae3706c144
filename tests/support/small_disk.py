"""A real small disk, and somebody who fills it to the last byte. Mounting it needs root."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MEBIBYTE = 1024**2


@contextmanager
def mounted(place: Path) -> Iterator[Path]:
    """64 MB at ``place``; the test is skipped where nothing can be mounted."""
    if sys.platform == "win32":
        pytest.skip("Windows mounts no disk in memory")
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Take every byte that is left."""
    filling = place / "somebody's films"
    with filling.open("wb", buffering=0) as file:
        size = _MEBIBYTE
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    return filling
