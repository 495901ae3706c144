"""Who is on duty, what was handed over, and coming on and going off duty."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.event_log.form import HandOverDialog
from leoc_desktop.features.event_log.rules import Duty, ShiftRow
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.foundation.nepali_text import list_of
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, Tone


class ShiftCard(QWidget):
    """A line above the log; the newest hand-over note is read before anything else."""

    def __init__(self, page: Page, service: EventLogService) -> None:
        super().__init__()
        self._page = page
        self._service = service
        self._duty: Duty | None = None
        self.notice = Notice()
        self.button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.notice, 1)
        row.addWidget(self.button)
        self.button.setVisible(service.login.may(Permission.EVENT_LOG_KEEP))
        self.button.clicked.connect(self._begin_or_end)
        self.retranslate()

    def load(self) -> None:
        """Fetch who is on duty."""
        self._page.in_background(self._service.duty, self._show)

    def _show(self, duty: Duty) -> None:
        self._duty = duty
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        duty = self._duty
        own = duty is not None and duty.own is not None
        self.button.setText(_("End the shift…") if own else _("Begin the shift"))
        self.button.setIcon(icon("logout" if own else "login"))
        if duty is not None:
            tone = Tone.INFO if duty.on_duty else Tone.WARN
            self.notice.say(tone, "\n".join([_on_duty(duty), *_handed_over(duty)]))

    def _begin_or_end(self) -> None:
        if self._duty is not None and self._duty.own is not None:
            self._ask_for_note()
        else:
            self._page.in_background(self._service.begin_shift, self._began)

    def _began(self, _row: ShiftRow) -> None:
        self._page.context.say(_("Your shift has begun."), Tone.OK)
        self._page.load()

    def _ask_for_note(self) -> None:
        dialog = HandOverDialog(self)

        def ended(_row: ShiftRow) -> None:
            dialog.accept()
            self._page.context.say(_("Your shift has ended; the note is handed over."), Tone.OK)
            self._page.load()

        def refused(error: Exception) -> None:
            dialog.show_problem(str(error))

        dialog.submitted.connect(
            lambda: self._page.in_background(
                partial(self._service.end_shift, note=dialog.note), ended, failed=refused
            )
        )
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _on_duty(duty: Duty) -> str:
    if not duty.on_duty:
        return _("Nobody has begun a shift.")
    return _("On duty: {people}").format(
        people=list_of(
            _("{name} since {moment}").format(name=row.name, moment=show_moment(row.started_at))
            for row in duty.on_duty
        )
    )


def _handed_over(duty: Duty) -> list[str]:
    row = duty.handed_over
    if row is None or row.ended_at is None:
        return []
    text = _("Handed over by {name}, {moment}: {note}")
    return [text.format(name=row.name, moment=show_moment(row.ended_at), note=row.note)]
