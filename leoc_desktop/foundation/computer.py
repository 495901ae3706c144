"""Whether this computer can run the program at all: word size, version of Windows, memory, room."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from dataclasses import dataclass

from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import N_

OLDEST_WINDOWS = 17763
"""The build number of Windows 10, version 1809: the oldest that Qt 6 supports."""
LEAST_MEMORY = 1_500 * 1024**2
"""Bytes; what a computer sold with 2 GB has left for programs. Making a key from a password takes 64 MB of it."""
LEAST_FREE = 500 * 1024**2
"""Bytes on the disk of a new office: the database, its reserve, a backup on its way, and an upgrade on a copy."""
_BITS = 64


class ComputerUnfit(LeocError):
    """The computer lacks something that no setting can bring."""


@dataclass(frozen=True, slots=True)
class Computer:
    """What counts. ``windows_build`` is None on other systems, ``memory`` (bytes) where the system does not say."""

    bits: int
    windows_build: int | None
    memory: int | None


def this_computer() -> Computer:
    """The computer that the program runs on."""
    if sys.platform == "win32":
        return Computer(struct.calcsize("P") * 8, sys.getwindowsversion().build, _memory_of_windows())
    return Computer(struct.calcsize("P") * 8, None, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))


def check(computer: Computer) -> None:
    """Raise ComputerUnfit with the first thing that this computer lacks."""
    if computer.bits < _BITS:
        raise ComputerUnfit(
            N_("LEOC Desktop needs a 64-bit system. This one has {bits} bits."), bits=computer.bits
        )
    if computer.windows_build is not None and computer.windows_build < OLDEST_WINDOWS:
        raise ComputerUnfit(
            N_(
                "LEOC Desktop needs Windows 10, version 1809 or newer. This is build {build}; ask IT for updates."
            ),
            build=str(computer.windows_build),
        )
    if computer.memory is not None and computer.memory < LEAST_MEMORY:
        raise ComputerUnfit(
            N_("LEOC Desktop needs 2 GB of memory. This computer has {size} MB."),
            size=computer.memory // 1024**2,
        )


def check_room(free: int) -> None:
    """Raise ComputerUnfit where ``free`` bytes are too little to set up an office."""
    if free < LEAST_FREE:
        raise ComputerUnfit(
            N_(
                "LEOC Desktop needs {least} MB of free disk for the office's data. There are {free} MB; free some "
                "space, or have IT choose another disk."
            ),
            least=LEAST_FREE // 1024**2,
            free=free // 1024**2,
        )


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


def _memory_of_windows() -> int | None:
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status)):
            return int(status.total)
    return None
