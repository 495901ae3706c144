"""Brings what is typed to the disk while it is typed, so that neither a crash nor a lock takes it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.tokens import Tone

KEEP_AFTER_MS = 5_000


class DraftKeeping(QObject):
    """Keeps one form's content: some seconds after it changed, when the program loses the focus, and when told.

    ``job`` reads the form and gives the work that keeps it, or None while it must not be kept. What could not be
    kept stays to be kept: it is tried again every few seconds, and the user is told once.
    """

    kept = Signal(object)  # datetime: when it reached the disk

    def __init__(
        self, owner: QWidget, context: PageContext, job: Callable[[], Callable[[], datetime] | None]
    ) -> None:
        super().__init__(owner)
        self._owner, self._context, self._job = owner, context, job
        self._form = 0  # counts what the form was filled with, so that a late answer is known as such
        self.dirty = False
        self.failing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.now)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._state_changed)

    @Slot()
    def typed(self) -> None:
        """Something changed that is not on the disk."""
        self.dirty = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def now(self) -> None:
        """What is typed goes to the disk now."""
        job = self._job() if self.dirty and not self._context.tasks.is_closed else None
        if job is None:
            return
        self._timer.stop()
        self.dirty = False
        self._context.in_background(
            job, self._reached_the_disk, owner=self._owner, failed=partial(self._not_kept, self._form)
        )

    def forget(self) -> None:
        """The form is filled anew, or what it holds was saved: nothing is to be kept."""
        self._timer.stop()
        self._form += 1
        self.dirty = self.failing = False

    def may_replace(self) -> bool:
        """Whether the form may be filled with something else: not while what stands in it cannot be kept."""
        self.now()
        if self.failing:
            self._tell(_("What you typed before could not be kept yet. It is shown again."))
        return not self.failing

    def _reached_the_disk(self, at: datetime) -> None:
        if self.failing:
            self.failing = False
            self._context.say(_("What you typed is kept again."), Tone.OK)
        self.kept.emit(at)

    def _not_kept(self, form: int, error: Exception) -> None:
        if form != self._form:
            return
        first, self.failing = not self.failing, True
        self.typed()
        if not first:
            return
        if isinstance(error, LeocError):
            reason = _(
                "What you type cannot be kept for now: {reason} It stays in the form and is tried again."
            )
            self._tell(reason.format(reason=error))
        else:
            self._context.present(error, None)

    def _tell(self, text: str) -> None:
        self._context.say(text, Tone.WARN)

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.now()
