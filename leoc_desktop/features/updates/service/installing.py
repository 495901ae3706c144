"""What an administrator does about updates: look for one, and install the one that was offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from leoc_desktop import __version__
from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.updates.rules import Release, Standing, judged, this_platform
from leoc_desktop.features.updates.service.finding import Finder, Found, Survey
from leoc_desktop.features.updates.service.starting import begin_installer
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_
from leoc_desktop.foundation.update_key import update_key
from leoc_desktop.storage.backup_share import FOLDER, Courier, Place
from leoc_desktop.storage.data_folder import private_files

NO_KEY = N_(
    "No key of a publisher is built into this program, so it takes no updates by itself. Install a new version with "
    "its installer."
)


class MadeBackup(Protocol):
    """What making a backup gives back."""

    @property
    def path(self) -> Path:
        """The proven file."""
        ...


@dataclass(frozen=True, slots=True)
class Installation:
    """What was begun. Without ``command`` the installer runs by itself and wants the program to be closed."""

    version: str
    backup: Path
    command: str


class UpdateService:
    """Updates of the program that holds the open office."""

    def __init__(
        self,
        office: OpenOffice,
        courier: Courier,
        destinations: Callable[[], Sequence[Place]],
        make_backup: Callable[[Path], MadeBackup],
        begin: Callable[[Path], str] = begin_installer,
    ) -> None:
        """``destinations`` are those of backups, ``make_backup`` makes and proves one; ``begin`` is for tests."""
        self._office = office
        self._courier = courier
        self._destinations = destinations
        self._make_backup = make_backup
        self._begin = begin
        self._folder = office.folder.updates
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.OFFICE_MANAGE)
    def look(self, folder: str = "") -> Survey:
        """Look in ``folder``, in the policy's folder and where backups go. Slow. Raises Refused without a key.

        The newest release that fits is copied here and checked whole before it is offered.
        """
        chosen = dict.fromkeys(path for path in (folder, policy_in_force().update_folder) if path)
        places = [Place(FOLDER, path, "") for path in chosen]
        others = [replace(place, inside="") for place in self._destinations() if place.path not in chosen]
        return self._finder().look(places, others)

    @requires(Permission.OFFICE_MANAGE, confirmed=True)
    def install(self, offer: Found) -> Installation:
        """Check the offered installer once more, make a backup, write it into the log, begin the installer. Slow.

        Raises Refused where it is not newer or not what was signed; nothing was begun then.
        """
        release, finder = offer.release, self._finder()
        standing = offer.standing if release is None else self._standing(release, finder)
        if release is None or standing is not Standing.READY:
            raise replace(offer, standing=standing).refusal(__version__)
        with private_files():
            self._folder.mkdir(parents=True, exist_ok=True)
        backup = self._make_backup(self._folder).path
        with self.store.write(self.login, "update.install") as work:
            work.remark(version=release.version, sha256=release.sha256, backup=backup.name)
        return Installation(release.version, backup, self._begin(finder.local_copy(release)))

    def _standing(self, release: Release, finder: Finder) -> Standing:
        standing = judged(release, running=__version__, platform=this_platform())
        if standing is Standing.READY and not finder.is_whole(release):
            return Standing.ALTERED
        return standing

    def _finder(self) -> Finder:
        key = update_key()
        if key is None:
            raise Refused(NO_KEY)
        return Finder(self._courier, key, __version__, self._folder)
