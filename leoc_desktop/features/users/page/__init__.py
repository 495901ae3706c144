"""The page about users, and a supervisor's own unlock key."""

from __future__ import annotations

from typing import ClassVar

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.users.page.unlock_key_card import UnlockKeyCard
from leoc_desktop.features.users.page.user_list import UserList
from leoc_desktop.features.users.service import UserService
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.shortcuts import NEW, bind, with_key


class UserPage(Page):
    """An administrator's users, and below them a supervisor's unlock key; each sees only his part."""

    title: ClassVar[str] = N_("Users and keys")
    icon_name: ClassVar[str] = "users"
    kinds: ClassVar[frozenset[str]] = frozenset({"user", "unlock_key"})

    def __init__(self, context: PageContext, users: UserService) -> None:
        super().__init__(context)
        self.manages = users.login.may(Permission.USER_MANAGE)
        self.unlocks = users.login.may(Permission.UNLOCK_GRANT)
        self.list = UserList(self, users)
        self.key_card = UnlockKeyCard(self, users)
        self.add_user_button = self.add_button("user-plus", self.list.add_user, primary=True)
        self.add_user_button.setVisible(self.manages)
        self.list.setVisible(self.manages)
        self.key_card.setVisible(self.unlocks)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.key_card)
        if self.manages:
            bind(NEW, self, self.list.add_user)
        else:
            self.content.addStretch(1)
        self.retranslate()

    def load(self) -> None:
        """Fetch what the user may see."""
        if self.manages:
            self.list.load()
        if self.unlocks:
            self.key_card.load()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        everybody, own = _("Who signs in to this office, and as what"), _("Your key to locked records")
        self.subtitle.setText(everybody if self.manages else own)
        self.add_user_button.setText(with_key(_("Add user"), NEW))
        self.list.retranslate()
        self.key_card.retranslate()
