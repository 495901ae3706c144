"""Looking for signed releases: every place is read through the courier's child, which can be ended when it hangs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from leoc_desktop.features.updates.rules import (
    ENDING,
    LONGEST_FILE,
    Release,
    Standing,
    judged,
    read_signed_file,
    sentence,
    this_platform,
    version_key,
)
from leoc_desktop.foundation.errors import LeocError, Refused
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.backup_share import (
    Courier,
    Fetch,
    Listing,
    Look,
    Place,
    ShareTrouble,
    TroubleKind,
)
from leoc_desktop.storage.data_folder import free_bytes, private_files

_MOST_FILES = 20
_ROOM_LEFT = 200 * 1024**2
NO_ROOM = N_(
    "There is no room for the new version: {size} MB are needed on the disk with the office's data. Free some space."
)
NO_PLACE = N_("There is no folder {place}. Plug the USB stick in, or ask IT where new versions are put.")


@dataclass(frozen=True, slots=True)
class Found:
    """One signed file, or what claims to be one: where it lies and what it is worth."""

    place: str
    name: str
    standing: Standing
    release: Release | None = None

    def in_words(self, running: str) -> str:
        """What an administrator reads."""
        return str(self.refusal(running))

    def refusal(self, running: str) -> Refused:
        """The same as an error."""
        msgid, values = sentence(self.standing, self.name, self.release, running)
        return Refused(msgid, **values)

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {
            "place": self.place,
            "name": self.name,
            "standing": self.standing.value,
            "release": None if self.release is None else asdict(self.release),
        }


@dataclass(frozen=True, slots=True)
class Survey:
    """What one round of looking brought; ``offer`` is the newest that fits, copied here and checked."""

    places: tuple[str, ...]
    found: tuple[Found, ...]
    troubles: tuple[LeocError, ...]
    offer: Found | None = None


@dataclass(frozen=True)
class Finder:
    """Looks with one key for what is newer than ``running``; keeps the installer it offers in ``folder``."""

    courier: Courier
    key: bytes
    running: str
    folder: Path

    def look(self, places: Sequence[Place], silent: Sequence[Place] = ()) -> Survey:
        """Look in all places; of the ``silent`` ones it is not told when they cannot be reached. Slow."""
        found: dict[Found, Place] = {}
        troubles: list[LeocError] = []
        for place in [*places, *silent]:
            try:
                found |= dict.fromkeys(self._in(place), place)
            except ShareTrouble as trouble:
                if place not in silent:
                    troubles.append(_told(trouble, place))
        offer, refused = self._fetched(found, troubles)
        shown = tuple(refused.get(one, one) for one in found)
        return Survey(tuple(place.shown for place in [*places, *silent]), shown, tuple(troubles), offer)

    def local_copy(self, release: Release) -> Path:
        """Where the checked installer lies."""
        return self.folder / release.file

    def is_whole(self, release: Release) -> bool:
        """Whether the local copy is, byte for byte, what was signed."""
        try:
            with self.local_copy(release).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == release.sha256
        except OSError:
            return False

    def _in(self, place: Place) -> Iterator[Found]:
        (listing,) = self.courier.carry(place, Listing())
        sizes = {str(file["name"]): int(file["size"]) for file in listing.result()["files"]}
        names = sorted(name for name in sizes if name.endswith(ENDING))[-_MOST_FILES:]
        if not names:
            return
        answers = self.courier.carry(place, *(Look(name, LONGEST_FILE + 1) for name in names))
        for name, answer in zip(names, answers, strict=False):
            yield self._judged(place, name, base64.b64decode(answer.result()["start"]), sizes)

    def _judged(self, place: Place, name: str, content: bytes, sizes: dict[str, int]) -> Found:
        release = read_signed_file(content, self.key)
        if isinstance(release, Standing):
            return Found(place.shown, name, release)
        standing = judged(release, running=self.running, platform=this_platform())
        if standing is Standing.READY and sizes.get(release.file) != release.size:
            standing = Standing.ALTERED if release.file in sizes else Standing.NO_FILE
        return Found(place.shown, name, standing, release)

    def _fetched(
        self, found: dict[Found, Place], troubles: list[LeocError]
    ) -> tuple[Found | None, dict[Found, Found]]:
        """The newest that could be copied here whole, and those whose file turned out to be another."""
        refused: dict[Found, Found] = {}
        ready = [one for one in found if one.standing is Standing.READY]
        for one in sorted(ready, key=_newest_last, reverse=True):
            assert one.release is not None
            try:
                if self._fetch(one.release, found[one]):
                    self._clear_others(one.release)
                    return one, refused
            except ShareTrouble as trouble:
                troubles.append(_told(trouble, found[one]))
                continue
            except LeocError as trouble:
                troubles.append(trouble)
                continue
            refused[one] = replace(one, standing=Standing.ALTERED)
        return None, refused

    def _fetch(self, release: Release, place: Place) -> bool:
        if self.is_whole(release):
            return True
        with private_files():
            self.folder.mkdir(parents=True, exist_ok=True)
            if free_bytes(self.folder) < release.size + _ROOM_LEFT:
                raise LeocError(NO_ROOM, size=(release.size + _ROOM_LEFT) // 1024**2)
            part = self.folder / f"{release.file}.part"
            part.unlink(missing_ok=True)
            try:
                (answer,) = self.courier.carry(place, Fetch(release.file, str(part), release.size))
                if answer.result()["sha256"] != release.sha256:
                    return False
                part.replace(self.local_copy(release))
            finally:
                part.unlink(missing_ok=True)
        return self.is_whole(release)

    def _clear_others(self, release: Release) -> None:
        """Installers of other versions are of no use any more; backups stay."""
        for file in self.folder.iterdir():
            if file.suffix in {".exe", ".deb"} and file.name != release.file:
                with suppress(OSError):
                    file.unlink()


def _newest_last(one: Found) -> tuple[int, ...]:
    assert one.release is not None
    return version_key(one.release.version)


def _told(trouble: ShareTrouble, place: Place) -> LeocError:
    """A missing folder of backups is something else than a missing folder of updates."""
    return LeocError(NO_PLACE, place=place.shown) if trouble.kind is TroubleKind.NO_FOLDER else trouble
