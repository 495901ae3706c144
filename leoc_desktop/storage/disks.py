"""Which disk a folder is on: what is on one disk is lost together."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from leoc_desktop.storage import windows_disk

_BLOCK_DEVICES = Path("/sys/dev/block")


def disk_of(folder: Path, devices: Path = _BLOCK_DEVICES) -> int:
    """A number of this computer for the disk; all partitions of one share it. A share has one of its own."""
    number = folder.stat().st_dev
    if sys.platform == "win32":
        whole = windows_disk.disk_number(folder)
        return number if whole is None else whole
    return _whole(number, devices) if sys.platform == "linux" else number


def _whole(number: int, devices: Path) -> int:
    """The disk below a partition, and below an encrypted or logical volume on one partition."""
    device = devices / f"{os.major(number)}:{os.minor(number)}"
    if not device.exists():
        return number  # no block device: a share, or a file system in memory
    device = device.resolve()
    below = list((device / "slaves").glob("*"))
    if len(below) == 1:
        return _whole(_number(below[0]), devices)
    return _number(device.parent) if (device / "partition").exists() else number


def _number(device: Path) -> int:
    major, _colon, minor = (device / "dev").read_text(encoding="ascii").strip().partition(":")
    return os.makedev(int(major), int(minor))
