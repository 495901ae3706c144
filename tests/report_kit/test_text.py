"""Text on a page: where the glyphs stand, what can be copied, where lines break."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leoc_desktop.report_kit.fonts import Face, font_file
from leoc_desktop.report_kit.line_breaking import break_lines, letters
from leoc_desktop.report_kit.shaping import printable, shape
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle, draw_line

FIXED = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
REPEATED = settings(FIXED, max_examples=25)


@pytest.mark.parametrize("face", Face)
def test_glyphs_stand_where_harfbuzz_puts_them(face, hard_words, drawn, placed_glyphs):
    text = " ".join(hard_words)
    operators = drawn(lambda canvas: draw_line(canvas, 50, 700, text, TextStyle(face, 9.5)))
    expected, pen = [], 0
    for glyph in shape(text, face, 9.5).glyphs:
        if glyph.advance or glyph.gid != font_file(face).space:
            expected.append((glyph.gid, 50 + (pen + glyph.dx) * 9.5 / 1000, 700 + glyph.dy * 9.5 / 1000))
        pen += glyph.advance
    placed = placed_glyphs(operators, font_file(face).advances)
    assert [glyph.gid for glyph in placed] == [gid for gid, _x, _y in expected]
    for glyph, (_gid, x, y) in zip(placed, expected, strict=True):
        assert glyph.x == pytest.approx(x, abs=0.001)
        assert glyph.y == pytest.approx(y, abs=0.001)


def test_the_baseline_does_not_drift_after_raised_signs(drawn, placed_glyphs):
    def draw(canvas):
        draw_line(canvas, 50, 700, "विपद् ट्र्याक्टर विपद्")
        draw_line(canvas, 250, 700, "abc")

    placed = placed_glyphs(drawn(draw), font_file(Face.REGULAR).advances)
    assert min(glyph.y for glyph in placed) < 699  # the virama hangs low
    assert {glyph.y for glyph in placed[-3:]} == {700.0}


def test_every_word_carries_its_source(hard_words, drawn, actual_texts):
    operators = drawn(lambda canvas: draw_line(canvas, 50, 700, " ".join(hard_words)))
    assert " ".join(actual_texts(operators)).split() == hard_words


@FIXED
@given(st.text(max_size=40) | st.text("कखगरषसय्ािेंु\u200c\u200d ।-", max_size=40))
def test_no_text_is_lost_however_strange(drawn, actual_texts, text):
    carried = "".join(actual_texts(drawn(lambda canvas: draw_line(canvas, 50, 700, text))))
    place = 0
    for word in shape(text, Face.REGULAR, 10).words:
        if any(glyph.advance for glyph in word.glyphs) and not word.is_space:
            place = carried.index(word.text, place) + len(word.text)


@pytest.mark.parametrize("face", Face)
def test_pdftotext_gives_back_every_word(face, hard_words, make_pdf, poppler_words):
    pdf = make_pdf(Paragraph(" ".join(hard_words), TextStyle(face, 11)))
    for mode in ((), ("-layout",), ("-raw",)):
        assert [word for word in poppler_words(pdf, *mode) if word not in ("Page", "पृष्ठ")][
            : len(hard_words)
        ] == hard_words


@pytest.mark.parametrize("face", Face)
def test_pdfium_gives_back_every_word(face, hard_words, make_pdf, page_texts):
    texts = page_texts(make_pdf(Paragraph(" ".join(hard_words), TextStyle(face, 11))))
    assert texts[0].split()[: len(hard_words)] == hard_words


@REPEATED
@given(st.randoms(use_true_random=False), st.sampled_from(Face), st.floats(7, 14))
def test_words_stay_apart_in_any_order_and_size(
    hard_words, make_pdf, page_texts, chance: random.Random, face, size
):
    words = [chance.choice(hard_words) + chance.choice(["", "", "।", ",", ":", "%", ")"]) for _ in range(150)]
    texts = page_texts(make_pdf(Paragraph(" ".join(words), TextStyle(face, size))))
    assert " ".join(texts).split()[: len(words)] == words


@pytest.mark.parametrize("text", ["१ २ ३", "क ख", "ॐ ॐ", "a b c", "ए हो र म", "५ जना"])
def test_single_characters_stay_apart(text, make_pdf, page_texts, poppler_words):
    pdf = make_pdf(Paragraph(text))
    assert page_texts(pdf)[0].splitlines()[0] == text
    for mode in ((), ("-layout",), ("-raw",)):
        assert poppler_words(pdf, *mode)[: len(text.split())] == text.split()


@pytest.mark.parametrize("text", ["रु. ३१,३०,०००।-", "-", "०९२-", "१० -"])
def test_a_hyphen_at_the_end_of_a_line_is_not_swallowed(text, make_pdf, page_texts, poppler_words):
    pdf = make_pdf(*(Paragraph(text) for _ in range(3)))
    words = text.split() * 3
    assert page_texts(pdf)[0].split()[: len(words)] == words
    for mode in ((), ("-layout",), ("-raw",)):
        assert poppler_words(pdf, *mode)[: len(words)] == words


def test_characters_that_the_font_lacks_are_still_text(make_pdf, poppler_words):
    words = ["✓", "→", "😀", "漢字", "वडा✓५", "\u202e", "עברית", "①"]
    extracted = poppler_words(make_pdf(Paragraph(" क ".join(words))))
    assert {"✓", "→", "😀", "漢字", "वडा✓५", "①"} <= set(extracted)


def test_alignment_moves_the_line(drawn, placed_glyphs):
    width = shape("विपद् बुलेटिन", Face.REGULAR, 10).width
    for align, left in ((Align.LEFT, 300), (Align.CENTRE, 300 - width / 2), (Align.RIGHT, 300 - width)):
        operators = drawn(lambda c, align=align: draw_line(c, 300, 500, "विपद् बुलेटिन", TextStyle(align=align)))
        first = placed_glyphs(operators, font_file(Face.REGULAR).advances)[0]
        assert first.x == pytest.approx(left, abs=0.001)


def lines_of(text: str, width: float, size: float = 10) -> list[str]:
    return [line.run.text for line in break_lines(printable(text), Face.REGULAR, size, width)]


def test_lines_break_at_spaces_and_keep_line_ends():
    assert lines_of("दैनिक विपद् बुलेटिन\nथलारा", 65) == ["दैनिक विपद्", "बुलेटिन", "थलारा"]
    assert lines_of("", 50) == [""]
    assert lines_of("क\n\nख", 50) == ["क", "", "ख"]


@given(st.text("कखगङञणतदनपमयरलसहािीुेंँ् abc/.-", max_size=60), st.floats(8, 120))
def test_no_line_is_too_wide_and_nothing_is_lost(text, width):
    lines = lines_of(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        overhang = 1.3  # of a danda, which Mukta draws closer to a space than to the end of a line
        assert shape(line, Face.REGULAR, 10).width <= width + overhang or len(letters(line)) == 1


def test_long_words_break_between_letters_never_inside_a_conjunct():
    assert letters("क्षत्रियस्त्रीर्‍याल") == ["क्ष", "त्रि", "य", "स्त्री", "र्‍या", "ल"]
    assert letters("कार्यसञ्चालन") == ["का", "र्य", "स", "ञ्चा", "ल", "न"]
    word = "स्थानीयआपतकालीनकार्यसञ्चालनकेन्द्र"
    pieces = lines_of(word, 40)
    assert len(pieces) > 3
    assert "".join(pieces) == word
    assert letters(word) == [letter for piece in pieces for letter in letters(piece)]


def test_codes_break_behind_a_stroke_and_never_behind_a_hyphen():
    assert lines_of("LEOC/2083-84/0001", 72) == ["LEOC/2083-84/", "0001"]
    for width in range(20, 120, 3):
        for line in lines_of("क - ख LEOC/2083-84/0001 वडा - ५ abc-def", width)[:-1]:
            assert not line.endswith("-") or line == "-"


def test_a_paragraph_parts_without_leaving_single_lines():
    paragraph = Paragraph("\n".join(f"हरफ {number}" for number in range(10)), TextStyle(size=10, leading=14))
    assert paragraph.wrap(200, 1000) == (200, 140)
    first, rest = paragraph.split(200, 60)
    assert (first.wrap(200, 999)[1], rest.wrap(200, 999)[1]) == (56, 84)
    first, rest = paragraph.split(200, 130)
    assert rest.wrap(200, 999)[1] == 28
    assert paragraph.split(200, 20) == []
    assert paragraph.split(200, 140) == [paragraph]


def test_a_parted_paragraph_has_all_its_words(make_pdf, page_texts, hard_words):
    words = [f"{word}" for _ in range(60) for word in hard_words]
    pages = page_texts(make_pdf(Paragraph(" ".join(words), TextStyle(size=11))))
    assert len(pages) > 1
    extracted = [word for page in pages for word in page.split("Page")[0].split("पृष्ठ")[0].split()]
    assert extracted == words
