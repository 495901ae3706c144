"""Brings what was sealed at leaving to its destinations while nobody is signed in, and tries again where that fails."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Slot

from leoc_desktop.features.backups.rules import AGAIN_AFTER
from leoc_desktop.features.backups.service import Errand
from leoc_desktop.features.backups.service.errand import StopResult
from leoc_desktop.ui_kit.task_runner import Lane, TaskRunner

_log = logging.getLogger(__name__)


class SpoolCare(QObject):
    """Needs no key of the office: the files are sealed. The next session notes what arrived."""

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._errand: Errand | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(round(AGAIN_AFTER.total_seconds() * 1000))
        self._again.timeout.connect(self.try_now)

    def take(self, errand: Errand) -> None:
        """Bring what waits, now and until it is there."""
        self._errand = errand
        self.try_now()

    def let_go(self) -> None:
        """Somebody is signed in: his session has a schedule of its own."""
        self._again.stop()
        self._errand = None

    @Slot()
    def try_now(self) -> None:
        """One way to every destination for which something waits."""
        errand = self._errand
        if errand is not None and errand.has_work:
            self._tasks.run(Lane.SHARE, errand.run, self._came_back, self._failed, owner=self)

    def _came_back(self, results: list[StopResult]) -> None:
        if self._errand is not None:
            self._errand = self._errand.after(results)
            self._try_later()

    def _failed(self, error: Exception) -> None:
        _log.error("backups were not brought away", exc_info=(type(error), error, error.__traceback__))
        self._try_later()

    def _try_later(self) -> None:
        if self._errand is not None and self._errand.has_work:
            self._again.start()
