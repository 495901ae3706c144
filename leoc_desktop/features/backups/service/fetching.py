"""Backups that lie on a share or in a folder: which there are, and one of them brought here to be restored."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from leoc_desktop.access import backup_file, backup_pieces
from leoc_desktop.access.backup_head import LONGEST_HEAD, BackupHead, head_of
from leoc_desktop.features.backups.rules import NewDestination, checked_destination
from leoc_desktop.features.backups.service.errand import read_name
from leoc_desktop.features.backups.service.weighing import Weight, weighed
from leoc_desktop.foundation.errors import BackupTrouble, NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.backup_share import Courier, Fetch, Folders, Listing, Look, Place

NONE_THERE = N_("There is no backup in {place}.")
_LOOK_AT = 2 * 1024 * 1024
"""So many bytes of heads are read to say what the backups weigh."""
_OFFICE_FOLDER = re.compile(r"(TR-)?LEOC-\d+-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup that lies there, as its name tells."""

    folder: str
    name: str
    size: int
    made_at: datetime
    whole_size: int | None = None
    """Bytes with its pieces; None where its head was not looked at."""
    new_size: int | None = None
    """Bytes of what no earlier backup there has; None where that is not known."""


def place_of(source: NewDestination) -> Place:
    """Where to look. Raises ValidationFailed for what is missing."""
    asked = checked_destination(replace(source, name=source.name or source.share or source.path))
    return Place(
        asked.kind, asked.path, "", asked.server, asked.share, asked.port, asked.user_name, asked.password
    )


def offered(source: NewDestination, courier: Courier) -> list[Offered]:
    """The backups of every office in the place, newest first. Slow. Raises ShareTrouble, NotFound for none at all."""
    place = place_of(source)
    (answer,) = courier.carry(place, Folders())
    inside = [name for name in answer.result()["folders"] if _OFFICE_FOLDER.fullmatch(name)]
    found = [one for folder in ("", *inside) for one in _in_folder(place, folder, courier)]
    if not found:
        raise NotFound(NONE_THERE, place=place.shown)
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _in_folder(place: Place, folder: str, courier: Courier) -> list[Offered]:
    (answer,) = courier.carry(replace(place, inside=folder), Listing())
    sizes = {str(file["name"]): int(file["size"]) for file in answer.result()["files"]}
    ours = {name: parts.made_at for name in sizes if (parts := read_name(name)) is not None}
    weights = _weights(
        replace(place, inside=folder), sorted(ours, key=lambda name: ours[name]), sizes, courier
    )
    found = []
    for name, made_at in ours.items():
        weight = weights.get(name)
        whole, new = (weight.whole, weight.new) if weight else (None, None)
        found.append(Offered(folder, name, sizes[name], made_at, whole, new))
    return found


def _weights(
    place: Place, oldest_first: list[str], sizes: dict[str, int], courier: Courier
) -> dict[str, Weight]:
    """Of the newest backups: the heads of all would take long on a slow line. A place that fails meanwhile is no
    reason to offer nothing.
    """
    if not any(name.endswith(backup_pieces.SUFFIX) for name in sizes):
        return {name: Weight(sizes[name], sizes[name]) for name in oldest_first}
    looks: list[Look] = []
    for name in reversed(oldest_first):
        looks.append(Look(name, min(sizes[name], LONGEST_HEAD)))
        if sum(look.count for look in looks) > _LOOK_AT:
            break
    heads: dict[str, BackupHead] = {}
    for answer in courier.carry(place, *looks) if looks else ():
        with suppress(BackupTrouble):
            heads[getattr(answer.step, "name", "")] = head_of(base64.b64decode(answer.result()["start"]))
    return weighed(heads, sizes, older_ones=len(heads) < len(oldest_first))


def fetch(source: NewDestination, wanted: Offered, folder: Path, courier: Courier) -> Path:
    """Bring the file into ``folder``; it is sealed, and proved before it is restored. Slow. Raises ShareTrouble."""
    target = folder / wanted.name
    place = replace(place_of(source), inside=wanted.folder)
    answers = courier.carry(place, Listing(), Fetch(wanted.name, str(target), wanted.size))
    there = {str(file["name"]): int(file["size"]) for file in answers[0].result()["files"]}
    answers[1].result()
    fetch_pieces(target, there, place, courier)
    return target


def fetch_pieces(backup: Path, there: Mapping[str, int], place: Place, courier: Courier) -> None:
    """Bring the pieces of a fetched backup beside it. Slow. Raises ShareTrouble, and BackupTrouble for missing ones."""
    pieces = backup_file.read_head(backup).pieces.files
    if not there.keys() >= set(pieces):
        raise BackupTrouble(backup_pieces.MISSING)
    steps = [Fetch(name, str(backup.parent / name), there[name]) for name in pieces]
    for answer in courier.carry(place, *steps) if steps else ():
        answer.result()
