"""A share spoken to directly by SMB 3, with a user name and password of its own. Imported by the child only (R40)."""

from __future__ import annotations

import ntpath
from contextlib import suppress
from typing import Any, BinaryIO, cast

import smbclient
from smbclient._io import SMBFileTransaction, set_info
from smbprotocol.exceptions import SMBException, SMBOSError
from smbprotocol.file_info import FileRenameInformation
from smbprotocol.open import FilePipePrinterAccessMask as Right

from leoc_desktop.storage.backup_share.place import Entry, Place

CONNECT_LIMIT = 10  # seconds
_EXISTS = 0xC0000035
_WRITES_AND_RENAMES = (
    Right.FILE_WRITE_DATA
    | Right.FILE_APPEND_DATA
    | Right.FILE_READ_ATTRIBUTES
    | Right.FILE_WRITE_ATTRIBUTES
    | Right.SYNCHRONIZE
    | Right.DELETE
)
"""DELETE is what a renaming asks for. It is given to whoever makes the file, and ends with this opening."""
_ALONE, _BESIDE_A_WRITER = "r", "rwd"


class SmbShelf:
    """The office's folder in a share. Connects at once; signing is required, encryption is used where it is offered."""

    def __init__(self, place: Place) -> None:
        self._port = {"port": place.port}
        self._root = ntpath.join(
            f"\\\\{place.server}\\{place.share}", *place.path.replace("/", "\\").split("\\")
        )
        self._folder = ntpath.join(self._root, place.inside)
        smbclient.register_session(
            place.server,
            username=place.user,
            password=place.password,
            port=place.port,
            connection_timeout=CONNECT_LIMIT,
        )

    def _path(self, name: str) -> str:
        return ntpath.join(self._folder, name)

    def prepare(self) -> None:
        """Make the office's folder."""
        smbclient.stat(self._root, **self._port)
        try:
            smbclient.mkdir(self._folder, **self._port)
        except SMBOSError as error:
            if error.ntstatus != _EXISTS:
                raise

    def names(self) -> list[Entry]:
        """The files in it; the sizes come with the listing."""
        return [
            Entry(entry.name, int(entry.smb_info.end_of_file))
            for entry in smbclient.scandir(self._folder, **self._port)
            if not entry.is_dir()
        ]

    def folders(self) -> list[str]:
        """The folders in the place itself."""
        return [entry.name for entry in smbclient.scandir(self._root, **self._port) if entry.is_dir()]

    def create(self, name: str) -> BinaryIO:
        """A new file, open for writing."""
        return self._open(name, "xb", share_access=_ALONE, desired_access=_WRITES_AND_RENAMES)

    def settle(self, file: BinaryIO) -> None:
        """Ask the server to bring it to its disk."""
        file.flush()
        cast(Any, file).fd.flush()

    def read(self, name: str) -> BinaryIO:
        """A file, open for reading."""
        return self._open(name, "rb", share_access=_BESIDE_A_WRITER)

    def rename(self, file: BinaryIO, old: str, new: str) -> None:
        """Give the open file its final name; the server refuses one that exists."""
        handle = cast(Any, file)
        wish = FileRenameInformation()
        wish["replace_if_exists"] = False
        wish["file_name"] = handle.fd.file_name.removesuffix(old) + new
        with SMBFileTransaction(handle) as transaction:
            set_info(transaction, wish)

    def remove(self, name: str) -> None:
        """Delete a file."""
        smbclient.remove(self._path(name), **self._port)

    def free_bytes(self) -> int | None:
        """Free space, where the server tells."""
        with suppress(SMBException, OSError, ValueError):
            return int(smbclient.stat_volume(self._folder, **self._port).caller_available_size)
        return None

    def disk(self) -> int | None:
        """None: it is another computer's disk."""
        return None

    def _open(self, name: str, mode: str, **wish: Any) -> BinaryIO:
        opened = smbclient.open_file(self._path(name), mode=mode, buffering=0, **wish, **self._port)
        return cast(BinaryIO, opened)
