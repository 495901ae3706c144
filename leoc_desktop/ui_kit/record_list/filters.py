"""Filters above a list: each is one list of choices that shows what it lets through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox

from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.spans import Span, Stretch
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_list.days_dialog import DaysDialog
from leoc_desktop.ui_kit.theme import set_state

_MOST_LETTERS = 14
_QT_COUNTS_IN = "X"
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one entry lets through. ``kept`` is the same as JSON; None is not remembered."""

    text: str
    value: Any
    kept: str | None = None


class Filter(QComboBox):
    """The first choice lets everything through. ``choices`` gives the texts in the present language."""

    changed = Signal()  # by the user's hand

    def __init__(self, key: str, name: str, choices: Callable[[], Sequence[Choice]]) -> None:
        """``key`` is the name under which it is remembered, ``name`` a message id."""
        super().__init__()
        self.key = key
        self.name = name
        self._make = choices
        self._choices: list[Choice] = []
        self._extra: Choice | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(_MOST_LETTERS)
        self.activated.connect(self._chosen)
        self.retranslate()

    @property
    def value(self) -> Any:
        """What is let through."""
        return self._choices[max(0, self.currentIndex())].value

    @property
    def shown(self) -> str:
        """The text of what is chosen; "" where everything is let through."""
        return self.currentText() if self.is_active else ""

    @property
    def is_active(self) -> bool:
        """Whether it holds anything back."""
        return self.currentIndex() > 0

    def let_through(self, value: object, text: str = "") -> None:
        """Choose what lets ``value`` through; where no choice does, ``text`` becomes one for the time being."""
        if all(choice.value != value for choice in self._choices):
            self._extra = Choice(text, value)
            self.retranslate()
        place = next(place for place, choice in enumerate(self._choices) if choice.value == value)
        self.setCurrentIndex(place)
        self._show_state()

    def clear_choice(self) -> None:
        """Let everything through."""
        self.setCurrentIndex(0)
        self._show_state()

    def kept(self) -> str | None:
        """The choice in a form that can be remembered; None for the first one."""
        return self._choices[self.currentIndex()].kept if self.is_active else None

    def take_kept(self, kept: object) -> None:
        """Choose what was remembered, if it is still there."""
        places = (place for place, choice in enumerate(self._choices) if choice.kept == kept is not None)
        self.setCurrentIndex(next(places, 0))
        self._show_state()

    def retranslate(self) -> None:
        """Show the texts of the present language; what is chosen stays."""
        place = max(0, self.currentIndex())
        self._choices = [*self._make(), *([self._extra] if self._extra else [])]
        self.blockSignals(True)  # noqa: FBT003  Qt takes it by position
        self.clear()
        self.addItems([choice.text for choice in self._choices])
        self.setCurrentIndex(min(place, self.count() - 1))
        self.blockSignals(False)  # noqa: FBT003
        self.setAccessibleName(_(self.name))
        self._show_state()

    @Slot()
    def _chosen(self) -> None:
        self._show_state()
        self.changed.emit()

    def _make_room(self) -> None:
        """For most choices in full, always for the chosen one: nobody should guess what a list leaves out."""
        longest = max(len(choice.text) for choice in self._choices)
        metrics = self.fontMetrics()
        chosen = ceil(
            metrics.horizontalAdvance(self.currentText()) / metrics.horizontalAdvance(_QT_COUNTS_IN)
        )
        self.setMinimumContentsLength(max(min(longest, _MOST_LETTERS), chosen))

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._choices:
            self._make_room()

    def _show_state(self) -> None:
        self._make_room()
        set_state(self, "active", self.is_active)
        self.setToolTip(f"{_(self.name)}: {self.currentText()}")


LISTED_SPANS = (Span.ALL, Span.DAY, Span.WEEK, Span.MONTH, Span.FISCAL_YEAR, Span.YEAR)


class PeriodFilter(Filter):
    """Days that end today, or any two days."""

    _ANY_DAYS = "any"

    def __init__(
        self,
        today: Callable[[], date],
        name: str = N_("Period"),
        *,
        spans: Sequence[Span] = LISTED_SPANS,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """``now`` is needed for spans that begin at an hour."""
        self._today, self._now, self._spans = today, now, tuple(spans)
        self._before = 0
        super().__init__("period", name, self._periods)

    def _periods(self) -> list[Choice]:
        spans = [Choice(span.label, span, span.value) for span in self._spans]
        return [*spans, Choice(_("Choose days…"), self._ANY_DAYS)]

    @property
    def stretch(self) -> Stretch:
        """What is let through, as of now."""
        value = self.value
        if not isinstance(value, Span):
            assert isinstance(value, Stretch)
            return value
        return value.at(self._now()) if self._now else self._of(value)

    @property
    def days(self) -> Days:
        """First and last day let through, as of today; None is open."""
        stretch = self.stretch
        return stretch.first_day, stretch.last_day

    def _of(self, span: Span) -> Stretch:
        first = span.first_day(self._today())
        return Stretch(first, self._today() if first else None)

    def let_through_stretch(self, stretch: Stretch) -> None:
        """Let through what happened on these days, both included, or since an hour of the first one."""
        span = next((span for span in self._spans if self._of(span) == stretch), None)
        self.let_through(span or stretch, shown_stretch(stretch))

    def let_through(self, value: object, text: str = "") -> None:
        super().let_through(value, text)
        self._before = self.currentIndex()

    def clear_choice(self) -> None:
        super().clear_choice()
        self._before = 0

    @Slot()
    def _chosen(self) -> None:
        if self.value == self._ANY_DAYS:
            self.setCurrentIndex(self._before)
            self.ask_for_days()
        else:
            self._before = self.currentIndex()
            super()._chosen()

    def ask_for_days(self) -> None:
        """Let the user type the first and the last day."""
        first, last = self.days
        dialog = DaysDialog(self.window(), self._today, first, last)

        def taken() -> None:
            self.let_through_stretch(Stretch(*dialog.days))
            dialog.accept()
            self.changed.emit()

        dialog.submitted.connect(taken)
        dialog.open()


def shown_stretch(stretch: Stretch) -> str:
    """The period as a text: one day, two, open at an end, or since an hour."""
    first, last = stretch.first_day, stretch.last_day
    if first is not None and stretch.since is not None:
        clock = shown_digits(f"{stretch.since:%H:%M}")
        return _("since {day}, {time}").format(day=show_bs(to_bs(first)), time=clock)
    days = [show_bs(to_bs(day)) for day in (first, last) if day is not None]
    if first is None and last is not None:
        return _("until {day}").format(day=days[0])
    if last is None and first is not None:
        return _("from {day}").format(day=days[0])
    return " – ".join(dict.fromkeys(days))
