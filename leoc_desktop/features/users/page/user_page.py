"""The page about users."""

from __future__ import annotations

from typing import ClassVar

from leoc_desktop.features.users.page.user_list import UserList
from leoc_desktop.features.users.service import UserService
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.shortcuts import NEW, bind, with_key


class UserPage(Page):
    """An administrator's users."""

    title: ClassVar[str] = N_("Users")
    icon_name: ClassVar[str] = "users"
    kinds: ClassVar[frozenset[str]] = frozenset({"user", "unlock_key"})

    def __init__(self, context: PageContext, users: UserService) -> None:
        super().__init__(context)
        self.list = UserList(self, users)
        self.add_user_button = self.add_button("user-plus", self.list.add_user, primary=True)
        self.content.addWidget(self.list, 1)
        bind(NEW, self, self.list.add_user)
        self.retranslate()

    def load(self) -> None:
        """Fetch the users."""
        self.list.load()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Who signs in to this office, and as what"))
        self.add_user_button.setText(with_key(_("Add user"), NEW))
        self.list.retranslate()
