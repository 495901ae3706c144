"""Which paper of which days, in which language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from leoc_desktop.features.summaries.rules import Asked, Paper, of_bs_year, of_fiscal_year
from leoc_desktop.foundation.errors import LeocError, Refused
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import ENGLISH, N_, NEPALI, _, current
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit
from leoc_desktop.ui_kit.theme import Role, set_role, set_state

_FISCAL, _BS, _DAYS = "fiscal", "bs", "days"
_SPANS = {_FISCAL: N_("Fiscal year"), _BS: N_("Year from 1 Baisakh"), _DAYS: N_("Days")}


class SummaryForm(QWidget):
    """``papers`` are those that the user may have; ``today`` tells which years there are."""

    changed = Signal()

    def __init__(self, papers: Sequence[Paper], today: Callable[[], date]) -> None:
        super().__init__()
        self._papers, self._today = tuple(papers), today
        self._begins = today()
        self.paper, self.span, self.year, self.language = (QComboBox() for _box in range(4))
        self.first, self.last = NepaliDateEdit(today), NepaliDateEdit(today)
        self.verified_only = QCheckBox()
        self._labels: dict[QWidget, QLabel] = {
            field: QLabel()
            for field in (self.paper, self.span, self.year, self.first, self.last, self.language)
        }
        self._problem = QLabel()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for paper in self._papers:
            self.paper.addItem("", paper)
        for span in _SPANS:
            self.span.addItem("", span)
        for code in (NEPALI, ENGLISH):
            self.language.addItem("", code)
        self.language.setCurrentIndex(self.language.findData(current().code))
        self.last.set_day(self._today())
        self.first.set_day(FiscalYear.of(self._today()).first_day)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.paper, 0, 0, 2),
            (self.span, 2, 0, 1),
            (self.year, 2, 1, 1),
            (self.first, 4, 0, 1),
            (self.last, 4, 1, 1),
            (self.language, 6, 0, 1),
        )
        for field, row, column, across in places:
            label = self._labels[field]
            set_role(label, Role.FIELD_LABEL)
            label.setBuddy(field)
            grid.addWidget(label, row, column, 1, across)
            grid.addWidget(field, row + 1, column, 1, across)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        set_role(self._problem, Role.HINT)
        self._problem.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addWidget(self.verified_only)
        layout.addWidget(self._problem)

    def _connect(self) -> None:
        self.paper.activated.connect(self._take_choice)
        self.span.activated.connect(self._take_choice)
        self.year.activated.connect(self._take_change)
        self.language.activated.connect(self._take_change)
        self.first.day_changed.connect(self._take_change)
        self.last.day_changed.connect(self._take_change)
        self.verified_only.toggled.connect(self._take_change)

    def offer_years_since(self, begins: date | None) -> None:
        """Offer the years from that of the first incident to the present one."""
        self._begins = begins or self._today()
        self._fill_years()

    def chosen_paper(self) -> Paper:
        """The paper."""
        return Paper(self.paper.currentData())

    def asked(self) -> Asked:
        """Everything that is chosen. Raises Refused while a day is missing or the period makes no sense."""
        return replace(
            self._asked(),
            verified_only=self.verified_only.isChecked(),
            language=str(self.language.currentData()),
        )

    def _asked(self) -> Asked:
        paper, span = self.chosen_paper(), self.span.currentData()
        if span == _FISCAL:
            return of_fiscal_year(paper, FiscalYear(self.year.currentData()))
        if span == _BS:
            return of_bs_year(paper, self.year.currentData())
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            raise Refused(N_("Type the first and the last day, for example 2083-08-07."))
        return Asked(paper, first, last)

    def _fill_years(self) -> None:
        """The latest year first; what was chosen stays."""
        chosen, span, today = self.year.currentData(), self.span.currentData(), self._today()
        self.year.clear()
        if span == _FISCAL:
            newest, oldest = FiscalYear.of(today).start, FiscalYear.of(self._begins).start
        else:
            newest, oldest = to_bs(today).year, to_bs(self._begins).year
        for year in range(newest, min(oldest, newest) - 1, -1):
            name = FiscalYear(year).shown if span == _FISCAL else shown_digits(str(year))
            self.year.addItem(name, year)
        self.year.setCurrentIndex(max(0, self.year.findData(chosen)))

    def retranslate(self) -> None:
        """Set every text in the current language."""
        texts = (
            (self.paper, _("Paper")),
            (self.span, _("Period")),
            (self.year, _("Year")),
            (self.first, _("First day")),
            (self.last, _("Last day")),
            (self.language, _("Language of the paper")),
        )
        for field, text in texts:
            self._labels[field].setText(text)
            field.setAccessibleName(text)
        for place, paper in enumerate(self._papers):
            self.paper.setItemText(place, paper.label)
        for place, text in enumerate(_SPANS.values()):
            self.span.setItemText(place, _(text))
        self.language.setItemText(0, _("Nepali"))
        self.language.setItemText(1, _("English"))
        self.verified_only.setText(_("Count verified incidents only"))
        self._show_fields()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _take_choice(self) -> None:
        if self.chosen_paper() is Paper.MONTHS and self.span.currentData() == _DAYS:
            self.span.setCurrentIndex(0)  # made of a whole year
        self._show_fields()
        self.changed.emit()

    @Slot()
    def _take_change(self) -> None:
        self._show_problem()
        self.changed.emit()

    def _show_fields(self) -> None:
        days = self.span.currentData() == _DAYS
        for field in (self.first, self.last):
            field.setVisible(days)
            self._labels[field].setVisible(days)
        self.year.setVisible(not days)
        self._labels[self.year].setVisible(not days)
        self._fill_years()
        self._show_problem()

    def _show_problem(self) -> None:
        said = ""
        try:
            self.asked()
        except LeocError as refused:
            said = str(refused)
        set_state(self._problem, "tone", "danger")
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
