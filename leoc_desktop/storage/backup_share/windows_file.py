"""Files of Windows that may be renamed through the opening that made them.

A renaming asks for the right DELETE. Whoever makes a file gets it for as long as he holds the file open, also where
the folder's rights only let him add; Python's own ``open`` does not ask for it.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Any, BinaryIO, cast

_READ, _WRITE, _DELETE = 0x80000000, 0x40000000, 0x00010000
_SHARE_READ, _SHARE_ALL = 1, 7
_CREATE_NEW, _OPEN_EXISTING = 1, 3
_NORMAL = 0x80
_RENAME_INFORMATION = 3
_INVALID = 2**64 - 1


def create(path: Path) -> BinaryIO:
    """A new file, open for writing and renaming; others may read it. Raises OSError where the name exists."""
    return _opened(path, _WRITE | _DELETE, _SHARE_READ, _CREATE_NEW, "wb")


def read(path: Path) -> BinaryIO:
    """A file, open for reading, also while ``create`` holds it."""
    return _opened(path, _READ, _SHARE_ALL, _OPEN_EXISTING, "rb")


def rename(file: BinaryIO, target: Path) -> None:
    """Give the open file another name in the same place. Raises OSError where the name exists."""
    import msvcrt  # noqa: PLC0415  only Windows has this module

    handle = cast(Any, msvcrt).get_osfhandle(file.fileno())
    name = str(target).encode("utf-16-le")
    # FILE_RENAME_INFO: do not replace, no root folder, the length of the name, the name with its end
    wish = struct.pack("<IxxxxQI", 0, 0, len(name)) + name + b"\0\0"
    if not _kernel().SetFileInformationByHandle(_void(handle), _RENAME_INFORMATION, wish, len(wish)):
        raise _last_error(target)


def _opened(path: Path, rights: int, sharing: int, how: int, mode: str) -> BinaryIO:
    import msvcrt  # noqa: PLC0415

    create_file = _kernel().CreateFileW
    create_file.restype = type(_void(0))
    handle = create_file(str(path), rights, sharing, None, how, _NORMAL, None)
    if handle in {None, _INVALID}:
        raise _last_error(path)
    flags = getattr(os, "O_BINARY", 0) | (os.O_RDONLY if mode == "rb" else 0)
    descriptor = cast(Any, msvcrt).open_osfhandle(handle, flags)
    return cast(BinaryIO, os.fdopen(descriptor, mode, buffering=0))


def _kernel() -> Any:
    import ctypes  # noqa: PLC0415

    return cast(Any, ctypes).WinDLL("kernel32", use_last_error=True)


def _void(value: int) -> Any:
    import ctypes  # noqa: PLC0415

    return ctypes.c_void_p(value)


def _last_error(path: Path) -> OSError:
    import ctypes  # noqa: PLC0415

    error = cast(Any, ctypes).WinError(cast(Any, ctypes).get_last_error())
    error.filename = str(path)
    return cast(OSError, error)
