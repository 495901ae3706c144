"""Which disk of a Windows computer a folder is on: Windows numbers its disks, and tells the number to everybody.

A drive letter, a folder that another volume is mounted in, and a letter made by SUBST are followed to the volume. The
volume says on which disk it is; one on several disks (striped, mirrored, spanned) is taken for a disk of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

_DEVICE_NUMBER, _DISK_EXTENTS = 0x002D1080, 0x00560000
"""IOCTL_STORAGE_GET_DEVICE_NUMBER, IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS; neither needs a right to read the disk."""
_A_DISK = 7  # FILE_DEVICE_DISK
_STORAGE_DEVICE_NUMBER = struct.Struct("<III")  # type, number, partition
_EXTENT_COUNT, _FIRST_EXTENT = struct.Struct("<I"), 8
_EXTENT = struct.Struct("<I4xqq")  # disk, start, length
_ANSWER_BYTES, _NAME_CHARACTERS = 1024, 512
_SHARE_ALL, _OPEN_EXISTING = 7, 3
_INVALID = 2**64 - 1

Ask = Callable[[int], bytes]
"""The answer of a volume to a control code; empty when it does not know it."""


def disk_number(folder: Path) -> int | None:
    """A negative number for the disk, so that it is none of a volume; None where there is no single one (a share)."""
    handle = _opened(_volume_of(folder))
    if handle is None:
        return None
    try:
        return number_told(lambda code: _answer(handle, code))
    finally:
        _kernel().CloseHandle(handle)


def number_told(ask: Ask) -> int | None:
    """The disk as a volume tells it."""
    answer = ask(_DEVICE_NUMBER)
    if len(answer) >= _STORAGE_DEVICE_NUMBER.size:
        kind, number, _partition = _STORAGE_DEVICE_NUMBER.unpack_from(answer)
        return _numbered(kind, number)
    disks = _disks_of_extents(ask(_DISK_EXTENTS))
    return _numbered(_A_DISK, disks.pop()) if len(disks) == 1 else None


def _numbered(kind: int, number: int) -> int:
    return -(kind << 32 | number)


def _disks_of_extents(answer: bytes) -> set[int]:
    if len(answer) < _FIRST_EXTENT:
        return set()
    (count,) = _EXTENT_COUNT.unpack_from(answer)
    starts = range(_FIRST_EXTENT, _FIRST_EXTENT + count * _EXTENT.size, _EXTENT.size)
    if starts and starts[-1] + _EXTENT.size > len(answer):
        return set()
    return {_EXTENT.unpack_from(answer, start)[0] for start in starts}


def _volume_of(folder: Path) -> str:
    r"""As ``\\?\Volume{…}``; empty for a share and for what Windows does not know."""
    import ctypes  # noqa: PLC0415

    place, name = (ctypes.create_unicode_buffer(_NAME_CHARACTERS) for _number in range(2))
    kernel = _kernel()
    if not kernel.GetVolumePathNameW(str(folder.resolve()), place, _NAME_CHARACTERS):
        return ""
    if not kernel.GetVolumeNameForVolumeMountPointW(place, name, _NAME_CHARACTERS):
        return ""
    return name.value.rstrip("\\")


def _opened(volume: str) -> Any:
    import ctypes  # noqa: PLC0415

    if not volume:
        return None
    create_file = _kernel().CreateFileW
    create_file.restype = ctypes.c_void_p
    handle = create_file(volume, 0, _SHARE_ALL, None, _OPEN_EXISTING, 0, None)
    return None if handle in {None, _INVALID} else ctypes.c_void_p(handle)


def _answer(handle: Any, code: int) -> bytes:
    import ctypes  # noqa: PLC0415

    answer, told = ctypes.create_string_buffer(_ANSWER_BYTES), ctypes.c_uint32(0)
    done = _kernel().DeviceIoControl(handle, code, None, 0, answer, _ANSWER_BYTES, ctypes.byref(told), None)
    return answer.raw[: told.value] if done else b""


def _kernel() -> Any:
    import ctypes  # noqa: PLC0415

    return cast(Any, ctypes).WinDLL("kernel32", use_last_error=True)
