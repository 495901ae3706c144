"""The pages of a window: each is made when it is first wanted, since building them all costs seconds and memory.

For the same reason only a few stay while others are shown. The rest is let go, and made anew when it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from PySide6.QtWidgets import QDialog

from leoc_desktop.ui_kit.draft_keeping import DraftKeeping
from leoc_desktop.ui_kit.page import Page

P = TypeVar("P", bound=Page)
KEPT = 3
"""Pages that stay, the one that is shown included; those that cannot be made anew as they were stay in any case."""


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
    """The pages by number. Asking for a page makes it; ``made`` are those that are there, shown longest ago first."""

    def __init__(self, groups: Sequence[PageGroup], made: Callable[[int, Page], None]) -> None:
        """``made`` is told of each page that was made, with its number."""
        self.offers = tuple(offer for group in groups for offer in group.pages)
        self._tell = made
        self._made: dict[int, Page] = {}
        self._views: dict[int, object] = {}

    @property
    def made(self) -> tuple[Page, ...]:
        """The pages that were wanted so far and not let go."""
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

    def show(self, number: int) -> Page:
        """The page of that number, which is shown from now on."""
        page = self[number]
        self._made[number] = self._made.pop(number)
        return page

    def let_go(self) -> list[Page]:
        """Take away what is too many, shown longest ago first; how each was looked at is kept for the next time."""
        gone = []
        for number, page in list(self._made.items())[:-KEPT]:
            view = None if _is_in_use(page) else page.view_to_keep()
            if view is not None:
                self._views[number] = view
                gone.append(self._made.pop(number))
        return gone

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
            if number in self._views:
                page.look_as(self._views.pop(number))
        return self._made[number]


def _is_in_use(page: Page) -> bool:
    """Whether a dialog of it is open, or something typed on it has not reached the disk: kept in the form alone."""
    unkept = any(keeping.dirty for keeping in page.findChildren(DraftKeeping))
    return unkept or any(not dialog.isHidden() for dialog in page.findChildren(QDialog))
