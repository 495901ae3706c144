"""A supervisor's page about unlocking: what is asked for, what is open, and his own key and sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter

from leoc_desktop.features.users.page.key_card import KeyCard
from leoc_desktop.features.users.page.open_unlock_list import OpenUnlockList
from leoc_desktop.features.users.page.request_list import RequestList
from leoc_desktop.features.users.page.sheet_card import SheetCard
from leoc_desktop.features.users.queries import OwnKeys, WaitingRequest
from leoc_desktop.features.users.service import UserService
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.folding_row import FoldingRow
from leoc_desktop.ui_kit.page import Page, PageContext


class _Lists(QSplitter):
    """Asks for no more than it must have: a page that scrolls would give both tables their full wish."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class UnlockPage(Page):
    """Requests and open unlocks above, the supervisor's key and sheet below.

    ``grant(request, key)`` unlocks the record that was asked for; it is slow and raises LeocError.
    """

    title: ClassVar[str] = N_("Unlocking")
    icon_name: ClassVar[str] = "lock-open"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"unlock_key", "unlock_sheet", "unlock_request", "unlock_grant"}
    )

    def __init__(
        self, context: PageContext, users: UserService, grant: Callable[[WaitingRequest, str], None]
    ) -> None:
        super().__init__(context)
        self._users = users
        self.requests = RequestList(self, users, grant)
        self.unlocks = OpenUnlockList(self, users)
        self.key_card = KeyCard(self, users)
        self.sheet_card = SheetCard(self, users)
        lists = _Lists(Qt.Orientation.Vertical)
        lists.setChildrenCollapsible(False)
        lists.setHandleWidth(1)  # Qt lets it be grabbed a few pixels beside
        lists.addWidget(self.requests)
        lists.addWidget(self.unlocks)
        self.content.addWidget(lists, 1)
        self.content.addWidget(FoldingRow(self.key_card, self.sheet_card, gap=12, even=True))
        self.retranslate()

    def load(self) -> None:
        """Fetch what waits, what is open, and the own keys."""
        self.requests.load()
        self.unlocks.load()
        self.in_background(self._users.own_unlock_keys, self._show_keys)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("A locked record opens only with your key and a reason, once, and locks again by itself.")
        )
        for part in (self.requests, self.unlocks, self.key_card, self.sheet_card):
            part.retranslate()

    def _show_keys(self, keys: OwnKeys) -> None:
        self.key_card.show_keys(keys)
        self.sheet_card.show_keys(keys)
