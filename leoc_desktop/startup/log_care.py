"""Has the log checked once a day while somebody is signed in, and tells at once what was found."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from leoc_desktop.access.notices import Notice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.foundation.progress import Progress, Stopped
from leoc_desktop.foundation.translation import _
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.message_bar import MessageBar
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from leoc_desktop.startup.desktop import Desktop

_MINUTE_MS = 60_000
_LONGEST_PAUSE = 0.25  # seconds
_log = logging.getLogger(__name__)


class LogCare(QObject):
    """Belongs to one session. The check has a lane of its own and rests as long as it works: nobody waits for it."""

    def __init__(self, desktop: Desktop, services: Services, messages: MessageBar) -> None:
        super().__init__()
        self._desktop, self._services, self._messages = desktop, services, messages
        self._open_log: Callable[[], object] = lambda: None
        self._progress: Progress | None = None
        self._told: Notice | None = None
        self._minutes = QTimer(self)
        self._minutes.setInterval(_MINUTE_MS)
        self._minutes.timeout.connect(self.look)

    def begin(self, open_log: Callable[[], object]) -> None:
        """The main window is there; what the sign-in told already is not told again. ``open_log`` shows the page."""
        self._open_log = open_log
        self._told = self._services.office.log_watch.trouble()
        self._minutes.start()

    @Slot()
    def look(self) -> None:
        """Check what is due."""
        if self._progress is not None:
            return
        progress = self._progress = Progress()
        rested = time.monotonic()

        def rest(done: int, total: int) -> None:
            nonlocal rested
            progress.step(done, total)
            time.sleep(min(time.monotonic() - rested, _LONGEST_PAUSE))
            rested = time.monotonic()

        self._desktop.tasks.run(
            Lane.WATCH,
            lambda: self._services.audit.check_by_itself(progress=rest),
            self._checked,
            self._failed,
            owner=self,
        )

    def stop(self) -> None:
        """The session ends: so does the check, to begin anew next time."""
        self._minutes.stop()
        if self._progress is not None:
            self._progress.stop()

    def _checked(self, found: Notice | None) -> None:
        self._progress = None
        if found is None or found == self._told:
            return
        self._told = found
        if self._services.login.may(Permission.AUDIT_VIEW):
            self._messages.show_message(
                str(found), Tone.DANGER, action=_("Open the audit log"), on_action=self._show_log
            )
        else:
            self._messages.show_message(str(found), Tone.DANGER)

    def _show_log(self) -> None:
        self._open_log()

    def _failed(self, error: Exception) -> None:
        """The next minute tries again; whoever works with a store that cannot be read hears of it anyway."""
        self._progress = None
        if not isinstance(error, Stopped):
            _log.error("the check of the log failed", exc_info=(type(error), error, error.__traceback__))
