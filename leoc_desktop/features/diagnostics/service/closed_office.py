"""What can be known without a password: folder, keys, database, backups, and the computer around them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from leoc_desktop.access.device_secret import DeviceSecretMissing, find_device_secret
from leoc_desktop.access.guard import open_before_sign_in
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import KeyringState, OfficeKeyring
from leoc_desktop.features.diagnostics.service import computer
from leoc_desktop.features.diagnostics.service.computer import MEBIBYTE
from leoc_desktop.features.diagnostics.service.finding import Finding, checked
from leoc_desktop.foundation.clock import Clock, nepal_day, nepal_time
from leoc_desktop.foundation.errors import LeocError, StoreTrouble
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.encrypted_engine import could_be_encrypted, is_plaintext

_DAY = timedelta(days=1)
_NO_DESTINATION = N_("No backup went to a destination from here yet. Set one up on the page Backups.")
_KEYRINGS = {
    KeyringState.PRESENT: N_("holds the second secret of this office"),
    KeyringState.ABSENT: N_("works; this office has no second secret in it"),
    KeyringState.LOCKED: N_("is locked; this office does not need it"),
    KeyringState.NO_KEYRING: N_("there is none; passwords alone open this office"),
}


class DiagnosticService:
    """Looks at everything without opening or changing anything."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self._folder = DataFolder(root)
        self._clock = clock

    @open_before_sign_in
    def examine(self) -> list[Finding]:
        """Every check, in the order in which faults build on each other."""
        return list(self._findings())

    @open_before_sign_in
    def bundle(self, target: Path) -> Path:
        """Write what helps from afar to the new file ``target``: these checks and the logs, no personal data.

        Paths and names of computers are left out. Raises StoreTrouble.
        """
        checks = [finding.as_json_for_others() for finding in self._findings() if finding.code != "folder"]
        try:
            with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as bundle:
                bundle.writestr("checks.json", json.dumps(checks, ensure_ascii=False, indent=1))
                for log in sorted(self._folder.logs.glob("leoc.log*")):
                    bundle.write(log, f"logs/{log.name}")
        except OSError as error:
            raise StoreTrouble(
                N_("The file {file} cannot be written: {reason}"),
                file=target.name,
                reason=reason_of(error),
            ) from error
        return target

    def _findings(self) -> Iterator[Finding]:
        yield computer.program()
        yield checked("computer", N_("Computer"), computer.hardware)
        yield checked("folder", N_("Data folder"), self._look_at_folder)
        yield checked("vault", N_("Keys"), self._look_at_vault)
        yield checked("keyring", N_("Password safe (keyring)"), self._look_at_keyring)
        yield checked("store", N_("Database"), self._look_at_store)
        yield computer.policy()
        yield computer.space(self._folder.root)
        yield computer.fonts()
        yield self._calendar()
        yield checked("clock", N_("Clock"), self._look_at_clock)
        yield checked("backups", N_("Backups and their destinations"), self._look_at_backups)
        yield checked("spool", N_("Backups that wait"), self._look_at_spool)

    def _look_at_folder(self) -> str:
        """A folder that is not there is none to be made: its name was mistyped, or nothing was set up yet."""
        if not self._folder.root.is_dir():
            raise LeocError(
                N_("There is no data folder {folder}. Look whether its name is right, or set up an office."),
                folder=str(self._folder.root),
            )
        self._folder.prepare()
        return str(self._folder.root)

    def _look_at_vault(self) -> str:
        vault = KeyVault.load(self._folder.root)
        return (
            _("training office") if vault.training else _("office {id}").format(id=vault.vault_id.hex()[:8])
        )

    def _look_at_keyring(self) -> str:
        vault = KeyVault.load(self._folder.root)
        if vault.training:
            return _("a training office leaves it alone")
        found = find_device_secret(OfficeKeyring(vault.vault_id))
        if found.secret is not None:
            wipe(found.secret)
        if vault.uses_device_secret and found.state is not KeyringState.PRESENT:
            raise DeviceSecretMissing(found.state)
        return _(_KEYRINGS[found.state])

    def _look_at_store(self) -> str:
        if not self._folder.database.exists():
            raise LeocError(N_("The database file is missing. Restore a backup."))
        if is_plaintext(self._folder.database):
            raise LeocError(N_("The database file is not encrypted and was refused. Restore a backup."))
        if not could_be_encrypted(self._folder.database):
            raise LeocError(N_("The database file is cut short or no database of ours. Restore a backup."))
        size = self._folder.database.stat().st_size // MEBIBYTE
        text = _(
            "{size} MB, not readable without a password; leoc doctor --as NAME opens it and looks at every page"
        )
        return text.format(size=show_number(size))

    def _look_at_backups(self) -> str:
        """What the last run of the schedule left word of."""
        try:
            state = json.loads(self._folder.backup_state.read_bytes())
            newest = datetime.fromisoformat(state["newest_copy_at"]) if state["newest_copy_at"] else None
            failing, count = list(state["failing_since"]), int(state["destinations"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LeocError(_NO_DESTINATION) from error
        if state.get("not_sealed_since"):
            raise LeocError(N_("No backup can be made on this computer. The page Backups says why."))
        if newest is None and count:
            raise LeocError(
                N_("No destination on another disk holds a backup yet. Look at the page Backups.")
            )
        if newest is None:
            raise LeocError(_NO_DESTINATION)
        if self._clock.now() - newest > _DAY and state["light"] != "ok":
            raise LeocError(
                N_(
                    "The newest backup is older than a day and something changed since. Look at the page Backups."
                )
            )
        if failing:
            raise LeocError(
                N_("Destinations of backups that do not work: {count}. Look at the page Backups."),
                count=len(failing),
            )
        said = ngettext(
            "newest copy {moment}, {count} destination", "newest copy {moment}, {count} destinations", count
        )
        return said.format(moment=_moment(newest), count=show_number(count))

    def _look_at_spool(self) -> str:
        files = list(self._folder.spool.glob("*.leocb"))
        sizes = sum(file.stat().st_size for file in files)
        told = ngettext("{count} file, {size} MB", "{count} files, {size} MB", len(files)).format(
            count=show_number(len(files)), size=show_number(sizes // MEBIBYTE)
        )
        now = self._clock.now().timestamp()
        if any(now - file.stat().st_mtime > _DAY.total_seconds() for file in files):
            raise LeocError(
                N_("{told} wait for their destinations, some for more than a day. Look at the page Backups."),
                told=told,
            )
        return told

    def _calendar(self) -> Finding:
        today = to_bs(nepal_day(self._clock.now()))
        well = resource_path("reference", "bs_month_lengths.csv").exists()
        detail = show_bs(today, long=True)
        if today.provisional:
            # What the office entered lies in its store, which nothing opens here.
            said = _("{day}. Whether the year was entered, `leoc calendar list` tells.")
            detail = said.format(day=detail)
        return Finding("calendar", N_("Calendar"), well=well, detail=detail)

    def _look_at_clock(self) -> str:
        now = self._clock.now()
        try:
            seen = datetime.fromisoformat(json.loads(self._folder.backup_state.read_bytes())["looked_at"])
        except (OSError, ValueError, KeyError, TypeError):
            seen = None
        if seen is not None and now < seen:
            raise LeocError(
                N_("The clock stands before the last look at the backups ({moment}). Set it right."),
                moment=_moment(seen),
            )
        return _moment(now)


def _moment(at: datetime) -> str:
    return f"{show_bs(to_bs(nepal_day(at)))} {shown_digits(f'{nepal_time(at):%H:%M}')}"
