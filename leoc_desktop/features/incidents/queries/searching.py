"""Incidents by words: what they tell, where they were, what hazard it was, who registered them, their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.foundation.nepali_search import fold, roman_key
from leoc_desktop.foundation.nepali_text import ascii_digits
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.incident_search import INCIDENT_SEARCH, hazard_tag, user_tag
from leoc_desktop.records.user import User

_NUMBER = re.compile(r"\S*[A-Z]\S*/\S*|\S*/[0-9]\S*")
_LAST = "\uffff"
_SHORTEST = 2  # letters that a name has to begin with


def found_by_words(session: Session, words: str) -> Select[int] | None:
    """The row numbers of incidents with every one of ``words``, newest first; None when nothing can be found.

    What has a stroke in it is an office number, or the beginning of one.
    """
    number = ascii_digits(words.strip()).upper()
    if _NUMBER.fullmatch(number):
        begins = Incident.number >= number, Incident.number < number + _LAST
        return select(Incident.row_no).where(*begins).order_by(Incident.number.desc())
    names = _names(session)
    return INCIDENT_SEARCH.matching(words, lambda word: _tags(names, word))


def _names(session: Session) -> list[tuple[str, str]]:
    """Folded words and Roman keys of names, with the tag each stands for."""
    named = [(f"{hazard.name_ne} {hazard.name_en}", hazard_tag(hazard.code)) for hazard in HAZARD.choices]
    named += [
        (row.full_name, user_tag(row.row_no)) for row in session.execute(select(User.row_no, User.full_name))
    ]
    return [
        (key, tag)
        for name, tag in named
        for key in {*fold(name).split(), *(f"~{sound}" for sound in roman_key(name).split())}
    ]


def _tags(names: list[tuple[str, str]], word: str) -> Iterable[str]:
    sound = roman_key(word)
    wanted = [key for key, meaning in ((word, word), (f"~{sound}", sound)) if len(meaning) >= _SHORTEST]
    return sorted({tag for key, tag in names if key.startswith(tuple(wanted))})
