"""Preeti text becomes the Unicode that its reader sees, and is told from English."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.nepali_text import nfc
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.preeti import looks_like_preeti, to_unicode

SAMPLE = Path(__file__).parents[1] / "data" / "preeti_vectors.tsv"


def paired(chart: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in chart.split())


# A typist of Preeti, to have something to convert: where the keys are, and nothing of how they are read back.
CONJUNCTS = paired(
    "ज्ञ=1 क्ष=If त्र=q श्र=> त्त=Q द्द=2 द्ध=4 द्य=B द्घ=¢ द्म=ß द्व=å द्र=› ध्र=„ न्न=Ì ट्ट=§ ट्ठ=Ý ठ्ठ=¶ ड्ड=• ड्ढ=° "
    "ङ्क=Í ङ्ख=Î ङ्ग=Ë ङ्घ=‹ क्र=qm क्त=Qm"
)
LETTERS = paired(
    "क=s ख=v ग=u घ=3 ङ=ª च=r छ=5 ज=h झ=em ञ=` ट=6 ठ=7 ड=8 ढ=9 ण=0f त=t थ=y द=b ध=w न=g प=k फ=km ब=a भ=e म=d य=o "
    "र=/ ल=n व=j श=z ष=if स=; ह=x"
)
HALVES = paired(
    "क=S ख=V ग=U घ=£ च=R ज=H झ=‰ ञ=~ ण=0 त=T थ=Y ध=W न=G प=K फ=ˆ ब=A भ=E म=D ल=N व=J श=Z ष=i स=: ह=X क्ष=I ज्ञ=¡"
)
SIGNS = paired("ा=f ी=L ु=' ू=\" ृ=[ े=] ै=} ो=f] ौ=f} ँ=F ं=+ ः=M")
VOWELS = paired("अ=c आ=cf इ=O ई=O{ उ=p ऊ=pm ऋ=C ए=P ऐ=P] ओ=cf] औ=cf}")
OTHERS = paired("०=) १=! २=@ ३=# ४=$ ५=% ६=^ ७=& ८=* ९=( ।=. .== (=- )=_ -=– ?=< !=Û")
CONSONANT = "[क-ह]"
SYLLABLE = re.compile(rf"({CONSONANT}(?:्\u200d?{CONSONANT})*)(्(?!\u200d))?(़)?(ि)?([ािीुूृेैोौ]?)([ँंः]?)")


def typed(text: str) -> str:
    """``text`` as somebody would type it for the font Preeti."""
    keys = ""
    while text:
        if match := SYLLABLE.match(text):
            keys += typed_syllable(*match.groups(default=""))
            text = text[match.end() :]
        else:
            keys += VOWELS.get(text[0]) or SIGNS.get(text[0]) or OTHERS.get(text[0], text[0])
            text = text[1:]
    return keys


def typed_syllable(letters: str, halant: str, nukta: str, short_i: str, sign: str, mark: str) -> str:
    reph = ""
    if letters.startswith("र्") and letters[2:3] != "\u200d":
        letters, reph = letters[2:], "{"
    keys = "l" if short_i else ""
    while letters:
        size = next((size for size in (3,) if letters[:size] in CONJUNCTS), 1)
        chunk, rest = letters[:size], letters[size:]
        if rest.startswith("्र") and rest[2:3] != "्" and chunk not in CONJUNCTS:
            keys += LETTERS[chunk] + ("«" if chunk in "टठडढछ" else "|")
            rest = rest[2:]
            chunk = ""
        elif rest.startswith("्\u200d"):
            keys, rest, chunk = keys + "¥", rest[2:], ""
        elif rest.startswith("्") and chunk in HALVES:
            keys, rest, chunk = keys + HALVES[chunk], rest[1:], ""
        keys += CONJUNCTS.get(chunk) or LETTERS.get(chunk, "")
        if rest.startswith("्"):
            keys, rest = keys + "\\", rest[1:]
        letters = rest
    return (
        keys
        + ("\\" if halant else "")
        + ("Þ" if nukta else "")
        + SIGNS.get(sign, "")
        + reph
        + SIGNS.get(mark, "")
    )


def nepali_names() -> list[str]:
    names: set[str] = set()
    for file in ("local_levels.csv", "hazards.csv"):
        with resource_path("reference", file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names.update(value for key, value in row.items() if "_ne" in key)
    return sorted(name for name in names if name and "'" not in name)


def english_names() -> list[str]:
    names: set[str] = set()
    for file in ("local_levels.csv", "hazards.csv"):
        with resource_path("reference", file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                names.update(value for key, value in row.items() if "_en" in key)
    return sorted(names - {""})


def test_the_agreed_sample_is_converted_whole() -> None:
    lines = [line.split("\t") for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 40
    assert {keys: to_unicode(keys) for keys, _text in lines} == dict(lines)


def test_typed_names_are_read_back() -> None:
    names = nepali_names()
    assert len(names) > 1000
    assert {name: to_unicode(typed(name)) for name in names} == {name: nfc(name) for name in names}


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ldltM @)*#÷*÷&", "मिति: २०८३/८/७"),
        ("b'Mv", "दुःख"),
        ("k'gMlgdf{0f", "पुनःनिर्माण"),
        ("qmdzM", "क्रमशः"),
        ("cGtM", "अन्तः"),
        ("j8f g+= %", "वडा नं. ५"),
        ("-v_ ;'/Iff", "(ख) सुरक्षा"),
        ("cfˆgf]", "आफ्नो"),
        ("cfk\\mgf]", "आफ्नो"),
        ("zlQm", "शक्ति"),
        ("lqmof", "क्रिया"),
        ("em08f", "झण्डा"),
        ("´08f", "झण्डा"),
        ("pmhf{", "ऊर्जा"),
        ("jif{", "वर्ष"),
        ("jifL{o", "वर्षीय"),
        ("lhDd]jf/", "जिम्मेवार"),
        ("u¥of]", "गर्‍यो"),
        ("cf]vn9'Ëf", "ओखलढुङ्गा"),
        ("k'¥ofpg'", "पुर्‍याउनु"),
        ("æg]kfnÆ", "“नेपाल”"),
        ("…g]kfnÚ", "‘नेपाल’"),
        ("8f‘S6/", "डॉक्टर"),
        ("s]f", "को"),
        ("lbP]", "दिऐ"),
        ("5g\\ .", "छन् ।"),
        ("!,@#$Ü", "१,२३४%"),
    ],
)
def test_what_offices_type(keys: str, text: str) -> None:
    assert to_unicode(keys) == text


def test_traces_of_other_programs_are_undone() -> None:
    assert to_unicode("b’Mv") == "दुःख", "a word processor made the apostrophe curly"
    assert to_unicode("k”0f{") == "पूर्ण"
    assert to_unicode("cf\u0088gf]") == "आफ्नो", "a reader left the code undecoded"


def test_what_is_unicode_already_stays() -> None:
    assert to_unicode("नेपाल\n\tg]kfn") == "नेपाल\n\tनेपाल"


consonants = st.sampled_from(sorted(LETTERS))
clusters = st.lists(consonants, min_size=1, max_size=3).map("्".join)
signs = st.sampled_from(["", "ि", *sorted(SIGNS.keys() - set("ँंः"))])
marks = st.sampled_from(["", "", "ँ", "ं"])
syllables = st.tuples(clusters, signs, marks).map("".join) | st.sampled_from(sorted(VOWELS))
words = st.lists(syllables, min_size=1, max_size=5).map("".join)


@given(st.lists(words, min_size=1, max_size=4).map(" ".join))
def test_every_nepali_word_is_read_back(text: str) -> None:
    assert to_unicode(typed(text)) == text


@given(st.text())
def test_no_text_breaks_the_converter(text: str) -> None:
    assert nfc(to_unicode(text)) == to_unicode(text)
    assert looks_like_preeti(text) in (True, False)


def test_preeti_is_told_from_english() -> None:
    names = [name for name in nepali_names() if len(name.split()) > 1]
    assert all(looks_like_preeti(typed(name)) for name in names)
    assert not [name for name in english_names() if looks_like_preeti(name)]
    single = {word for name in nepali_names() for word in name.split() if len(word) > 2}
    assert sum(looks_like_preeti(typed(word)) for word in single) > 0.85 * len(single)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2083-08-07",
        "9841234567",
        "LEOC/2083-84/0001",
        "Rs. 5,000/-",
        "100kg",
        "don't and/or yes/no (old)",
        "gaupalika ma pahiro gayo ra ghar bhatkiyo",
        "Ram Bahadur Thapa",
        "name@example.com",
        "http://example.org/a",
        "C:\\Users\\office\\report.pdf",
        "GPS: 28.123, 80.456",
        "Two houses were fully damaged by the landslide.",
        "थलारा गाउँपालिका",
        "नेपाल g]kfn",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert not looks_like_preeti(text)
