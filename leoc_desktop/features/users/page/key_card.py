"""A supervisor's own unlock key: since when he holds one, issuing a new one, ending his keys."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton

from leoc_desktop.features.users.form import SecretDialog
from leoc_desktop.features.users.queries import OwnKeys
from leoc_desktop.features.users.service import UserService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class KeyCard(Card):
    """Issues the signed-in supervisor's key and shows it once."""

    def __init__(self, page: Page, users: UserService) -> None:
        super().__init__()
        self._page = page
        self._users = users
        self._keys: OwnKeys | None = None
        self._state, self._hint = QLabel(), QLabel()
        self.issue_button = QPushButton(icon("key"), "")
        self.end_button = QPushButton(icon("ban", "danger"), "")
        set_role(self.end_button, Role.DANGER)
        for label in (self._state, self._hint):
            label.setWordWrap(True)
        set_role(self._hint, Role.HINT)
        self.add(self._state, self._hint, WrappingRow(self.issue_button, self.end_button))
        self.body.addStretch(1)
        self.issue_button.clicked.connect(self.issue)
        self.end_button.clicked.connect(self.end_all)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.set_title(_("My unlock key"))
        self.issue_button.setText(_("Issue a new unlock key…"))
        self.end_button.setText(_("End my keys…"))
        self._hint.setText(
            _(
                "With it and a reason an operator can correct a locked record once. What it opens is opened in "
                "your name, so keep it to yourself."
            )
        )
        self._show_state()

    def show_keys(self, keys: OwnKeys) -> None:
        """Say what the supervisor holds."""
        self._keys = keys
        self._show_state()

    @Slot()
    def issue(self) -> None:
        """Make a new key, after a warning when there is one already."""
        holds_key = self._keys is not None and self._keys.key_issued_at is not None
        if holds_key and not confirm.ask(
            self,
            _("Issue a new unlock key?"),
            _("Issue a new key"),
            _("Your present key stops working at once, on every paper it is written on."),
            danger=True,
        ):
            return
        self.issue_button.setEnabled(False)
        self._page.in_background(self._users.issue_unlock_key, self._issued, failed=self._not_issued)

    @Slot()
    def end_all(self) -> None:
        """Make the key and the sheet worthless, after a warning."""
        if confirm.ask(
            self,
            _("End your unlock key and your sheet?"),
            _("End my keys"),
            _("Do it when somebody may have seen them. You can issue new ones at any time."),
            danger=True,
        ):
            self._page.in_background(self._users.end_own_unlock_keys, self._ended)

    def _ended(self, _nothing: None) -> None:
        self._page.context.say(_("Your unlock key and your sheet work no more."), Tone.OK)
        self._page.load()

    def _issued(self, key: str) -> None:
        self.issue_button.setEnabled(True)
        SecretDialog(
            self,
            title=_("Your new unlock key"),
            explanation=_("Write it down now and keep it where only you can get at it."),
            secret=key,
            warning=_("It is shown only this once. Your earlier key has stopped working."),
        ).open()
        self._page.load()

    def _not_issued(self, error: Exception) -> None:
        self.issue_button.setEnabled(True)
        self._page.context.present(error, self.issue)

    def _show_state(self) -> None:
        keys = self._keys
        if keys is None:
            return
        self.end_button.setEnabled(keys.key_issued_at is not None or keys.sheet is not None)
        if keys.key_issued_at is None:
            text = _("You have no unlock key yet. Without one nobody can ask you to unlock a record.")
        else:
            text = _("You hold a key since {moment}. It cannot be shown again.").format(
                moment=show_moment(keys.key_issued_at)
            )
        self._state.setText(text)
