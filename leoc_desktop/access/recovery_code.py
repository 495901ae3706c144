"""The printed recovery code: 26 random characters (130 bits), a check character, nine groups of three."""

from __future__ import annotations

from leoc_desktop.access.printed_code import PrintedCode
from leoc_desktop.foundation.translation import N_

RECOVERY_CODE = PrintedCode(
    random_characters=26,
    group=3,
    wrong_length=N_("A recovery code has {wanted} characters; {typed} were typed."),
    strange_characters=N_("These characters do not belong in a recovery code: {characters}"),
    check_does_not_fit=N_(
        "There is a typing mistake in the recovery code: its check character does not fit."
    ),
)


def new_recovery_code() -> str:
    """A new code as it is printed: nine groups of three with dashes."""
    return RECOVERY_CODE.new()


def read_recovery_code(text: str) -> str:
    """The code as it is printed, from whatever way it was typed.

    Raises WrongSecret with the reason when it cannot be a recovery code; no key is derived to find that out.
    """
    return RECOVERY_CODE.read(text)


def groups(code: str) -> tuple[str, ...]:
    """The nine groups of a code, for the sheet and for typing two of them again."""
    return tuple(read_recovery_code(code).split("-"))


def secret_part(code: str) -> str:
    """The 26 random characters that keys are derived from. WrongSecret for what is no recovery code."""
    return RECOVERY_CODE.secret_part(code)
