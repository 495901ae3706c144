"""Which pieces of backups were seen at which destination, remembered outside the database: an errand needs no key.

It saves work and is never trusted: a piece is left out of a backup only for what was seen there, each errand looks
again, and what turns out to be gone is brought once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.durable_files import write_durably


@dataclass(frozen=True)
class HeldPieces:
    """By number of the destination."""

    seen: Mapping[int, frozenset[str]] = field(default_factory=dict)
    lacking: frozenset[int] = frozenset()
    """Where a backup could not be brought because a piece of it was neither there nor here."""

    @classmethod
    def read(cls, file: Path) -> HeldPieces:
        """Nothing where there is no such file, or none that can be read."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            found = json.loads(file.read_bytes())
            seen = {int(number): frozenset(map(str, names)) for number, names in found["seen"].items()}
            return cls(seen, frozenset(map(int, found["lacking"])))
        return cls()

    def write(self, file: Path) -> None:
        """A full disk is no reason not to go on."""
        seen = {str(number): sorted(names) for number, names in self.seen.items()}
        with suppress(OSError):
            write_durably(file, canonical({"seen": seen, "lacking": sorted(self.lacking)}))

    def at(self, destination_no: int) -> frozenset[str]:
        """What was seen there."""
        return self.seen.get(destination_no, frozenset())

    def everywhere(self, destinations: Iterable[int]) -> frozenset[str]:
        """What was seen at each of them."""
        held = [self.at(number) for number in destinations]
        return frozenset.intersection(*held) if held else frozenset()

    def can_complete(self, pieces: Iterable[str], spool: Path, destinations: Iterable[int]) -> bool:
        """Whether each of the pieces is here or, where the backup is wanted, there already."""
        absent = {name for name in pieces if not (spool / name).exists()}
        return all(absent <= self.at(number) for number in destinations if number in self.seen)

    def with_visit(self, destination_no: int, seen: frozenset[str], *, lacking: bool) -> HeldPieces:
        """As it is after a visit."""
        without = self.lacking - {destination_no}
        return replace(
            self,
            seen={**self.seen, destination_no: seen},
            lacking=without | {destination_no} if lacking else without,
        )
