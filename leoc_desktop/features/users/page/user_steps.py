"""What an administrator does with a user after being asked whether he means it."""

from __future__ import annotations

from functools import partial

from leoc_desktop.features.users.form import SecretDialog
from leoc_desktop.features.users.queries import UserRow
from leoc_desktop.features.users.service import OneTimePassword, UserService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.page import Page, Tone


class UserSteps:
    """Each asks first, does it in the background, and says what was done."""

    def __init__(self, page: Page, users: UserService) -> None:
        self._page = page
        self._users = users

    def reset_password(self, row: UserRow) -> None:
        """Give the chosen user a new one-time password."""
        if confirm.ask(
            self._page,
            _("Give {name} a new one-time password?").format(name=row.full_name),
            _("New one-time password"),
            _("The present password stops working. Do it only when the person asks for it."),
        ):
            self._page.in_background(partial(self._users.reset_password, row.name), self._password_reset)

    def _password_reset(self, made: OneTimePassword) -> None:
        self.show_password(made)
        self._page.load()

    def forgive(self, row: UserRow) -> None:
        """Open an account that wrong passwords closed; the user keeps his password."""
        if confirm.ask(
            self._page,
            _("Open the account of {name} again?").format(name=row.full_name),
            _("Open the account"),
            _(
                "It was closed after 100 wrong passwords. The password stays the same; somebody may have tried to "
                "guess it, so ask first. A one-time password opens it too."
            ),
        ):
            self._page.in_background(
                partial(self._users.forgive, row.name), partial(self._forgiven, row.full_name)
            )

    def _forgiven(self, full_name: str, _nothing: None) -> None:
        self.tell(_("{name} can sign in again.").format(name=full_name))

    def enable(self, row: UserRow) -> None:
        """Let the chosen disabled user in again, with a one-time password."""
        if confirm.ask(
            self._page,
            _("Let {name} in again?").format(name=row.full_name),
            _("Let in again"),
            _("The roles are those of before. A one-time password is shown next."),
        ):
            self._page.in_background(partial(self._users.enable, row.name), self._password_reset)

    def disable(self, row: UserRow) -> None:
        """Take the office away from the chosen user, after a warning."""
        if confirm.ask(
            self._page,
            _("Disable {name}?").format(name=row.full_name),
            _("Disable user"),
            _(
                "This user cannot sign in any more; unlock keys and open unlocks end. What was done in this name stays "
                "in the log. You can let the user in again later."
            ),
            danger=True,
        ):
            self._page.in_background(partial(self._users.disable, row.name), self._disabled)

    def _disabled(self, row: UserRow) -> None:
        self.tell(_("{name} was disabled.").format(name=row.full_name))

    def revoke_key(self, row: UserRow) -> None:
        """Make the unlock key of the chosen supervisor worthless, after a warning."""
        if confirm.ask(
            self._page,
            _("Revoke the unlock key of {name}?").format(name=row.full_name),
            _("Revoke unlock key"),
            _("It opens nothing any more. The supervisor can issue a new one at any time."),
            danger=True,
        ):
            self._page.in_background(
                partial(self._users.revoke_unlock_key, row.name), partial(self._revoked, row.full_name)
            )

    def _revoked(self, full_name: str, _nothing: None) -> None:
        self.tell(_("The unlock key of {name} was revoked.").format(name=full_name))

    def tell(self, text: str) -> None:
        """Say what was done and fetch the users again."""
        self._page.context.say(text, Tone.OK)
        self._page.load()

    def show_password(self, made: OneTimePassword) -> None:
        """Show a one-time password, once."""
        SecretDialog(
            self._page,
            title=_("One-time password of {name}").format(name=made.user),
            explanation=_("Read it out or write it down for the user, with the dashes."),
            secret=made.password,
            warning=_("It is shown only this once. At the first sign-in the user chooses an own password."),
        ).open()
