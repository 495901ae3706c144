"""Work that may take longer than a moment: what it is, how far it is, and a button to stop it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer, Slot

from leoc_desktop.foundation.progress import Progress, Stopped
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.progress_strip import ProgressStrip
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.tokens import Tone

T = TypeVar("T")
_SHOWN_AFTER_MS = 400


class LongWork(ProgressStrip):
    """One piece of work at a time. It appears only when the work takes long enough to be noticed."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._work: tuple[str, Progress, bool] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHOWN_AFTER_MS)
        self._soon.timeout.connect(self._appear)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def run(
        self,
        what: str,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        *,
        lane: Lane = Lane.FILES,
        failed: Callable[[Exception], None] | None = None,
        can_stop: bool = True,
    ) -> bool:
        """Do ``job`` in the background and hand its result to ``done``; False when something is being done already.

        ``what`` is a translated text; without ``can_stop`` there is no button. A job that was stopped says so;
        other errors are presented unless taken.
        """
        if self.is_busy:
            return False
        progress = Progress()
        self._work = what, progress, can_stop
        self._soon.start()
        self._page.in_background(
            partial(job, progress), partial(self._done, done), lane=lane, failed=partial(self._failed, failed)
        )
        return True

    def _done(self, done: Callable[[T], None], result: T) -> None:
        self._end()
        done(result)

    def _failed(self, failed: Callable[[Exception], None] | None, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._page.context.say(str(error), Tone.NEUTRAL)
        if failed is not None:
            failed(error)
        elif not isinstance(error, Stopped):
            self._page.context.present(error, None)

    def _end(self) -> None:
        self._soon.stop()
        self._work = None
        self.finish()

    @Slot()
    def _appear(self) -> None:
        if self._work is not None:
            what, progress, can_stop = self._work
            self.start(what, progress, can_stop=can_stop)
