"""The schedule: what is due is sealed into the spool, brought to every destination, noted, once a week tried out."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import dataclass, replace

from leoc_desktop.access.backup_head import LONGEST_HEAD, head_of
from leoc_desktop.access.backup_making import branch, file_prefix
from leoc_desktop.access.backup_pieces import SUFFIX
from leoc_desktop.access.guard import requires
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.backups import queries
from leoc_desktop.features.backups.rules import Health, judged, not_kept
from leoc_desktop.features.backups.service.drills import Drills
from leoc_desktop.features.backups.service.errand import (
    Errand,
    Stop,
    StopResult,
    drop_unnamed,
    pieces_of,
    read_name,
    spooled,
)
from leoc_desktop.features.backups.service.held_pieces import HeldPieces
from leoc_desktop.features.backups.service.noting import note_result
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import BackupTrouble, LeocError
from leoc_desktop.records.backup_destination import BackupDestination
from leoc_desktop.storage.backup_share import Listing, Look, Place, Remove, ShareTrouble
from leoc_desktop.storage.reserve import is_full


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the schedule did."""

    sealed: bool
    delivered: int
    troubles: tuple[ShareTrouble, ...] = ()
    not_sealed: LeocError | None = None


class BackupService(Drills):
    """Backups of the open office, by hand and by themselves."""

    @requires(Permission.OFFICE_VIEW)
    def health(self) -> Health:
        """How well the office is backed up at this moment."""
        with self.store.read() as session:
            facts = queries.health_facts(session)
        return judged(replace(facts, not_sealed=self._not_sealed()), self.store.clock.now())

    @requires(Permission.BACKUP_RUN)
    def run(self, *, at_once: bool = False) -> Run:
        """Seal what is due, bring everything to every destination, try one out when a week has passed. Slow.

        ``at_once`` does not wait for the quarter of an hour, nor for the pause after a failure.
        """
        sealed, trouble = self._seal(at_once=at_once)
        errand = self._errand(at_once=at_once)
        results = errand.run()
        self._note(results)
        self._tidy_spool()
        self._try_restore()
        self._leave_word()
        return Run(
            sealed,
            sum(len(result.delivered) for result in results),
            tuple(result.trouble for result in results if result.trouble is not None),
            trouble,
        )

    @requires(Permission.BACKUP_RUN)
    def seal_before_leaving(self) -> Errand:
        """Seal what was changed; the errand that comes back needs no key and can be run after the office is closed.

        Where sealing fails, what waits already travels all the same.
        """
        self._seal(at_once=True)
        return self._errand(at_once=True)

    @requires(Permission.BACKUP_PRUNE, confirmed=True)
    def prune(self, key: bytes, *, user_name: str = "", password: str = "") -> list[str]:
        """Delete superseded generations at a destination and return their names. Slow. Raises ShareTrouble.

        On a share this needs an account of its own that may delete: the workstation's should not be able to.
        """
        place = self._place(self._row(key))
        place = replace(place, user=user_name or place.user, password=password)
        with self.store.read() as session:
            prefix = file_prefix(session, self._office.vault)
        (listing,) = self._courier.carry(place, Listing())
        names = [str(file["name"]) for file in listing.result()["files"]]
        own = {
            name: parts.made_at for name in names if name.startswith(prefix) and (parts := read_name(name))
        }
        superseded = not_kept(own, self.store.clock.now())
        unnamed = self._unnamed_pieces(place, names, superseded)
        if superseded or unnamed:
            (removed,) = self._courier.carry(place, Remove((*superseded, *unnamed)))
            removed.result()
        with self.store.write(self.login, "backup.prune") as work:
            work.remark(folder=place.shown, removed=len(superseded))
        return superseded

    def _unnamed_pieces(self, place: Place, names: list[str], superseded: list[str]) -> list[str]:
        """The pieces of earlier months that no backup names that stays there, of this computer or another."""
        now = f"{self.store.clock.now():%Y%m}"
        old = {name for name in names if name.endswith(SUFFIX) and name < now}
        staying = [name for name in names if read_name(name) and name not in superseded]
        if not old or not staying:
            return []
        answers = self._courier.carry(place, *(Look(name, LONGEST_HEAD) for name in staying))
        try:
            heads = [head_of(base64.b64decode(answer.result()["start"])) for answer in answers]
        except BackupTrouble:
            return []  # as long as one of them cannot be read, nobody knows what it needs
        named = {name for head in heads for name in head.pieces.files}
        return sorted(old - named) if len(heads) == len(staying) else []

    def _errand(self, *, at_once: bool) -> Errand:
        now = self.store.clock.now()
        with self.store.read() as session:
            prefix, began = file_prefix(session, self._office.vault), branch(session)[1]
            rows = queries.destinations_to_visit(session, None if at_once else now)
            noted = {row.row_no: queries.noted_names(session, row.row_no) for row in rows}
        stops = tuple(self._stop(row, noted[row.row_no]) for row in rows)
        folder = self._office.folder
        return Errand(self._courier, folder.spool, prefix, began, stops, now, folder.held_pieces)

    def _stop(self, row: BackupDestination, noted: frozenset[str]) -> Stop:
        try:
            return Stop(row.row_no, self._place_with_password(row), noted=noted)
        except ShareTrouble as trouble:
            return Stop(row.row_no, None, trouble, noted)

    def _note(self, results: list[StopResult]) -> None:
        """On a full disk nothing can be noted; what arrived is found there and noted another time."""
        if not results or self._office.store.read_only or is_full(self._office.folder.root):
            return
        with self._office.as_station() as station, self.store.write(station, "backup.make") as work:
            for result in results:
                note_result(work.session, result, self.store.clock.now())
            work.touched.add("backup_attempt")

    def _leave_word(self) -> None:
        """What ``leoc doctor`` may know without a password: the light, when, and kinds of trouble."""
        health = self.health()
        trials = [
            trial.failing_since.isoformat() for trial in health.facts.destinations if trial.failing_since
        ]
        newest = health.facts.newest_copy_at
        state = {
            "light": health.light.value,
            "looked_at": self.store.clock.now().isoformat(),
            "newest_copy_at": newest.isoformat() if newest else None,
            "destinations": len(health.facts.destinations),
            "failing_since": sorted(trials),
            "not_sealed_since": health.facts.not_sealed.since.isoformat()
            if health.facts.not_sealed
            else None,
        }
        with suppress(OSError):
            write_durably(self._office.folder.backup_state, canonical(state))

    def _tidy_spool(self) -> None:
        """What is noted at every destination need not wait here, nor what can never be whole anywhere."""
        with self.store.read() as session:
            rows = queries.destinations_to_visit(session, None)
            noted = {row.row_no: queries.noted_names(session, row.row_no) for row in rows}
        spool, known = self._office.folder.spool, HeldPieces.read(self._office.folder.held_pieces)
        for file in spooled(spool):
            wanting = [number for number, names in noted.items() if file.name not in names]
            if noted and (not wanting or not known.can_complete(pieces_of(file), spool, wanting)):
                file.unlink(missing_ok=True)
        drop_unnamed(spool, spooled(spool), known.everywhere(noted))
