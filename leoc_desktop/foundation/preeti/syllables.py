"""From Preeti to Unicode: glyphs are gathered into syllables, which are written in the order of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from leoc_desktop.foundation.nepali_text import nfc
from leoc_desktop.foundation.preeti.chart import (
    AUTOCORRECTED,
    GLYPHS,
    HALANT,
    LETTERS_WITH_SIGN,
    WITH_TAIL,
    ZWJ,
    Shape,
)

_AA, _SHORT_I, _NUKTA = "ा", "ि", "़"
_WRITTEN_LAST = "ँंः"
_VOWEL_SIGNS = re.compile("[ा-ौ]")
_VOWELS = tuple("अआइईउऊऋएऐओऔ")
_JOINED_SIGNS = (("ाे", "ो"), ("ेा", "ो"), ("ाै", "ौ"), ("ैा", "ौ"), ("ाॅ", "ॉ"), ("ॅा", "ॉ"))
_JOINED_VOWELS = (("अो", "ओ"), ("अौ", "औ"), ("अॉ", "ऑ"), ("अा", "आ"), ("अॅ", "ॲ"), ("एे", "ऐ"))

# Some programs hand on the font's codes 0x80-0x9F undecoded.
_UNDECODED = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_AS_TYPED = str.maketrans({**_UNDECODED, **{ord(curly): key for curly, key in AUTOCORRECTED.items()}})

# Visarga and colon are one glyph. At the end of a word it is a colon, but for words like these.
_WITH_VISARGA = re.compile(
    r"(अतः|अन्तः|पुनः|प्रायः|छिः|क्रमशः|अक्षरशः|(स्व|अन्त|मूल|फल|अंश|पूर्ण|मुख्य|विशेष|सम्भव|सामान्य|साधारण|वस्तु|सर्व)तः)"
)
_LAST_IN_WORD = re.compile(r"([\u0900-\u0902\u0904-\u094f\u0958-\u0963\u200d]*)ः(?![\u0900-\u0963])")


@dataclass(slots=True)
class _Syllable:
    """What has been gathered of one syllable."""

    letters: str = ""
    signs: list[str] = field(default_factory=list)
    half: bool = False  # the last letter still wants its stem or another letter
    short_i: bool = False
    reph: bool = False

    @property
    def open(self) -> bool:
        """Whether the next consonant belongs to it as well."""
        return not self.signs and (not self.letters or self.letters.endswith((HALANT, ZWJ)))

    @property
    def odd(self) -> bool:
        """Whether nobody would write it so: half a letter left over, ि on nothing, a vowel too many."""
        text = self.text()
        vowels = len(_VOWEL_SIGNS.findall(text)) + text.startswith(_VOWELS)
        return self.half or (self.short_i and not self.letters) or vowels > 1

    def text(self) -> str:
        """The syllable in the order of speech."""
        letters, signs = self.letters, list(dict.fromkeys(self.signs))
        if self.reph and letters == "इ":
            letters = "ई"
        elif self.reph:
            letters = "र्" + letters
        if self.short_i:
            signs.insert(0, _SHORT_I)
        signs.sort(key=lambda sign: 0 if sign == _NUKTA else 1 + (sign in _WRITTEN_LAST))
        text = letters + "".join(signs)
        for parts, whole in (*_JOINED_SIGNS, *_JOINED_VOWELS):
            text = text.replace(parts, whole)
        return text


class _Writer:
    """Takes glyph after glyph and writes whole syllables; ``misfits`` counts glyphs that found no place."""

    def __init__(self) -> None:
        self.misfits = 0
        self._done: list[str] = []
        self._syllable = _Syllable()

    def take(self, shape: Shape, text: str) -> None:
        now = self._syllable
        match shape:
            case Shape.LETTER | Shape.HALF:
                if not now.open:
                    now = self._next()
                now.letters += text
                now.half = shape is Shape.HALF
            case Shape.VOWEL:
                self._next().letters = text
            case Shape.SHORT_I:
                self._next().short_i = True
            case Shape.OTHER:
                self._next()
                self._done.append(text)
            case _:
                self.misfits += not now.letters
                self._join(shape, text)

    def finish(self) -> str:
        self._next()
        return "".join(self._done)

    def _next(self) -> _Syllable:
        self.misfits += self._syllable.odd
        self._done.append(self._syllable.text())
        self._syllable = _Syllable()
        return self._syllable

    def _join(self, shape: Shape, text: str) -> None:
        """Put a glyph onto the syllable that it touches."""
        now = self._syllable
        match shape:
            case Shape.REPH:
                now.reph = True
            case Shape.BELOW:
                now.letters, now.half = _full(now.letters) + text, False
            case Shape.HALANT:
                now.letters += text
                now.half = False
            case Shape.TAIL:
                self.misfits += _with_tail(now.letters) == now.letters
                now.letters = _with_tail(now.letters)
            case Shape.SIGN if text == _AA and now.half and not now.signs:
                now.letters, now.half = _full(now.letters), False  # the stroke is the missing stem
            case Shape.SIGN:
                now.signs.append(text)


def _full(letters: str) -> str:
    return letters.removesuffix(ZWJ).removesuffix(HALANT)


def _with_tail(letters: str) -> str:
    """``letters`` with the tail on the last of them, which may carry a halant or ्र already."""
    for behind in ("", HALANT, "्र"):
        stem = letters.removesuffix(behind)
        for plain in sorted(WITH_TAIL, key=len, reverse=True):
            if stem + behind == letters and stem.endswith(plain):
                return stem.removesuffix(plain) + WITH_TAIL[plain] + behind
    return letters


def to_unicode(text: str) -> str:
    """Preeti ``text`` as Unicode in NFC. What the font does not draw, Unicode Nepali included, stays as it is."""
    return _read(text)[0]


def misfits(text: str) -> int:
    """How many glyphs of Preeti ``text`` stand where no typist puts them."""
    return _read(text)[1]


def _read(text: str) -> tuple[str, int]:
    writer = _Writer()
    for char in text.translate(_AS_TYPED):
        if char in LETTERS_WITH_SIGN:
            letter, sign = LETTERS_WITH_SIGN[char]
            writer.take(Shape.LETTER, letter)
            writer.take(Shape.SIGN, sign)
        else:
            writer.take(*GLYPHS.get(char, (Shape.OTHER, char)))
    written = writer.finish()
    return nfc(_LAST_IN_WORD.sub(_colon_or_visarga, written)), writer.misfits


def _colon_or_visarga(match: re.Match[str]) -> str:
    return match[0] if _WITH_VISARGA.fullmatch(match[0]) else f"{match[1]}:"
