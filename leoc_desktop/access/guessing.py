"""What somebody would guess first: listed passwords, names with a number behind, rows of the keyboard."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Set
from functools import cache
from itertools import pairwise

from leoc_desktop.foundation.paths import resource_path

BLOCKLIST = "password_blocklist.txt"

_KEYBOARD_LINES = (
    *("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol"),
)
_NEIGHBOURS = frozenset(pair for line in _KEYBOARD_LINES for pair in pairwise(line))
_LONGEST_REPEATED = 5
_PAIRS_PER_SURPRISE = 6
_SHORTEST_WORD = 3
_LOOK_ALIKES = str.maketrans("@4301$57", "aaeoisst")
_SIGNS = string.punctuation


def folded(text: str) -> str:
    """``text`` as it is compared: no difference between cases, forms of a letter and spaces."""
    compatible = unicodedata.normalize("NFKC", text).casefold()
    return "".join(unicodedata.normalize("NFKC", compatible).split())


def words(texts: Iterable[str]) -> frozenset[str]:
    """The names in ``texts``, whole and by their parts, without those too short to matter."""
    parts = [part for text in texts for part in (text, *re.split(r"[\s._@/-]+", text))]
    return frozenset(word for part in parts if len(word := folded(part)) >= _SHORTEST_WORD)


@cache
def blocklist() -> frozenset[str]:
    """The passwords and words that everybody tries first."""
    lines = resource_path("reference", BLOCKLIST).read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in lines if line and not line.startswith("#"))


def made_of(password: str, known: Set[str]) -> bool:
    """Whether ``password`` is a known word or two, perhaps repeated, with digits and signs around them."""
    return any(_composed(spelling, known) for spelling in _spellings(password))


def is_pattern(password: str) -> bool:
    """Whether ``password`` is a few characters over and over, a row of the keyboard, or a count."""
    text = folded(password)
    if any(
        text[period:] == text[:-period] for period in range(1, min(_LONGEST_REPEATED, len(text) // 2) + 1)
    ):
        return True
    surprises = sum(not _expected(*pair) for pair in pairwise(text))
    return surprises <= len(text) // _PAIRS_PER_SURPRISE


def _spellings(password: str) -> set[str]:
    """The password as typed and with signs read as letters, each also without what is no letter."""
    text = folded(password)
    without_number = text.rstrip("".join(filter(str.isdigit, set(text))))
    read = {text, text.translate(_LOOK_ALIKES), without_number.translate(_LOOK_ALIKES)}
    cores = {_core(text), _core(text).translate(_LOOK_ALIKES), text.strip(_SIGNS)}
    bare = {"".join(filter(_is_letter, spelling)) for spelling in read}
    return (read | cores | bare) - {""}


def _core(text: str) -> str:
    """``text`` from its first to its last letter."""
    letters = [place for place, character in enumerate(text) if _is_letter(character)]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"  # Devanagari vowel signs are marks


def _composed(text: str, known: Set[str]) -> bool:
    if text in known:
        return True
    places = range(_SHORTEST_WORD, len(text) - _SHORTEST_WORD + 1)
    if any(text[:place] in known and text[place:] in known for place in places):
        return True
    return any(
        text[:length] in known and text == text[:length] * (len(text) // length)
        for length in range(_SHORTEST_WORD, len(text) // 2 + 1)
    )


def _expected(first: str, second: str) -> bool:
    """Whether the second character is what one expects behind the first."""
    if abs(ord(first) - ord(second)) <= 1:
        return True
    return (first, second) in _NEIGHBOURS or (second, first) in _NEIGHBOURS
