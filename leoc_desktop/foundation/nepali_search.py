"""Keys under which Nepali text is searched: one for spellings in Devanagari, one for names in Roman letters.

Both are coarse on purpose: whoever searches at night must find the record however its name was spelled. What is
searched for and what is searched go through the same function; then a word matches when it begins with the
wanted one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from leoc_desktop.foundation.nepali_text import ascii_digits

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


def _apply(rules: _Rules, text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


# First: what says nothing (accents, joiners, nukta, chandrabindu, visarga) and the many ways to write a vowel.
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_VOWELS = str.maketrans(
    {
        **dict.fromkeys(_ACCENTS + "\u00ad\u200b\u200c\u200d़ँःऽॅ", ""),
        "ई": "इ",
        "ऊ": "उ",
        "ी": "ि",
        "ू": "ु",
        "ऑ": "आ",
        "ॉ": "ा",
        "ऋ": "रि",
        "ृ": "्रि",
        "ऐ": "अइ",
        "औ": "अउ",
        "ै": "इ",
        "ौ": "उ",
    }
)

# Second, in this order: letters whose neighbours decide.
_CONJUNCTS = _rules(
    ("ंह", "ङ्घ"),  # सिंह is spoken, and often written, सिङ्घ
    ("ज्ञ", "ग्य"),
    ("क्ष", "छ"),
    ("ं|ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[क-घच-झट-ढत-ध])|म्(?=[प-भ])", ""),  # सङ्घ and संघ
)

# Third: letters that sound alike.
_CONSONANTS = str.maketrans("ङवशषणञळ", "गबससननल")

# Last: doubled letters and half forms: जिल्ला and जिला, युद्ध and युध, विपद् and विपद, मनसुन and मन्सुन.
_HALVES = _rules(
    (r"([क-ह])्(?=\1)|क्(?=ख)|ग्(?=घ)|च्(?=छ)|ज्(?=झ)|ट्(?=ठ)|ड्(?=ढ)|त्(?=थ)|द्(?=ध)|प्(?=फ)|ब्(?=भ)|्", ""),
)

# Vowel signs are no word characters to Python.
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963])+")

_LETTERS = str.maketrans(
    "कखगघचछजझटठडढतथदधनपफबभमयरलसहअआाइिउुएेओो",
    "kkggccjjttddttddnppbbmirlshaaaiiuueeoo",
)
_DEVANAGARI = re.compile("[\u0900-\u097f]")

# How Nepali names are written in Roman letters, brought to one letter each; aspiration is left out.
_ROMAN_SPELLINGS = _rules(
    ("kchh|ksh|x", "c"),  # Lakshmi and Laxmi
    ("ow(?![aeiou])", "o"),  # chowk
    ("(?<=.)wo", "wa"),  # Bateshwor
    ("gunj", "ganj"),
    ("oo|ou", "u"),
    ("ee", "i"),
    ("ck|q", "k"),
    ("f|ph", "p"),
    ("z", "j"),
    ("[vw]", "b"),
    ("y", "i"),
    ("(?<=[kgcjtdpbs])h+", ""),
)

# The same for both scripts: a is not told from silence, nor a nasal before a consonant from none.
_SKELETON = _rules(
    ("(?<=.)a+", ""),
    ("(?<=.)(n+(?=[kgcjtdps])|m+(?=[pb]))", ""),
    (r"(.)\1+", r"\1"),
    ("ei", "e"),  # Pandey
    ("(?<=u)n$", ""),  # गाउँ, gaun
)


def fold(text: str) -> str:
    """The words of ``text``, with spaces between them, in one spelling for all that sound or look alike.

    Vowel length, half forms, nasals before consonants, chandrabindu, visarga, व/ब, श/ष/स, doubled letters,
    capitals, accents and the script of digits make no difference any more.
    """
    return " ".join(_words(text))


def roman_key(text: str) -> str:
    """The consonants and clear vowels of the words of ``text``, the same for Devanagari and for Roman letters.

    ``थलारा``, ``Thalara`` and ``thalaara`` give one key, so do ``काठमाडौं`` and ``Kathmandu``.
    """
    return " ".join(_apply(_SKELETON, _roman(word)) for word in _words(text))


def _words(text: str) -> Iterable[str]:
    plain = ascii_digits(unicodedata.normalize("NFKD", text)).casefold()
    joined = _apply(_CONJUNCTS, plain.translate(_VOWELS)).translate(_CONSONANTS)
    return _WORD.findall(_apply(_HALVES, joined))


def _roman(word: str) -> str:
    return word.translate(_LETTERS) if _DEVANAGARI.search(word) else _apply(_ROMAN_SPELLINGS, word)
