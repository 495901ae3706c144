"""A supervisor's sheet of one-time unlock keys: which rows are used, issuing a new one, ending it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from leoc_desktop.access.unlock_keys import MOST_ROWS, IssuedSheet
from leoc_desktop.domain.office_detail import OfficeDetail
from leoc_desktop.features.users.form import SheetDialog, SheetRowsDialog
from leoc_desktop.features.users.queries import OwnKeys, SheetRow
from leoc_desktop.features.users.report import render_unlock_sheet
from leoc_desktop.features.users.service import USUAL_ROWS, UserService
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.theme import Role, set_role

_LAST_USED = 3


class SheetCard(Card):
    """Issues the signed-in supervisor's sheet, shows it once for printing, and tells which rows were used."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page = page
        self._users = users
        self._keys: OwnKeys | None = None
        self._state, self._used, self._hint = QLabel(), QLabel(), QLabel()
        self.issue_button = QPushButton(icon("printer"), "")
        self.end_button = QPushButton(icon("ban", "danger"), "")
        self.progress = ProgressStrip()
        set_role(self.end_button, Role.DANGER)
        for label in (self._state, self._used, self._hint):
            label.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.issue_button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        self.add(self._state, self._used, self._hint, self.progress, row)
        self.body.addStretch(1)
        self.issue_button.clicked.connect(self.issue)
        self.end_button.clicked.connect(self.end)

    @property
    def state_text(self) -> str:
        """What is said about the sheet and its used rows."""
        return f"{self._state.text()} {self._used.text()}".strip()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("My sheet for telephone and radio"))
        self.issue_button.setText(_("Issue a sheet…"))
        self.end_button.setText(_("End my sheet…"))
        self._hint.setText(
            _(
                "When you are not in the room, the operator names a record and a row; you read out that row's key."
            )
        )
        self._show_state()

    def show_keys(self, keys: OwnKeys) -> None:
        """Say what the supervisor holds."""
        self._keys = keys
        self._show_state()

    @Slot()
    def issue(self) -> None:
        """Ask how many rows, make them, and show the sheet."""
        has_sheet = self._keys is not None and self._keys.sheet is not None
        dialog = SheetRowsDialog(self, usual=USUAL_ROWS, most=MOST_ROWS, has_sheet=has_sheet)
        dialog.submitted.connect(lambda: self._make(dialog))
        dialog.open()

    def _make(self, dialog: SheetRowsDialog) -> None:
        progress = Progress()

        def job() -> tuple[IssuedSheet, bytes]:
            office: OfficeDetail = self._users.office_on_paper()
            sheet = self._users.issue_unlock_sheet(rows=rows, progress=progress.report)
            return sheet, render_unlock_sheet(sheet, office)

        def refused(error: Exception) -> None:
            self.progress.finish()
            if isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self._page.context.present(error, None)

        rows = dialog.rows
        self.progress.start(_("Making the keys of the sheet…"), progress, can_stop=False)
        self._page.in_background(job, partial(self._made, dialog), failed=refused)

    def _made(self, dialog: SheetRowsDialog, made: tuple[IssuedSheet, bytes]) -> None:
        self.progress.finish()
        dialog.accept()
        sheet, pdf = made
        SheetDialog(self, pdf=pdf, number=sheet.number, context=self._page.context).open()
        self._page.load()

    @Slot()
    def end(self) -> None:
        """Make the sheet worthless, after a warning."""
        if confirm.ask(
            self,
            _("End your sheet?"),
            _("End my sheet"),
            _("None of its rows works any more, whoever has the paper. Your unlock key stays."),
            danger=True,
        ):
            self._page.in_background(self._users.end_own_unlock_sheet, self._ended)

    def _ended(self, _nothing: None) -> None:
        self._page.context.say(_("No row of your sheet works any more."), Tone.OK)
        self._page.load()

    def _show_state(self) -> None:
        keys = self._keys
        if keys is None:
            return
        self.end_button.setEnabled(keys.sheet is not None)
        if keys.sheet is None or keys.sheet_issued_at is None:
            self._state.setText(_("You have no sheet of one-time keys."))
            self._used.setText("")
        else:
            said = _("Sheet {number} since {moment}; {left} of {all} rows are free.")
            self._state.setText(
                said.format(
                    number=show_number(keys.sheet),
                    moment=show_moment(keys.sheet_issued_at),
                    left=show_number(keys.rows_left),
                    all=show_number(len(keys.rows)),
                )
            )
            used = [row for row in keys.rows if row.used_at is not None]
            self._used.setText("\n".join(_use(row) for row in used[-_LAST_USED:]))
        self._used.setVisible(bool(self._used.text()))


def _use(row: SheetRow) -> str:
    assert row.used_at is not None
    return _("Row {row}: {record}, {operator}, {moment}").format(
        row=show_number(row.row), record=row.number, operator=row.operator, moment=show_moment(row.used_at)
    )
