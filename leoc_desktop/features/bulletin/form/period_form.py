"""Which period a bulletin covers and in which language it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.fields import END_TIME, START_TIME
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field_values import read
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import ENGLISH, N_, NEPALI, _
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit
from leoc_desktop.ui_kit.theme import Role, set_role, set_state


class PeriodForm(QWidget):
    """The last 24 hours, as every morning; whole days, first and last included; or days with hours."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._refreshing = False
        self.daily, self.whole_days, self.hours = QToolButton(), QToolButton(), QToolButton()
        self._modes = QButtonGroup(self)
        self.first, self.last = NepaliDateEdit(self._today), NepaliDateEdit(self._today)
        self.start, self.end = QLineEdit(), QLineEdit()
        self.language = QComboBox()
        self._fixed: Period | None = None
        self._first_label, self._last_label = QLabel(), QLabel()
        self._start_label, self._end_label = QLabel(), QLabel()
        self._language_label, self._meaning = QLabel(), QLabel()
        self._build()
        self._connect()
        self.daily.setChecked(True)
        self.retranslate()

    def _build(self) -> None:
        for label in (self._first_label, self._last_label, self._language_label):
            set_role(label, Role.FIELD_LABEL)
        set_role(self._meaning, Role.HINT)
        self._first_label.setBuddy(self.first)
        self._last_label.setBuddy(self.last)
        self._language_label.setBuddy(self.language)
        self.language.addItem("", NEPALI)
        self.language.addItem("", ENGLISH)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (label, field) in enumerate(
            (
                (self._first_label, self.first),
                (self._last_label, self.last),
                (self._language_label, self.language),
            )
        ):
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        for column, (label, clock) in enumerate(self._clocks()):
            set_role(label, Role.FIELD_LABEL)
            label.setBuddy(clock)
            grid.addWidget(label, 2, column)
            grid.addWidget(clock, 3, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._switch())
        layout.addSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self._meaning)

    def _clocks(self) -> tuple[tuple[QLabel, QLineEdit], ...]:
        return (self._start_label, self.start), (self._end_label, self.end)

    def _switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for button, place in ((self.daily, "first"), (self.whole_days, "middle"), (self.hours, "last")):
            set_role(button, Role.SEGMENT)
            button.setProperty("place", place)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._modes.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._modes.buttonClicked.connect(self._mode_changed)
        self.first.day_changed.connect(self._take_change)
        self.last.day_changed.connect(self._take_change)
        self.start.textEdited.connect(self._take_change)
        self.end.textEdited.connect(self._take_change)
        self.language.activated.connect(self._take_change)

    def fix(self, period: Period | None, language: str = "") -> None:
        """Keep to the period and language of a bulletin that is corrected; None lets them be chosen again."""
        self._fixed = period
        if period is not None:
            self.language.setCurrentIndex(self.language.findData(language))
        self.setDisabled(period is not None)
        self.refresh()

    def period(self) -> Period:
        """The period that is meant. Raises Refused when a day or time is missing, or the end lies before."""
        if self._fixed is not None:
            return self._fixed
        if self.daily.isChecked():
            return Period.daily(self._now())
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            raise Refused(N_("Type the first and the last day, for example 2083-08-07."))
        if self.whole_days.isChecked():
            return Period.of_days(first, last)
        start, end = (
            read(START_TIME, self.start.text(), today=first),
            read(END_TIME, self.end.text(), today=last),
        )
        if not isinstance(start, time) or not isinstance(end, time):
            raise Refused(N_("Type both times in 24 hours, for example 10:00."))
        return Period.between(first, start, last, end)

    def paper_language(self) -> str:
        """The code of the language that the paper is written in."""
        return str(self.language.currentData())

    def retranslate(self) -> None:
        """Show every text in the current language."""
        self.daily.setText(_("Last 24 hours (10:00 to 10:00)"))
        self.whole_days.setText(_("Whole days"))
        self.hours.setText(_("Days and hours"))
        self._start_label.setText(START_TIME.shown_label)
        self._end_label.setText(END_TIME.shown_label)
        self._first_label.setText(_("First day"))
        self._last_label.setText(_("Last day"))
        self._language_label.setText(_("Language of the paper"))
        for field, label in (
            (self.first, self._first_label),
            (self.last, self._last_label),
            (self.language, self._language_label),
            (self.start, self._start_label),
            (self.end, self._end_label),
        ):
            field.setAccessibleName(label.text())
        self.language.setItemText(0, _("Nepali"))
        self.language.setItemText(1, _("English"))
        self.refresh()

    def refresh(self) -> None:
        """Show which hours are meant now; the last 24 hours move on with the clock."""
        shown = self._fixed or (Period.daily(self._now()) if self.daily.isChecked() else None)
        if shown is not None:
            self._show_period(shown)
        for field in (self.first, self.last):
            field.setDisabled(shown is not None)
        for widget in (part for pair in self._clocks() for part in pair):
            widget.setVisible(self.hours.isChecked() and self._fixed is None)
        self._show_meaning()

    def _show_period(self, period: Period) -> None:
        self._refreshing = True
        self.first.set_day(period.first_day)
        self.last.set_day(period.last_day)
        self._refreshing = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _today(self) -> date:
        return nepal_day(self._now())

    @Slot()
    def _mode_changed(self) -> None:
        if self.hours.isChecked() and not self.start.text():
            self._offer_hours()
        self.refresh()
        if not self.daily.isChecked():
            self.first.setFocus()
        self.changed.emit()

    def _offer_hours(self) -> None:
        """Begin with the last 24 hours up to now."""
        clock = shown_digits(f"{nepal_time(self._now()):%H:%M}")
        self.start.setText(clock)
        self.end.setText(clock)
        self.first.set_day(self._today() - timedelta(days=1))
        self.last.set_day(self._today())

    @Slot()
    def _take_change(self) -> None:
        if self._refreshing:
            return
        self._show_meaning()
        self.changed.emit()

    def _show_meaning(self) -> None:
        try:
            period = self.period()
        except Refused as refused:
            set_state(self._meaning, "tone", "danger")
            self._meaning.setText(str(refused))
            return
        set_state(self._meaning, "tone", "")
        text = _("Incidents that happened from {start} until {end}")
        self._meaning.setText(text.format(start=show_moment(period.start), end=show_moment(period.end)))
