"""Codes that people read aloud and type again: Crockford's 32 letters and digits with a check character.

Crockford's own check character is the number modulo 37 and needs ``* ~ $ = U``, which nobody can dictate over
a radio. Ours is one of the same 32 characters: each position is weighted with a power of a generator of the
field GF(32). In codes of up to 31 characters, one wrong character or any two swapped ones are always noticed.
"""

from __future__ import annotations

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
LONGEST_CHECKED = 31  # the weights repeat after 31 positions, with the check character included

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")


def random_characters(count: int) -> str:
    """``count`` random characters, five bits each."""
    return "".join(secrets.choice(ALPHABET) for _position in range(count))


def encode(data: bytes) -> str:
    """``data`` as characters, most significant bits first; the last one is filled up with zero bits."""
    count = -(-len(data) * 8 // BITS)
    number = int.from_bytes(data, "big") << (count * BITS - len(data) * 8)
    return "".join(ALPHABET[number >> (BITS * place) & 31] for place in reversed(range(count)))


def decode(text: str) -> bytes:
    """The bytes behind :func:`encode`. ValueError when a character or the filling does not belong there."""
    number = 0
    for character in text:
        if character not in _VALUES:
            raise ValueError("not a character of the alphabet")
        number = number << BITS | _VALUES[character]
    length, spare = divmod(len(text) * BITS, 8)
    if spare >= BITS or number & ((1 << spare) - 1):
        raise ValueError("not a whole number of bytes")
    return (number >> spare).to_bytes(length, "big")


def _doubled(value: int) -> int:
    """``value`` times the generator of GF(32)."""
    value <<= 1
    return value ^ _FIELD_POLYNOMIAL if value & 32 else value


def check_character(text: str) -> str:
    """The check character that belongs behind ``text`` (characters of the alphabet, at most 30 of them)."""
    if len(text) >= LONGEST_CHECKED:
        raise ValueError("too long for one check character")
    total = 0
    for character in text:
        total = _doubled(total ^ _VALUES[character])
    return ALPHABET[total]


def fits(text: str) -> bool:
    """Whether the last character of ``text`` is the check character of the ones before it."""
    return len(text) > 1 and check_character(text[:-1]) == text[-1]


def normalised(typed: str) -> str:
    """What somebody typed, as it would be printed.

    Lower case, O for 0, I and L for 1, Devanagari and full-width digits are accepted; spaces, dashes and
    invisible characters are dropped. Characters outside the alphabet stay, for the caller to refuse.
    """
    kept = []
    for character in unicodedata.normalize("NFKC", typed.upper()):
        category = unicodedata.category(character)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(character)))
        elif not (category in ("Pd", "Zs", "Pc", "Cc") or character in _ZERO_WIDTH or character == "\u2212"):
            kept.append(character)
    return "".join(kept).translate(_LOOK_ALIKES)


def strangers(text: str) -> str:
    """The characters of ``text`` outside the alphabet, each once, in order."""
    return "".join(dict.fromkeys(character for character in text if character not in _VALUES))


def grouped(text: str, size: int) -> tuple[str, ...]:
    """``text`` cut into groups of ``size`` characters."""
    return tuple(text[start : start + size] for start in range(0, len(text), size))
