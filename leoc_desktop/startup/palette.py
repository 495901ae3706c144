"""What the search of Ctrl+K offers to the one who is signed in: pages, commands, incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.queries import IncidentRow, Wanted
from leoc_desktop.features.incidents.service import IncidentListService
from leoc_desktop.foundation.listing import Listing
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.search_palette import Entry, SearchPalette
from leoc_desktop.startup.figure_links import open_incident, open_new
from leoc_desktop.ui_kit import shortcuts
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.shortcuts import Shortcut, keycaps, page_key

_MOST_FOUND = 8
_NEW_INCIDENT = N_("New incident")


class PaletteOpener:
    """Opens the palette over the main window, or closes it."""

    def __init__(
        self,
        window: MainWindow,
        context: PageContext,
        lists: IncidentListService,
        look: Sequence[tuple[str, str, Callable[[], object]]],
    ) -> None:
        """``look`` are further commands: message id, icon, what to do."""
        self._window, self._context, self._lists = window, context, lists
        self._look = look
        self._may = lists.login.may

    def toggle(self) -> None:
        """Open it, or close the one that is open."""
        palette = self._window.findChild(SearchPalette)
        if palette is not None and palette.isVisible():
            palette.close()
        else:
            SearchPalette(self._window, [*self._commands(), *self._pages()], self._find).open()

    def _commands(self) -> list[Entry]:
        window = self._window
        commands: list[tuple[bool, str, str, Shortcut | None, Callable[[], object]]] = [
            (self._may(Permission.INCIDENT_REGISTER), _NEW_INCIDENT, "plus", shortcuts.NEW, partial(open_new, window)),
            *((True, text, name, None, act) for text, name, act in self._look),
            (True, shortcuts.LARGER_TEXT.text, "zoom-in", shortcuts.LARGER_TEXT,
             partial(window.text_size_wanted.emit, 1)),
            (True, shortcuts.SMALLER_TEXT.text, "zoom-out", shortcuts.SMALLER_TEXT,
             partial(window.text_size_wanted.emit, -1)),
            (True, shortcuts.SHEET.text, "keyboard", shortcuts.SHEET, window.show_sheet),
            (True, shortcuts.KEYBOARD.text, "language", shortcuts.KEYBOARD, window.keyboard.turn),
            (True, shortcuts.LOCK.text, "lock", shortcuts.LOCK, window.lock_wanted.emit),
        ]  # fmt: skip
        return [
            Entry(_(text), act, name, keycaps(shortcut.key) if shortcut else "", text)
            for allowed, text, name, shortcut, act in commands
            if allowed
        ]

    def _pages(self) -> list[Entry]:
        return [
            Entry(
                _(offer.kind.title),
                partial(self._window.show_page, number),
                offer.kind.icon_name,
                page_key(number),
                offer.kind.title,
            )
            for number, offer in enumerate(self._window.pages.offers)
        ]

    def _find(self, words: str, palette: SearchPalette, found: Callable[[Sequence[Entry]], None]) -> None:
        if not self._may(Permission.INCIDENT_VIEW):
            return

        def show(listing: Listing[IncidentRow]) -> None:
            found([self._entry(row) for row in listing.rows[:_MOST_FOUND]])

        job = partial(self._lists.begin, Wanted(words=words))
        self._context.in_background(job, show, owner=palette)

    def _entry(self, row: IncidentRow) -> Entry:
        parts = (row.hazard_name, row.tole, show_bs(to_bs(row.incident_date)), row.state.label)
        hint = " · ".join(part for part in parts if part)
        return Entry(
            row.number or _("Draft"), partial(open_incident, self._window, row.id), "alert-triangle", hint
        )
