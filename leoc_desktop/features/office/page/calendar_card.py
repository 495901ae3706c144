"""The card of the calendar: how far it is settled, and entering a published year. For administrators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from leoc_desktop.domain.calendar_wording import change_lines, months_line
from leoc_desktop.features.office.form import YearDialog
from leoc_desktop.features.office.service import CalendarService, CalendarState
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.nepali_calendar import YearChange
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.theme import Role, set_role


class CalendarCard(Card):
    """A year is typed or read from a file, compared with the estimate, and entered when somebody confirmed it."""

    def __init__(self, context: PageContext, calendar: CalendarService) -> None:
        super().__init__()
        self._context, self._calendar = context, calendar
        self._state: CalendarState | None = None
        self.warning, self._settled, self._entered, self._hint = Notice(), QLabel(), QLabel(), QLabel()
        self.enter_button = QPushButton(icon("calendar"), "")
        self.import_button = QPushButton(icon("upload"), "")
        for label in (self._settled, self._entered, self._hint):
            label.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        buttons = QHBoxLayout()
        buttons.addWidget(self.enter_button)
        buttons.addWidget(self.import_button)
        self.add(self.warning, self._settled, self._entered, self._hint, buttons)
        self.enter_button.clicked.connect(self._type)
        self.import_button.clicked.connect(self._choose_file)

    def load(self) -> None:
        """Fetch the settled years."""
        self._context.in_background(self._calendar.state, self._show, owner=self)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("Calendar"))
        self._hint.setText(
            _(
                "The months of a new year are published shortly before it begins. Until they are entered, its dates "
                "are an estimate and marked “prov.”."
            )
        )
        self.enter_button.setText(_("Enter a year…"))
        self.import_button.setText(_("From a CSV file…"))
        if self._state is not None:
            self._show(self._state)

    def _show(self, state: CalendarState) -> None:
        self._state = state
        self._settled.setText(
            _("The calendar is settled until the end of {year}.").format(
                year=shown_digits(str(state.settled_until))
            )
        )
        lines = [f"{months_line(row.year, row.months)}\n{row.source}" for row in state.entered]
        self._entered.setText("\n".join(lines))
        self._entered.setVisible(bool(lines))
        year = state.should_be_entered
        said = _("The calendar of {year} is only an estimate. Enter the published one.")
        self.warning.say(Tone.WARN, said.format(year=shown_digits(str(year))) if year is not None else "")

    def _type(self) -> None:
        self._open(YearDialog(self, year=self._state.settled_until + 1 if self._state else None))

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("From a CSV file…"), "", "CSV (*.csv)")
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, file: Path) -> None:
        """Compare the years of a CSV file; nothing is entered before it was confirmed."""
        self._context.in_background(
            partial(self._calendar.compare_file, file),
            lambda changes: self._open(YearDialog(self, changes=changes, shown=_difference(changes))),
            owner=self,
        )

    def _open(self, dialog: YearDialog) -> None:
        dialog.submitted.connect(partial(self._go_on, dialog))
        dialog.open()

    def _go_on(self, dialog: YearDialog) -> None:
        """Compare what was typed; enter what was compared."""
        changes = dialog.changes
        job: Callable[[], object]
        if changes is None:
            job = partial(self._calendar.compare, [dialog.typed()])
            self._run(dialog, job, lambda found: dialog.show_difference(found, _difference(found)))
            return
        job = partial(self._calendar.enter, changes, source=dialog.source)
        self._run(dialog, job, partial(self._entered_years, dialog))

    def _run(self, dialog: YearDialog, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.in_background(job, done, owner=dialog, failed=partial(self._failed, dialog))

    def _entered_years(self, dialog: YearDialog, state: CalendarState) -> None:
        dialog.accept()
        self._show(state)
        self._context.say(_("Entered. Every date follows from now on."), Tone.OK)

    def _failed(self, dialog: YearDialog, error: Exception) -> None:
        if isinstance(error, LeocError):
            dialog.show_problem(str(error))
        else:
            dialog.fail()
            self._context.present(error, None)


def _difference(changes: Sequence[YearChange]) -> str:
    return "\n".join(line for change in changes for line in change_lines(change))
