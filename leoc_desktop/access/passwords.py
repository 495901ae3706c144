"""Which passwords are good enough, and the one-time password that an administrator reads out.

Rules of NIST SP 800-63B-4: a minimum length in code points after NFKC, no composition rules, no expiry, and
nothing that anybody would guess first.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable

from leoc_desktop.access import crockford, guessing
from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import N_

FIELD = "password"
MINIMUM_WITH_DEVICE_SECRET = 12
MINIMUM_ALONE = 15  # without a keyring, and for supervisors and administrators
MAXIMUM = 256

EMPTY = N_("Choose a password.")
ONLY_SPACES = N_("A password of spaces only is not accepted.")
CONTROL_CHARACTER = N_("The password contains a character that cannot be typed. Type it anew.")
TOO_SHORT = N_("The password needs at least {minimum} characters; this one has {typed}.")
TOO_LONG = N_("The password may have at most {maximum} characters; this one has {typed}.")
LIKE_THE_NAME = N_("The password is too much like the user name.")
LIKE_THE_OFFICE = N_("The password is too much like the name of the office, its place or this program.")
EASY_TO_GUESS = N_("This password is one of the first that somebody would try. Choose another one.")

_PROGRAM_WORDS = ("leoc", "leoc desktop", "leocdesktop", "deoc", "neoc", "eoc")
_DICTATED = "abcdefghjkmnpqrstuvwxyz23456789"  # without 0 and o, 1 and i and l
_ONE_TIME_CHARACTERS = 16
_ONE_TIME_GROUP = 4


def minimum_alone() -> int:
    """Characters of a password that nothing else protects; the policy of the computer may ask for more."""
    return max(MINIMUM_ALONE, policy_in_force().shortest_password or 0)


def new_one_time_password() -> str:
    """Sixteen easily dictated characters (79 bits) in four groups; typed as shown, dashes included."""
    characters = "".join(secrets.choice(_DICTATED) for _place in range(_ONE_TIME_CHARACTERS))
    return "-".join(crockford.grouped(characters, _ONE_TIME_GROUP))


def check_new_password(
    password: str, *, minimum: int, user_name: str, context_words: Iterable[str] = ()
) -> None:
    """Accept ``password``, or raise ValidationFailed with the reason for the field "password".

    ``minimum`` is in code points. ``context_words`` are names around the office: its place, its district.
    """
    normal = unicodedata.normalize("NFKC", password)
    _check_characters(normal)
    _check_length(normal, minimum)
    _check_guesses(normal, guessing.words([user_name]), guessing.words([*context_words, *_PROGRAM_WORDS]))


def _check_characters(password: str) -> None:
    if not password:
        raise _refused(EMPTY)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in password):
        raise _refused(CONTROL_CHARACTER)
    if password.isspace():
        raise _refused(ONLY_SPACES)


def _check_length(password: str, minimum: int) -> None:
    if len(password) < minimum:
        raise _refused(TOO_SHORT, minimum=minimum, typed=len(password))
    if len(password) > MAXIMUM:
        raise _refused(TOO_LONG, maximum=MAXIMUM, typed=len(password))


def _check_guesses(password: str, name: frozenset[str], office: frozenset[str]) -> None:
    if guessing.made_of(password, name):
        raise _refused(LIKE_THE_NAME)
    if guessing.made_of(password, office):
        raise _refused(LIKE_THE_OFFICE)
    if guessing.is_pattern(password) or guessing.made_of(password, name | office | guessing.blocklist()):
        raise _refused(EASY_TO_GUESS)


def _refused(msgid: str, **values: object) -> ValidationFailed:
    return ValidationFailed([FieldProblem(FIELD, msgid, values)])
