"""The requests to unlock that wait for a supervisor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.features.users.form import DeclineDialog, GrantDialog
from leoc_desktop.features.users.queries import WaitingRequest
from leoc_desktop.features.users.service import UserService
from leoc_desktop.features.users.table_model import request_model
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_TABLE_HEIGHT = 104
_GAP = 6


class RequestList(QWidget):
    """Each is answered with the own key, or declined with a reason."""

    def __init__(self, page: Page, users: UserService, grant: Callable[[WaitingRequest, str], None]) -> None:
        super().__init__()
        self._page, self._users, self._grant_it = page, users, grant
        self.model = request_model()
        self.table = RecordTable(self.model, N_("Requests to unlock"))
        self.table.set_empty_state(N_("No request waits."))
        self.table.setMinimumHeight(current_theme().px(_TABLE_HEIGHT))
        self._title = QLabel()
        set_role(self._title, Role.CARD_TITLE)
        self.grant_button, self.decline_button = (
            QPushButton(icon("lock-open"), ""),
            QPushButton(icon("x"), ""),
        )
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._title)
        above.addStretch(1)
        above.addWidget(self.decline_button)
        above.addWidget(self.grant_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, _GAP)
        layout.setSpacing(_GAP)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self.grant)
        self.table.selectionModel().currentRowChanged.connect(self._choice_changed)
        self.table.offer(self.grant_button, self.decline_button)
        self.grant_button.clicked.connect(self.grant)
        self.decline_button.clicked.connect(self.decline)
        self._choice_changed()

    def load(self) -> None:
        """Fetch the requests that wait."""
        self._page.in_background(self._users.unlock_requests, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self._title.setText(_("Requests to unlock"))
        self.grant_button.setText(_("Unlock with my key…"))
        self.decline_button.setText(_("Decline…"))
        self.model.retranslate()

    @Slot()
    def grant(self) -> None:
        """Ask for the supervisor's key and unlock what was asked for."""
        request = self._chosen()
        if request is None:
            return
        dialog = GrantDialog(self, request=request)

        def submitted() -> None:
            key = dialog.key.text().strip()
            done = _("{number} is unlocked for {name}.").format(
                number=request.number, name=request.operator_name
            )
            self._answer(dialog, partial(self._grant_it, request, key), done)

        dialog.submitted.connect(submitted)
        dialog.open()

    @Slot()
    def decline(self) -> None:
        """Ask why, and answer the chosen request with no."""
        request = self._chosen()
        if request is None:
            return
        dialog = DeclineDialog(self, request=request)

        def submitted() -> None:
            job = partial(self._users.decline_unlock, request.id, reason=dialog.reason)
            self._answer(dialog, job, _("The request was declined."))

        dialog.submitted.connect(submitted)
        dialog.open()

    def _answer(self, dialog: EntryDialog, job: Callable[[], None], said: str) -> None:
        def done(_nothing: None) -> None:
            dialog.accept()
            self._page.context.say(said, Tone.OK)
            self._page.load()

        def refused(error: Exception) -> None:
            if isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self._page.context.present(error, None)

        self._page.in_background(job, done, failed=refused)

    def _show(self, requests: list[WaitingRequest]) -> None:
        self.model.set_rows(requests)
        if requests and self.table.current_id() is None:
            self.table.selectRow(0)
        self._choice_changed()

    def _chosen(self) -> WaitingRequest | None:
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _choice_changed(self) -> None:
        """A request of one's own is answered by somebody else."""
        request = self._chosen()
        self.grant_button.setEnabled(request is not None)
        self.decline_button.setEnabled(request is not None)
