"""Backups that lie on a share or in a folder: which there are, and one of them brought here to be restored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from leoc_desktop.access import backup_file, backup_pieces
from leoc_desktop.features.backups.rules import NewDestination, checked_destination
from leoc_desktop.features.backups.service.errand import read_name
from leoc_desktop.foundation.errors import BackupTrouble, NotFound
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.backup_share import Courier, Fetch, Folders, Listing, Place

NONE_THERE = N_("There is no backup in {place}.")
_OFFICE_FOLDER = re.compile(r"(TR-)?LEOC-\d+-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup that lies there, as its name tells."""

    folder: str
    name: str
    size: int
    made_at: datetime


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
    files = [(str(file["name"]), int(file["size"])) for file in answer.result()["files"]]
    return [
        Offered(folder, name, size, parts.made_at)
        for name, size in files
        if (parts := read_name(name)) is not None
    ]


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
