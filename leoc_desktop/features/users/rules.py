"""What a reason and a note have to say at least."""

from __future__ import annotations

import unicodedata

from leoc_desktop.domain import record_steps
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_

LONGEST_NOTE = 2000


def reason_given(reason: str) -> str:
    """The reason in one line. Raises Refused when it says nothing."""
    return record_steps.reason_given(clean_line(reason))


def note_text(text: str) -> str:
    """The note without blanks at its ends. Raises Refused for one that is empty or too long."""
    kept = (character for character in text if character == "\n" or unicodedata.category(character)[0] != "C")
    said = unicodedata.normalize("NFC", "".join(kept)).strip()
    if len(said) < record_steps.SHORTEST_REASON:
        raise Refused(N_("Write the note in a few words."))
    if len(said) > LONGEST_NOTE:
        raise Refused(N_("A note has at most {most} characters."), most=LONGEST_NOTE)
    return said
