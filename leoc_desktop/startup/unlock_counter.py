"""Where a locked record is opened: asks by which way, and repeats what was refused once it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.users.queries import OpenUnlock, UnlockOffer, WaitingRequest
from leoc_desktop.foundation.errors import LeocError, RecordLocked
from leoc_desktop.foundation.nepali_text import list_of, show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.unlock_dialog import UnlockAnswer, UnlockDialog, Way
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.page import PageContext, Tone


class UnlockCounter(QObject):
    """One for each main window. By key or by a row of a sheet the record opens at once; by request, later."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._context: PageContext | None = None
        self._window: MainWindow | None = None

    def serve(self, context: PageContext, window: MainWindow) -> None:
        """Work for this window from now on, and say what waits."""
        self._context, self._window = context, window
        may = self._services.login.may
        if may(Permission.UNLOCK_GRANT):
            context.in_background(self._services.users.unlock_requests, self._tell_requests, owner=window)
        if may(Permission.INCIDENT_CORRECT):
            context.in_background(self._services.users.open_unlocks, self._tell_unlocks, owner=window)

    def ask(self, error: RecordLocked, retry: Callable[[], None]) -> None:
        """Show the unlock dialog for the locked record; when it is open, do again what was refused."""
        assert self._context is not None
        assert self._window is not None
        self._context.in_background(
            self._services.users.unlock_offers,
            lambda offers: self._show(error, retry, offers),
            owner=self._window,
        )

    def grant(self, request: WaitingRequest, key: str) -> None:
        """Unlock what an operator asked for, with the signed-in supervisor's key. Slow."""
        self._services.incidents.unlock(
            request.record_id,
            supervisor=self._services.login.name,
            unlock_key=key,
            reason=request.reason,
            operator=request.operator,
        )

    def _show(self, error: RecordLocked, retry: Callable[[], None], offers: list[UnlockOffer]) -> None:
        context, key = self._context, error.values["key"]
        assert context is not None
        assert isinstance(key, bytes)
        dialog = UnlockDialog(self._window, record=str(error.values["number"]), offers=offers)

        def done(way: Way) -> None:
            dialog.accept()
            if way is Way.REQUEST:
                context.say(_("The request was sent to the supervisors."), Tone.OK)
            else:
                retry()

        def refused(failure: Exception) -> None:
            if isinstance(failure, LeocError):
                dialog.show_problem(str(failure))
            else:
                dialog.fail()
                context.present(failure, None)

        def submit() -> None:
            answer = dialog.answer
            context.in_background(lambda: self._do(key, answer), done, owner=dialog, failed=refused)

        dialog.submitted.connect(submit)
        dialog.open()

    def _do(self, key: bytes, answer: UnlockAnswer) -> Way:
        if answer.way is Way.REQUEST:
            self._services.users.request_unlock(key, reason=answer.reason)
        else:
            self._services.incidents.unlock(
                key,
                supervisor=answer.supervisor,
                unlock_key=answer.key,
                reason=answer.reason,
                sheet_row=answer.sheet_row,
            )
        return answer.way

    def _tell_requests(self, requests: list[WaitingRequest]) -> None:
        if requests and self._context is not None:
            text = ngettext(
                "{count} request to unlock a record waits for a supervisor.",
                "{count} requests to unlock a record wait for a supervisor.",
                len(requests),
            )
            self._context.say(text.format(count=show_number(len(requests))), Tone.INFO)

    def _tell_unlocks(self, unlocks: list[OpenUnlock]) -> None:
        if unlocks and self._context is not None:
            said = _("Unlocked for you: {records}. Open the record and correct it before the time is over.")
            numbers = list_of(unlock.number for unlock in unlocks)
            self._context.say(said.format(records=numbers), Tone.INFO)
