"""Typing the months of a published year, and confirming what they change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from leoc_desktop.foundation.errors import DateProblem
from leoc_desktop.foundation.nepali_calendar import PublishedYear, YearChange, month_name, read_months
from leoc_desktop.foundation.nepali_text import ascii_digits, shown_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.entry_dialog import EntryDialog, entry
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_MONTHS, _COLUMNS = 12, 6
_DIGITS_OF_A_YEAR = 4
_MARGINS, _FRAME, _TALLEST_DIFFERENCE = 64, 4, 200


class YearDialog(EntryDialog):
    """First asks for the months, then shows their difference to the estimate; only then can they be entered.

    ``changes`` is None until they were compared, and again when something is typed after that. Years of a file come
    compared already.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        year: int | None = None,
        changes: tuple[YearChange, ...] | None = None,
        shown: str = "",
    ) -> None:
        super().__init__(
            parent,
            title=_("Published year of the calendar"),
            verb=_("Compare"),
            explanation=_(
                "Copy the days of each month from the printed calendar or the gazette, not from another program."
            ),
        )
        self.changes: tuple[YearChange, ...] | None = None
        self.year = plain_line(QLineEdit(shown_digits(str(year)) if year else ""))
        self.months = [plain_line() for _month in range(_MONTHS)]
        self._source, self._difference = QLineEdit(), QLabel()
        self._difference.setWordWrap(True)
        set_role(self._difference, Role.FIELD_LABEL)
        self._difference_area = _scrolled(self._difference)
        self._difference_area.hide()
        source = entry(_("Published in"), self._source, required=True)
        if changes is None:
            self.add_row(entry(_("Year (B.S.)"), self.year, required=True), source)
            self.entries.addSpacing(8)
            self.entries.addWidget(self._month_grid())
        else:
            self.add_row(source)
        self.entries.addSpacing(8)
        self.entries.addWidget(self._difference_area)
        for line in (self.year, *self.months):
            line.textChanged.connect(self._typed_again)
        self.resize(self.minimumWidth(), 0)
        self._grow()
        if changes is not None:
            self.show_difference(changes, shown)

    def _month_grid(self) -> QWidget:
        around = QWidget()
        grid = QGridLayout(around)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, line in enumerate(self.months):
            row, column = divmod(place, _COLUMNS)
            label = QLabel(month_name(place + 1))
            set_role(label, Role.FIELD_LABEL)
            label.setBuddy(line)
            line.setAccessibleName(month_name(place + 1))
            grid.addWidget(label, row * 2, column)
            grid.addWidget(line, row * 2 + 1, column)
        return around

    @property
    def source(self) -> str:
        """Where the months were published."""
        return self._source.text()

    def typed(self) -> PublishedYear:
        """The year as typed; ``own_problem`` has looked at it."""
        return PublishedYear(
            int(ascii_digits(self.year.text().strip())),
            read_months(" ".join(line.text() for line in self.months)),
        )

    def own_problem(self) -> str:
        """What keeps the entries from being compared."""
        if self.changes is None:
            year = ascii_digits(self.year.text().strip())
            if not (year.isascii() and year.isdigit() and len(year) == _DIGITS_OF_A_YEAR):
                return _("Write the year in four digits.")
            if not all(line.text().strip() for line in self.months):
                return _("Fill in the days of all twelve months.")
            try:
                self.typed()
            except DateProblem as problem:
                return str(problem)
        if not self.source.strip():
            return _("State where the months were published.")
        return ""

    def show_difference(self, changes: Sequence[YearChange], shown: str) -> None:
        """Ask whether these are really the published months."""
        self.changes = tuple(changes)
        self._difference.setText(shown)
        width = self.width() - _MARGINS
        wanted = self._difference.heightForWidth(width) + _FRAME
        self._difference_area.setFixedHeight(min(wanted, current_theme().px(_TALLEST_DIFFERENCE)))
        self._difference_area.show()
        self.ask_again(_("These are the published months"))

    def _typed_again(self) -> None:
        self.changes = None
        self._difference_area.hide()
        self.set_verb(_("Compare"))


def _scrolled(label: QLabel) -> QScrollArea:
    """Room for the difference of one year; those of a long file are scrolled."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(label)
    area.setAccessibleName(_("Compare"))
    return area
