"""A supervisor's own unlock key: whether there is one, and issuing a new one."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from leoc_desktop.features.users.form import SecretDialog
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service import UserService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.page import Page
from leoc_desktop.ui_kit.theme import Role, set_role


class UnlockKeyCard(Card):
    """Issues the signed-in supervisor's key and shows it once."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page = page
        self._users = users
        self._holds_key: bool | None = None
        self._state, self._hint = QLabel(), QLabel()
        self.issue_button = QPushButton(icon("key"), "")
        for label in (self._state, self._hint):
            label.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._state, 1)
        row.addWidget(self.issue_button)
        self.add(row, self._hint)
        self.issue_button.clicked.connect(self.issue)

    def load(self) -> None:
        """Fetch whether there is a key."""
        self._page.in_background(self._users.supervisors_with_key, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("My unlock key"))
        self.issue_button.setText(_("Issue a new unlock key…"))
        self._hint.setText(
            _(
                "With it and a reason an operator can correct a locked record once. What it opens is opened in "
                "your name, so keep it to yourself."
            )
        )
        self._show_state()

    @Slot()
    def issue(self) -> None:
        """Make a new key, after a warning when there is one already."""
        if self._holds_key and not confirm.ask(
            self,
            _("Issue a new unlock key?"),
            _("Issue a new key"),
            _("Your present key stops working at once, on every paper it is written on."),
            danger=True,
        ):
            return
        self.issue_button.setEnabled(False)
        self._page.in_background(self._users.issue_unlock_key, self._issued, failed=self._not_issued)

    def _issued(self, key: str) -> None:
        self.issue_button.setEnabled(True)
        SecretDialog(
            self,
            title=_("Your new unlock key"),
            explanation=_("Write it down now and keep it where only you can get at it."),
            secret=key,
            warning=_("It is shown only this once. Your earlier key has stopped working."),
        ).open()
        self.load()

    def _not_issued(self, error: Exception) -> None:
        self.issue_button.setEnabled(True)
        self._page.context.present(error, self.issue)

    def _show(self, holders: list[UserRow]) -> None:
        self._holds_key = self._users.login.name in {holder.name for holder in holders}
        self._show_state()

    def _show_state(self) -> None:
        texts = {
            None: "",
            True: _("You hold an unlock key. It was shown when it was issued and cannot be shown again."),
            False: _("You have no unlock key yet. Without one nobody can ask you to unlock a record."),
        }
        self._state.setText(texts[self._holds_key])
