"""The pages of a window: each is made when it is first wanted, since building them all costs seconds and memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from leoc_desktop.ui_kit.page import Page

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class PageOffer:
    """A page the user may see: of which kind, and how it is made."""

    kind: type[Page]
    make: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """A heading (message id, may be empty) and the pages below it."""

    heading: str
    pages: tuple[PageOffer, ...]


class PageShelf(Sequence[Page]):
    """The pages by number. Asking for a page makes it; ``made`` are those that are there."""

    def __init__(self, groups: Sequence[PageGroup], made: Callable[[int, Page], None]) -> None:
        """``made`` is told of each page that was made, with its number."""
        self.offers = tuple(offer for group in groups for offer in group.pages)
        self._tell = made
        self._made: dict[int, Page] = {}

    @property
    def made(self) -> tuple[Page, ...]:
        """The pages that were wanted so far."""
        return tuple(self._made.values())

    def number_of(self, kind: type[Page]) -> int:
        """The number of the page of that kind, or -1 where the user has none."""
        return next((number for number, offer in enumerate(self.offers) if offer.kind is kind), -1)

    def of(self, kind: type[P]) -> P | None:
        """The page of that kind, if the user has it."""
        number = self.number_of(kind)
        page = self[number] if number >= 0 else None
        assert page is None or isinstance(page, kind)
        return page

    def __len__(self) -> int:
        return len(self.offers)

    @overload
    def __getitem__(self, number: int) -> Page: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Page]: ...
    def __getitem__(self, number: int | slice) -> Page | Sequence[Page]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if number not in self._made:
            if not 0 <= number < len(self):
                raise IndexError(number)
            page = self._made[number] = self.offers[number].make()
            self._tell(number, page)
        return self._made[number]
