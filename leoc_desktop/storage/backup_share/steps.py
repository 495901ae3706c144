"""What the child can be asked to do, and its answers, as lines of JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from leoc_desktop.storage.backup_share.trouble import ShareTrouble


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in a place."""

    verb: ClassVar[str] = ""

    def as_json(self) -> dict[str, Any]:
        """For the child, on its standard input."""
        return {"do": self.verb, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Prepare(Step):
    """Make the office's folder. Answers nothing."""

    verb: ClassVar[str] = "prepare"


@dataclass(frozen=True, slots=True)
class TryOut(Step):
    """Write, read back, rename and delete a small file. Answers ``free`` (bytes or null) and ``deletes``."""

    verb: ClassVar[str] = "try_out"
    name: str


@dataclass(frozen=True, slots=True)
class Put(Step):
    """Bring the local ``file`` there as ``name``. Answers ``sha256`` and ``size`` of what was read back."""

    verb: ClassVar[str] = "put"
    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Listing(Step):
    """Answers ``files``: names and sizes; and ``disk``: a number of this computer, null for a share."""

    verb: ClassVar[str] = "list"


@dataclass(frozen=True, slots=True)
class Folders(Step):
    """Answers ``folders``: their names, in the place itself."""

    verb: ClassVar[str] = "folders"


@dataclass(frozen=True, slots=True)
class Look(Step):
    """Answers ``start``: the first bytes of ``name`` in base64."""

    verb: ClassVar[str] = "look"
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Fetch(Step):
    """Copy ``name`` to the new local ``file``. Answers ``sha256`` and ``size``.

    ``expected`` bytes, where they are known, give it the time it needs; a file that turns out longer is not copied on.
    """

    verb: ClassVar[str] = "fetch"
    name: str
    file: str
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Sweep(Step):
    """Remove unfinished files whose name begins with ``prefix`` and sorts before ``before``. Answers ``removed``."""

    verb: ClassVar[str] = "sweep"
    prefix: str
    before: str


@dataclass(frozen=True, slots=True)
class Remove(Step):
    """Delete the files ``names``. Answers ``removed``."""

    verb: ClassVar[str] = "remove"
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one step: what the child told, or the trouble."""

    step: Step
    told: dict[str, Any]
    trouble: ShareTrouble | None = None

    def result(self) -> dict[str, Any]:
        """What the child told. Raises ShareTrouble."""
        if self.trouble is not None:
            raise self.trouble
        return self.told
