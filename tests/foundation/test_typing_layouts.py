"""The Nepali keyboards type every letter that an office needs, where their charts have it."""

from __future__ import annotations

import csv

import pytest

from leoc_desktop.foundation.nepali_text import nfc
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

ENGLISH_KEYS = "".join(row for levels in KEY_ROWS for row in levels)
LETTERS = "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौँंः्०१२३४५६७८९।"


def typed(layout: TypingLayout, keys: str) -> str:
    return "".join(layout.text(key) for key in keys)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("nepal", "नेपाल"),
        ("vipd/", "विपद्"),
        ("pihro", "पिहरो"),
        ("gafV", "गाउँ"),
        ("kaQmaxwM", "काठमाडौं"),
        ("j/Yan", "ज्ञान"),
        ("k/zet/r", "क्षेत्र"),
        ("2083.", "२०८३।"),
    ],
)
def test_romanized_follows_the_sounds(keys: str, text: str) -> None:
    assert typed(ROMANIZED, keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("g]kfn", "नेपाल"),
        ("jlkb\\", "विपद्"),
        ("ufpF", "गाउँ"),
        ("sf&df*B+", "काठमाडौं"),
        ("!fg", "ज्ञान"),
        ("I]q", "क्षेत्र"),
        ("sf[o", "कार्य"),
        ("1,234.", "१,२३४।"),
    ],
)
def test_traditional_follows_the_typewriter(keys: str, text: str) -> None:
    assert typed(TRADITIONAL, keys) == text


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.code)
def test_every_letter_has_one_key(layout: TypingLayout) -> None:
    texts = list(layout.keys.values())
    assert len(set(texts)) == len(texts)
    assert not set(LETTERS) - set(texts)
    assert set(layout.keys) <= set(ENGLISH_KEYS)
    assert [nfc(text) for text in texts] == texts


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.code)
def test_every_place_name_can_be_typed(layout: TypingLayout) -> None:
    within_reach = set("".join(layout.keys.values())) | {"\u200c"}
    with resource_path("reference", "local_levels.csv").open(encoding="utf-8", newline="") as lines:
        names = "".join(nfc(row["local_level_ne"]) for row in csv.DictReader(lines))
    assert {char for char in names if not char.isascii()} <= within_reach


def test_other_keys_stay_what_they_are() -> None:
    assert typed(ROMANIZED, "(5%)!") == "(५%)!"
    assert ROMANIZED.text(" ") == TRADITIONAL.text(" ") == " "
    assert ROMANIZED.text("é") == "é"


def test_a_layout_is_kept_by_its_code() -> None:
    assert [layout_of(layout.code) for layout in LAYOUTS] == list(LAYOUTS)
    assert layout_of("english") is None
    with speaking(Language.of(NEPALI)):
        assert [layout.shown_label for layout in LAYOUTS] == ["रोमनाइज्ड", "ट्रेडिसनल"]
    with speaking(Language.of(ENGLISH)):
        assert [layout.shown_label for layout in LAYOUTS] == ["Romanized", "Traditional"]
