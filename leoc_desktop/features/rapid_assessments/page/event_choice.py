"""Which event and ward the list is about, and the events that the form offers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from PySide6.QtWidgets import QComboBox

from leoc_desktop.features.rapid_assessments.fields import EVENT, FIELDS
from leoc_desktop.features.rapid_assessments.queries import Subject
from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _

_ALL = Subject()
_LETTERS = 24


class OfferedEvents(Sequence[Choice]):
    """The events of the office as choices of a field; they follow what the list has read."""

    def __init__(self) -> None:
        self._choices: tuple[Choice, ...] = ()

    def offer(self, subjects: Sequence[Subject]) -> None:
        """From now on these."""
        names = [subject.event for subject in subjects if subject.event]
        self._choices = tuple(Choice(name, name, name) for name in names)

    def fields(self) -> tuple[Field, ...]:
        """The fields of the form, in which the event is chosen and not typed."""
        chosen = replace(EVENT, kind=Kind.CHOICE, choices=self)
        return tuple(chosen if field is EVENT else field for field in FIELDS)

    @overload
    def __getitem__(self, place: int) -> Choice: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Choice]: ...
    def __getitem__(self, place: int | slice) -> Choice | Sequence[Choice]:
        return self._choices[place]

    def __len__(self) -> int:
        return len(self._choices)

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._choices)


class SubjectBox(QComboBox):
    """All events, or one of them, or an incident that was assessed on its own."""

    def __init__(self) -> None:
        super().__init__()
        self._subjects: tuple[Subject, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.retranslate()

    @property
    def subject(self) -> Subject:
        """What is chosen; nothing for all events."""
        return self._subjects[self.currentIndex() - 1] if self.currentIndex() > 0 else _ALL

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Offer these; what is chosen stays chosen."""
        if tuple(subjects) != self._subjects:
            chosen = self.subject
            self._subjects = tuple(subjects)
            self.retranslate()
            self.choose(chosen)

    def choose(self, subject: Subject) -> None:
        """Choose an event or incident, or nothing where it is not offered."""
        place = self._subjects.index(subject) + 1 if subject in self._subjects else 0
        self.setCurrentIndex(place)

    def begin_with(self, subject: Subject) -> None:
        """Offer this one alone, chosen, until it is known what else there is."""
        if subject.name:
            self.show_subjects((subject,))
            self.choose(subject)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        place = max(0, self.currentIndex())
        self.clear()
        self.addItems([_("All events"), *(subject.name for subject in self._subjects)])
        self.setCurrentIndex(min(place, self.count() - 1))
        self.setAccessibleName(_("Event"))


class WardBox(QComboBox):
    """All wards, or one: the list has its assessments only, a new one and the blank form begin with it."""

    def __init__(self, ward_count: int) -> None:
        super().__init__()
        self._ward_count = ward_count
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in each language anew
        self.retranslate()

    @property
    def ward(self) -> int | None:
        """The chosen ward; None for all."""
        return self.currentIndex() if self.currentIndex() > 0 else None

    def retranslate(self) -> None:
        """Set every text in the current language."""
        place = max(0, self.currentIndex())
        self.clear()
        wards = range(1, self._ward_count + 1)
        numbered = (_("Ward {number}").format(number=show_number(ward)) for ward in wards)
        self.addItems([_("All wards"), *numbered])
        self.setCurrentIndex(place)
        self.setAccessibleName(_("Ward"))
