"""The two Nepali keyboards that the program types with by itself, as plain tables.

A key is named by the character that it gives on an English keyboard. What a layout does not change has no entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leoc_desktop.foundation.translation import N_, _

# The rows of a keyboard, plain and with Shift, as the keyboard picture shows them.
KEY_ROWS = (
    ("`1234567890-=", "~!@#$%^&*()_+"),
    ("qwertyuiop[]\\", "QWERTYUIOP{}|"),
    ("asdfghjkl;'", 'ASDFGHJKL:"'),
    ("zxcvbnm,./", "ZXCVBNM<>?"),
)

_NAMED = {"ZWJ": "\u200d", "ZWNJ": "\u200c"}


@dataclass(frozen=True, slots=True)
class TypingLayout:
    """A keyboard: ``code`` is kept in settings, ``label`` is a message id, ``keys`` gives the text of a key."""

    code: str
    label: str
    keys: Mapping[str, str]

    @property
    def shown_label(self) -> str:
        """Its name in the current language."""
        return _(self.label)

    def text(self, key: str) -> str:
        """What ``key`` types: Nepali, or the key itself where the layout leaves it alone."""
        return self.keys.get(key, key)


def _keys(*rows: tuple[str, str]) -> dict[str, str]:
    """Texts by key, from rows with a text for every key of KEY_ROWS, plain and with Shift."""
    keys: dict[str, str] = {}
    for names, texts in zip(KEY_ROWS, rows, strict=True):
        for names_of_level, texts_of_level in zip(names, texts, strict=True):
            typed = [_NAMED.get(text, text) for text in texts_of_level.split()]
            keys.update(zip(names_of_level, typed, strict=True))
    return {key: text for key, text in keys.items() if text != key}


# The Romanized layout of Madan Puraskar Pustakalaya, as in XKB's `np(basic)`.
ROMANIZED = TypingLayout(
    "romanized",
    N_("Romanized"),
    _keys(
        ("ऽ १ २ ३ ४ ५ ६ ७ ८ ९ ० - ZWJ", "़ ! @ # $ % ^ & * ( ) ॒ ZWNJ"),
        ("ट ौ े र त य ु ि ो प इ ए ॐ", "ठ औ ै ृ थ ञ ू ी ओ फ ई ऐ ः"),
        ("ा स द उ ग ह ज क ल ; '", 'आ श ध ऊ घ अ झ ख ॥ : "'),
        ("ष ड च व ब न म , । ्", "ऋ ढ छ ँ भ ण ं ङ . ?"),
    ),
)

# The Traditional layout of the same library, in the order of the Nepali typewriter; XKB has it as `np(olpc)`.
# The chart has ऽ on the comma: a comma stays here, since no other key of the layout gives one.
TRADITIONAL = TypingLayout(
    "traditional",
    N_("Traditional"),
    _keys(
        ("ञ १ २ ३ ४ ५ ६ ७ ८ ९ ० औ ZWNJ", "॥ ज्ञ ई घ द्ध छ ट ठ ड ढ ण ओ ं"),
        ("त्र ध भ च त थ ग ष य उ र् े ्", "त्त ड्ढ ऐ द्व ट्ट ठ्ठ ऊ क्ष इ ए ृ ै ZWJ"),
        ("ब क म ा न ज व प ि स ु", "आ ङ्क ङ्ग ँ द्द झ ो फ ी ट्ठ ू"),
        ("श ह अ ख द ल ः , । र", "क्क ह्य ऋ ॐ ौ द्य ड्ड ङ श्र रु"),
    ),
)

# In the order in which the key for switching goes through them; English typing is no layout.
LAYOUTS = (ROMANIZED, TRADITIONAL)


def layout_of(code: str) -> TypingLayout | None:
    """The layout of that code; None for English and for codes of another version."""
    return next((layout for layout in LAYOUTS if layout.code == code), None)
