"""What a user name may look like."""

from __future__ import annotations

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_

SHORTEST, LONGEST = 2, 40


def checked_user_name(name: str) -> str:
    """The name in the form it is kept. Raises Refused for one that is empty, too long or holds blanks."""
    cleaned = clean_line(name)
    if not SHORTEST <= len(cleaned) <= LONGEST or any(
        character.isspace() or character in "/\\" for character in cleaned
    ):
        raise Refused(N_("A user name has 2 to 40 letters or digits and no blanks, for example sita."))
    return cleaned
