"""Bringing what waits in the spool to the destinations. It needs no key of the office, so it goes on while locked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from leoc_desktop.access import backup_file, backup_pieces
from leoc_desktop.features.backups.service.held_pieces import HeldPieces
from leoc_desktop.foundation.clock import UTC
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.storage.backup_share import Answer, Courier, Listing, Place, Put, ShareTrouble, Sweep
from leoc_desktop.storage.backup_share.place import PART
from leoc_desktop.storage.disks import disk_of

SPOOL_BYTES = 2 * 1024**3
_LEFTOVERS_AFTER = timedelta(hours=24)
_NAME = re.compile(
    r"(?P<office>(?:TR-)?LEOC-\d+)-(?P<branch>[0-9a-f]{6})-(?P<stamp>\d{8}T\d{6}Z)-[0-9a-f]{6}\.leocb"
)
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class NameParts:
    """What the name of a backup file tells."""

    office: str
    branch: str
    made_at: datetime


def read_name(name: str) -> NameParts | None:
    """The parts of a backup file's name; None for a name that is none of ours."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    made_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
    return NameParts(match["office"], match["branch"], made_at)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that was read back whole at its destination."""

    name: str
    size: int
    sha256: str
    made_at: datetime
    audit_seq: int
    whole_size: int = 0
    """Bytes with its pieces."""
    new_size: int = 0
    """Bytes of what this visit brought of it."""


@dataclass(frozen=True)
class Stop:
    """One destination: its place, or why there is none, and the files that are noted as being there."""

    destination_no: int
    place: Place | None
    trouble: ShareTrouble | None = None
    noted: frozenset[str] = frozenset()


@dataclass
class StopResult:
    """What came of one stop."""

    stop: Stop
    delivered: list[Delivered] = field(default_factory=list)
    trouble: ShareTrouble | None = None
    other_branch: str = ""
    same_disk: bool | None = None
    """Whether the place is on the disk of the office; None when it could not be asked."""
    lacking: bool = False
    """Whether a piece of a backup was neither there nor here."""


@dataclass(frozen=True)
class Errand:
    """The way to every destination."""

    courier: Courier
    spool: Path
    prefix: str
    branch_began: datetime | None
    stops: tuple[Stop, ...]
    now: datetime
    held: Path
    """Where it is remembered which pieces are at which destination."""

    def waiting(self, stop: Stop) -> list[Path]:
        """What has to go there, the newest first."""
        return [file for file in reversed(spooled(self.spool)) if file.name not in stop.noted]

    @property
    def has_work(self) -> bool:
        """Whether anything waits for anywhere."""
        return any(self.waiting(stop) for stop in self.stops)

    def run(self) -> list[StopResult]:
        """Bring everything everywhere. Slow; never raises for a place that cannot be used."""
        return [self._visit(stop) for stop in self.stops if self.waiting(stop)]

    def after(self, results: list[StopResult]) -> Errand:
        """What is left to do when ``results`` came back."""
        arrived = {id(result.stop): {copy.name for copy in result.delivered} for result in results}
        stops = tuple(
            replace(stop, noted=stop.noted | arrived.get(id(stop), frozenset())) for stop in self.stops
        )
        return replace(self, stops=stops)

    def _visit(self, stop: Stop) -> StopResult:
        result = StopResult(stop, trouble=stop.trouble)
        if stop.place is None:
            return result
        before = self.now - _LEFTOVERS_AFTER
        answers = self.courier.carry(
            stop.place,
            Listing(),
            Sweep(self.prefix, f"{self.prefix}{before:{_STAMP}}"),
            Sweep("20", f"{before:%Y%m}"),  # of pieces of earlier months
        )
        for answer in answers:
            result.trouble = result.trouble or answer.trouble
        if answers[0].trouble is None:
            there = {str(file["name"]): int(file["size"]) for file in answers[0].told["files"]}
            result.other_branch = self._other_branch(list(there))
            result.same_disk = is_same_disk(answers[0].told["disk"], self.spool.parent)
            self._bring(stop.place, result, there)
        return result

    def _bring(self, place: Place, result: StopResult, before: dict[str, int]) -> None:
        """The pieces that are not there yet, then each waiting backup all of whose pieces are."""
        there, waiting = dict(before), {file: pieces_of(file) for file in self.waiting(result.stop)}
        needed = dict.fromkeys(name for names in waiting.values() for name in names if name not in there)
        here = [name for name in needed if (self.spool / name).exists()]
        there |= self._put(place, result, here, there)
        whole = [file.name for file, names in waiting.items() if there.keys() >= set(names)]
        there |= self._put(place, result, whole, there)
        result.delivered = _with_weights(result.delivered, waiting, before, there)
        result.lacking = any(set(names) - there.keys() - set(here) for names in waiting.values())
        pieces = frozenset(name for name in there if name.endswith(backup_pieces.SUFFIX))
        known = HeldPieces.read(self.held)
        known.with_visit(result.stop.destination_no, pieces, lacking=result.lacking).write(self.held)

    def _put(
        self, place: Place, result: StopResult, names: list[str], there: dict[str, int]
    ) -> dict[str, int]:
        """Bring these, and sweep what earlier tries left of pieces that are there; what arrived, with its size."""
        left = [name for name in there if name.endswith(PART) and _whole(name) in there]
        steps = (
            *(Sweep(name, f"{name}~") for name in left),
            *(Put(str(self.spool / name), name) for name in names),
        )
        answers = self.courier.carry(place, *steps) if names and result.trouble is None else []
        for answer in answers:
            result.trouble = result.trouble or answer.trouble
            delivered = _delivered(answer)
            result.delivered += [delivered] if delivered else []
        return {
            answer.step.name: int(answer.told["size"])
            for answer in answers
            if isinstance(answer.step, Put) and not answer.trouble
        }

    def _other_branch(self, names: list[str]) -> str:
        """The newest backup that another computer made of this office since this one set out on its own branch."""
        own = read_name(self.prefix + "20000101T000000Z-000000.leocb")
        found = [(parts.made_at, name) for name in names if (parts := read_name(name)) is not None]
        others = [
            (made_at, name)
            for made_at, name in found
            if own is not None
            and not name.startswith(self.prefix)
            and name.startswith(own.office)
            and self.branch_began is not None
            and made_at > self.branch_began
        ]
        return max(others)[1] if others else ""


def is_same_disk(disk: int | None, office: Path) -> bool:
    """Whether a place is on the disk that holds the office."""
    return disk is not None and disk == disk_of(office)


def spooled(spool: Path) -> list[Path]:
    """The sealed files that wait, oldest first: their names begin alike and carry the moment."""
    return sorted(spool.glob(f"*{backup_file.SUFFIX}"), key=lambda file: _moment(file.name))


def _moment(name: str) -> datetime:
    parts = read_name(name)
    return parts.made_at if parts else datetime.min.replace(tzinfo=UTC)


def pieces_of(file: Path) -> tuple[str, ...]:
    """The files of pieces that a sealed file names; none for a whole one and for one that cannot be read."""
    try:
        return backup_file.read_head(file).pieces.files
    except BackupTrouble:
        return ()


def trim_spool(spool: Path, limit: int = SPOOL_BYTES) -> None:
    """Drop the oldest files until the rest fits, and the pieces that no file names; the newest always stays."""
    files = spooled(spool)
    drop_unnamed(spool, files)
    while len(files) > 1 and sum(path.stat().st_size for path in spool.iterdir()) > limit:
        files.pop(0).unlink(missing_ok=True)
        drop_unnamed(spool, files)


def drop_unnamed(spool: Path, files: list[Path], held: frozenset[str] = frozenset()) -> None:
    """Remove the pieces that none of ``files`` needs here any more."""
    needed = {name for file in files for name in pieces_of(file)} - held
    for piece in spool.glob(f"*{backup_pieces.SUFFIX}"):
        if piece.name not in needed:
            piece.unlink(missing_ok=True)


def _whole(part: str) -> str:
    """The piece that an unfinished file was to become."""
    return part.partition(backup_pieces.SUFFIX)[0] + backup_pieces.SUFFIX


def _delivered(answer: Answer) -> Delivered | None:
    """What arrived, if it is a backup."""
    if answer.trouble is not None or not isinstance(answer.step, Put):
        return None
    file = Path(answer.step.file)
    if file.suffix != backup_file.SUFFIX:
        return None
    try:
        head = backup_file.read_head(file)
    except BackupTrouble:
        return None
    return Delivered(
        answer.step.name, answer.told["size"], answer.told["sha256"], head.made_at, head.audit_seq
    )


def _with_weights(
    delivered: list[Delivered],
    waiting: dict[Path, tuple[str, ...]],
    before: dict[str, int],
    there: dict[str, int],
) -> list[Delivered]:
    """With what each weighs there; a piece that came for several counts as new in the oldest of them."""
    pieces, seen, weighed = {file.name: names for file, names in waiting.items()}, set(before), []
    for copy in sorted(delivered, key=lambda copy: copy.made_at):
        names = (copy.name, *pieces[copy.name])
        new = sum(there[name] for name in names if name not in seen)
        seen.update(names)
        weighed.append(replace(copy, whole_size=sum(there[name] for name in names), new_size=new))
    return weighed
