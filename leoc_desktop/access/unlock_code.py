"""A supervisor's unlock key as it stands on paper: 12 random characters (60 bits) and a check character."""

from __future__ import annotations

from leoc_desktop.access.printed_code import PrintedCode
from leoc_desktop.foundation.translation import N_

UNLOCK_CODE = PrintedCode(
    random_characters=12,
    group=4,
    wrong_length=N_("An unlock key has {wanted} characters; {typed} were typed."),
    strange_characters=N_("These characters do not belong in an unlock key: {characters}"),
    check_does_not_fit=N_("There is a typing mistake in the unlock key: its check character does not fit."),
)


def new_unlock_code() -> str:
    """A new key as it is shown once: ``XXXX-XXXX-XXXX-C``."""
    return UNLOCK_CODE.new()


def read_unlock_code(text: str) -> str:
    """The key as it is printed, from whatever way it was typed. Raises WrongSecret with the reason."""
    return UNLOCK_CODE.read(text)


def secret_part(code: str) -> str:
    """The 12 random characters that keys are derived from. Raises WrongSecret for what is no unlock key."""
    return UNLOCK_CODE.secret_part(code)
