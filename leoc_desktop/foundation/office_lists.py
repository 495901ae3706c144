"""Lists that an office changes: which entries it offers, in which order, and which are its own.

A list that ships with the program stays whole: what an office no longer offers can still be read in its records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from leoc_desktop.foundation.field import Choice

HAZARDS, CROPS, CROP_UNITS, TOLES, SIGNATORIES = "hazard", "crop", "crop_unit", "tole", "signatory"


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry as the office has it. ``ward`` belongs to a tole; part and posts belong to a signatory."""

    code: str
    name_ne: str
    name_en: str = ""
    offered: bool = True
    ward: int | None = None
    part: str = ""
    post_ne: str = ""
    post_en: str = ""

    @property
    def choice(self) -> Choice:
        """The entry as something to choose."""
        return Choice(self.code, self.name_ne, self.name_en or self.name_ne)


class _OfficeLists:
    """What the office made of its lists, and what follows from it: worked out once, for every cell asks."""

    def __init__(self, changed: Mapping[str, tuple[ListEntry, ...]]) -> None:
        self._changed = changed
        self._entries: dict[str, tuple[ListEntry, ...]] = {}
        self._offered: dict[str, tuple[Choice, ...]] = {}
        self._choices: dict[str, dict[str, Choice]] = {}

    def entries(self, list_name: str) -> tuple[ListEntry, ...]:
        if list_name not in self._entries:
            changed = self._changed.get(list_name, ())
            known = {entry.code for entry in changed}
            rest = (choice for choice in _shipped.get(list_name, ()) if choice.code not in known)
            more = (ListEntry(choice.code, choice.name_ne, choice.name_en) for choice in rest)
            self._entries[list_name] = (*changed, *more)
        return self._entries[list_name]

    def offered(self, list_name: str) -> tuple[Choice, ...]:
        if list_name not in self._offered:
            entries = self.entries(list_name)
            self._offered[list_name] = tuple(entry.choice for entry in entries if entry.offered)
        return self._offered[list_name]

    def choices(self, list_name: str) -> Mapping[str, Choice]:
        if list_name not in self._choices:
            self._choices[list_name] = {entry.code: entry.choice for entry in self.entries(list_name)}
        return self._choices[list_name]


class _Current:
    """Exchanged whole, since other threads read it meanwhile."""

    lists = _OfficeLists({})


_shipped: dict[str, tuple[Choice, ...]] = {}


def use_lists(entries: Iterable[tuple[str, ListEntry]]) -> None:
    """From now on every list of this process is as the office has it: pairs of list and entry, in order."""
    changed: dict[str, list[ListEntry]] = defaultdict(list)
    for list_name, entry in entries:
        changed[list_name].append(entry)
    _Current.lists = _OfficeLists({list_name: tuple(found) for list_name, found in changed.items()})


def entries_of(list_name: str) -> tuple[ListEntry, ...]:
    """Every entry, in order, those no longer offered included; entries of a newer program come last."""
    return _Current.lists.entries(list_name)


def is_shipped(list_name: str, code: str) -> bool:
    """Whether the program itself brings the entry; its names are then those of the official list."""
    return any(choice.code == code for choice in _shipped.get(list_name, ()))


class OfficeChoices(Sequence[Choice]):
    """The choices of a field: what the office offers, in its order. ``find`` also knows what it no longer offers."""

    def __init__(self, list_name: str, shipped: Sequence[Choice]) -> None:
        self.list_name = list_name
        _shipped[list_name] = tuple(shipped)

    def find(self, code: str) -> Choice | None:
        """The entry with that code, offered or not."""
        return _Current.lists.choices(self.list_name).get(code)

    def __len__(self) -> int:
        return len(_Current.lists.offered(self.list_name))

    @overload
    def __getitem__(self, place: int) -> Choice: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Choice]: ...
    def __getitem__(self, place: int | slice) -> Choice | Sequence[Choice]:
        return _Current.lists.offered(self.list_name)[place]
