"""Where copies go, and what a place must be able to do. A place may refuse to change or delete: adding is enough."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, Protocol

FOLDER, SMB = "folder", "smb"
PART = ".part"
SMB_PORT = 445


@dataclass(frozen=True, slots=True)
class Place:
    """A folder (also UNC path, USB stick), or a share that is spoken to directly; ``inside`` is the office's folder."""

    kind: str
    path: str
    """The folder, or the folder inside the share."""
    inside: str
    server: str = ""
    share: str = ""
    port: int = SMB_PORT
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """The place as people write it."""
        if self.kind == FOLDER:
            return self.path
        port = "" if self.port == SMB_PORT else f":{self.port}"
        below = f"\\{self.path}" if self.path else ""
        return f"\\\\{self.server}{port}\\{self.share}{below}"

    def as_json(self) -> dict[str, Any]:
        """For the child, on its standard input."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the office's folder."""

    name: str
    size: int


class Shelf(Protocol):
    """The office's folder in a place. Every method may raise OSError or an exception of the SMB library."""

    def prepare(self) -> None:
        """Make the office's folder; the place itself must be there."""
        ...

    def names(self) -> list[Entry]:
        """The files in it."""
        ...

    def folders(self) -> list[str]:
        """The folders in the place itself, beside the office's."""
        ...

    def create(self, name: str) -> BinaryIO:
        """A new file, open for writing and for its own renaming; fails where the name exists."""
        ...

    def settle(self, file: BinaryIO) -> None:
        """Bring what was written to the medium, before the file is closed."""
        ...

    def read(self, name: str) -> BinaryIO:
        """A file, open for reading, also while it is open for writing."""
        ...

    def rename(self, file: BinaryIO, old: str, new: str) -> None:
        """Give the file that is still open since ``create`` its final name; fails where the name exists.

        Whoever makes a file may rename it as long as he holds it open, also where rights let him only add (0038).
        """
        ...

    def remove(self, name: str) -> None:
        """Delete a file."""
        ...

    def free_bytes(self) -> int | None:
        """Free space; None where the place does not say."""
        ...

    def disk(self) -> int | None:
        """The number that this computer gives to the disk; None for a share."""
        ...
