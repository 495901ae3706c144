"""Runs the schedule of backups while somebody is signed in, shows the light, and seals what changed before leaving."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from leoc_desktop.features.backups.report import short_words
from leoc_desktop.features.backups.rules import Health
from leoc_desktop.features.backups.service import Errand
from leoc_desktop.features.backups.service.running import Run
from leoc_desktop.shell.status_bar import StatusBar
from leoc_desktop.startup.services import Services
from leoc_desktop.storage.backup_share import Courier, Limits
from leoc_desktop.ui_kit.task_runner import Lane

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop

T = TypeVar("T")
_MINUTE_MS = 60_000
_AT_LEAVING = Limits(silence=15, start=20, per_megabyte=5)
_log = logging.getLogger(__name__)


class BackupCare(QObject):
    """Belongs to one session. Nothing that waits for a share runs in a lane that the pages need."""

    def __init__(self, desktop: Desktop, services: Services, status: StatusBar) -> None:
        super().__init__()
        self._desktop = desktop
        self._services = services
        self._status = status
        self._has_destinations = False
        self._running = False
        self._minutes = QTimer(self)
        self._minutes.setInterval(_MINUTE_MS)
        self._minutes.timeout.connect(self.each_minute)

    def begin(self) -> None:
        """The main window is there."""
        self._minutes.start()

    @Slot()
    def each_minute(self) -> None:
        """Do what is due; then look how things stand."""
        if self._running:
            return
        self._running = True
        self._run(Lane.SHARE, self._services.backups.run, self._ran)

    def look(self) -> None:
        """Show the light as it is."""
        self._run(Lane.STORE, self._services.backups.health, self._show)

    def _run(self, lane: Lane, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Nothing is delivered once the window with the light is gone."""
        self._desktop.tasks.run(lane, job, done, self._failed, owner=self._status)

    def _ran(self, _run: Run) -> None:
        self._running = False
        self.look()

    def _failed(self, error: Exception) -> None:
        """The light tells of trouble with backups; a bar each minute would only be in the way."""
        self._running = False
        _log.error("the schedule of backups failed", exc_info=(type(error), error, error.__traceback__))

    def _show(self, health: Health) -> None:
        self._has_destinations = bool(health.facts.destinations)
        self._status.set_backup(health.light.value, lambda: short_words(health))

    def stop(self) -> None:
        """The session ends: whatever is travelling is ended, so that nobody waits for a share."""
        self._minutes.stop()
        self._services.courier.stop()

    def leave(self, then: Callable[[], None]) -> None:
        """Seal what changed, then call ``then``, which closes the office; the way to the share goes on without keys.

        A backup that is being sealed at this moment, one by hand too, is waited for in its lane: it needs the keys.
        """
        tasks = self._desktop.tasks
        if not self._has_destinations and not tasks.works_in(Lane.SHARE):
            then()
            return
        services = Services(self._services.office, Courier(_AT_LEAVING))

        def sealed(errand: Errand) -> None:
            then()
            self._desktop.spool.take(errand)

        def not_sealed(error: Exception) -> None:
            failed(error)
            then()

        def failed(error: Exception) -> None:
            _log.error("no backup at leaving", exc_info=(type(error), error, error.__traceback__))

        tasks.run(Lane.SHARE, services.backups.seal_before_leaving, sealed, not_sealed)
