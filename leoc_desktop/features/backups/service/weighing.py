"""What a backup weighs with the pieces that lie beside it, and what of that came with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leoc_desktop.access.backup_file import SUFFIX
from leoc_desktop.access.backup_head import BackupHead, read_head
from leoc_desktop.foundation.errors import BackupTrouble


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes. ``new``: what no earlier backup of the same folder has; None where those were not looked at."""

    whole: int
    new: int | None


def weighed(
    heads: Mapping[str, BackupHead], sizes: Mapping[str, int], *, older_ones: bool = False
) -> dict[str, Weight]:
    """By the file's name. ``sizes`` are those of all files of the folder, pieces too.

    ``older_ones`` says that the folder holds backups from before the oldest of ``heads``: what was new in that one is
    not known then.
    """
    found: dict[str, Weight] = {}
    before: set[str] | None = None if older_ones else set()
    for name in sorted(heads, key=lambda name: heads[name].made_at):
        pieces, own = heads[name].pieces.files, sizes.get(name, 0)
        whole = own + sum(sizes.get(piece, 0) for piece in pieces)
        new = None
        if before is not None:
            new = own + sum(sizes.get(piece, 0) for piece in pieces if piece not in before)
        found[name] = Weight(whole, new)
        before = (before or set()) | set(pieces)
    return found


def weight_of(backup: Path) -> Weight:
    """Of a backup that is here, with what lies beside it. Raises BackupTrouble, OSError."""
    heads = {backup.name: read_head(backup)}
    for other in backup.parent.glob(f"*{SUFFIX}"):
        with suppress(BackupTrouble):
            heads.setdefault(other.name, read_head(other))
    sizes = {path.name: path.stat().st_size for path in backup.parent.iterdir() if path.is_file()}
    return weighed(heads, sizes)[backup.name]
