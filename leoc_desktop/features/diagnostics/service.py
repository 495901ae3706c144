"""The checks behind ``leoc doctor``: each says what was looked at, whether it is well, and what to do if not."""

from __future__ import annotations

import json
import platform
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from leoc_desktop import __version__
from leoc_desktop.access.guard import open_before_sign_in
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.foundation.clock import Clock, nepal_day, nepal_time
from leoc_desktop.foundation.computer import check, this_computer
from leoc_desktop.foundation.errors import LeocError, StoreTrouble
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.paths import font_path, resource_path
from leoc_desktop.foundation.policy import (
    fixed_entries,
    is_writable_here,
    policy_file,
    policy_in_force,
    problems_in_force,
)
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.storage.data_folder import DataFolder, free_bytes
from leoc_desktop.storage.encrypted_engine import is_plaintext

FONTS = ("Mukta-Regular.ttf", "Mukta-Medium.ttf", "Mukta-SemiBold.ttf", "Mukta-Bold.ttf")
LITTLE_SPACE = 1024**3
_MEBIBYTE = 1024**2
NO_BACKUP = N_("No backup went to a destination from here yet. Set one up on the page Backups.")
OLD_BACKUP = N_(
    "The newest backup is older than a day and something changed since. Look at the page Backups."
)
FAILING = N_("Destinations of backups that do not work: {count}. Look at the page Backups.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name as a message id, whether all is well, and what was found or is to be done."""

    code: str
    name: str
    well: bool
    detail: str

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {"check": self.code, "ok": self.well, "detail": self.detail}


class DiagnosticService:
    """Looks at folder, keys, database, disk, fonts, calendar and clock without opening anything."""

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
        checks = [finding.as_json() for finding in self._findings() if finding.code != "folder"]
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
        yield Finding(
            "version",
            N_("Program and system"),
            well=True,
            detail=f"LEOC Desktop {__version__}, Python {platform.python_version()}, {sys.platform}",
        )
        yield _checked("computer", N_("Computer"), _computer)
        yield _checked("folder", N_("Data folder"), self._look_at_folder)
        yield _checked("vault", N_("Keys"), self._look_at_vault)
        yield _checked("store", N_("Database"), self._look_at_store)
        yield _policy()
        yield self._space()
        yield self._fonts()
        yield self._calendar()
        yield _checked("backups", N_("Backups and their destinations"), self._look_at_backups)

    def _look_at_folder(self) -> str:
        self._folder.prepare()
        return str(self._folder.root)

    def _look_at_vault(self) -> str:
        vault = KeyVault.load(self._folder.root)
        return (
            _("training office") if vault.training else _("office {id}").format(id=vault.vault_id.hex()[:8])
        )

    def _look_at_store(self) -> str:
        if not self._folder.database.exists():
            raise LeocError(N_("The database file is missing. Restore a backup."))
        if is_plaintext(self._folder.database):
            raise LeocError(N_("The database file is not encrypted and was refused. Restore a backup."))
        size = self._folder.database.stat().st_size // _MEBIBYTE
        return _("encrypted, {size} MB").format(size=show_number(size))

    def _look_at_backups(self) -> str:
        """What the last run of the schedule left word of."""
        try:
            state = json.loads(self._folder.backup_state.read_bytes())
            newest = datetime.fromisoformat(state["newest_copy_at"]) if state["newest_copy_at"] else None
            failing, count = list(state["failing_since"]), int(state["destinations"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LeocError(
                N_("No backup went to a destination from here yet. Set one up on the page Backups.")
            ) from error
        if newest is None or (self._clock.now() - newest > timedelta(days=1) and state["light"] != "ok"):
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
        moment = f"{show_bs(to_bs(nepal_day(newest)))} {nepal_time(newest):%H:%M}"
        said = ngettext(
            "newest copy {moment}, {count} destination", "newest copy {moment}, {count} destinations", count
        )
        return said.format(moment=moment, count=show_number(count))

    def _space(self) -> Finding:
        place = next(path for path in (self._folder.root, *self._folder.root.parents) if path.exists())
        free = free_bytes(place)
        detail = _("{size} MB free").format(size=show_number(free // _MEBIBYTE))
        return Finding("disk", N_("Disk"), well=free >= LITTLE_SPACE, detail=detail)

    def _fonts(self) -> Finding:
        missing = [name for name in FONTS if not font_path(name).exists()]
        return Finding("fonts", N_("Fonts"), well=not missing, detail=", ".join(missing or FONTS))

    def _calendar(self) -> Finding:
        today = to_bs(nepal_day(self._clock.now()))
        well = resource_path("reference", "bs_month_lengths.csv").exists()
        detail = show_bs(today, long=True)
        if today.provisional:
            # What the office entered lies in its store, which nothing opens here.
            said = _("{day}. Whether the year was entered, `leoc calendar list` tells.")
            detail = said.format(day=detail)
        return Finding("calendar", N_("Calendar and clock"), well=well, detail=detail)


def _computer() -> str:
    here = this_computer()
    check(here)
    memory = show_number((here.memory or 0) // _MEBIBYTE)
    return _("{bits} bits, {size} MB of memory").format(bits=show_number(here.bits), size=memory)


def _policy() -> Finding:
    """What IT fixed on this computer, or what is wrong with it."""
    problems = [str(problem) for problem in problems_in_force()]
    if is_writable_here(policy_file()):
        problems.append(_("This account can change the policy file, so it binds nobody. Ask IT."))
    entries = ", ".join(f"{entry} = {value}" for entry, value in fixed_entries(policy_in_force()))
    detail = "; ".join(problems) or entries or _("nothing is fixed")
    return Finding("policy", N_("Policy of this computer"), well=not problems, detail=detail)


def _checked(code: str, name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(code, name, well=True, detail=look())
    except LeocError as error:
        return Finding(code, name, well=False, detail=str(error))
