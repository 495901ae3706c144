"""Shaping gives what HarfBuzz gives, whatever the text."""

from __future__ import annotations

import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.report_kit.fonts import Face, font_file
from leoc_desktop.report_kit.shaping import printable, shape

NEPALI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहअआइईउऊऋएऐओऔािीुूृेैोौंःँ्ऽ०१२३४५६७८९"
PUNCTUATION = "।॥,.;:!?()[]/-–—%“”‘’'\"…0123456789 "
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzéñ"


def harfbuzz(text: str, script: str, face: Face) -> list[tuple[int, int, int, int]]:
    """Number, advance and offsets of all glyphs of ``text`` shaped in one go."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, "ne"
    hb.shape(font_file(face).font, buffer)
    return [
        (info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def ours(text: str, face: Face) -> list[tuple[int, int, int, int]]:
    return [(glyph.gid, glyph.advance, glyph.dx, glyph.dy) for glyph in shape(text, face, 10).glyphs]


@given(st.text(NEPALI + PUNCTUATION + "\u200c\u200d", max_size=40), st.sampled_from(Face))
def test_nepali_is_shaped_as_harfbuzz_shapes_the_whole_line(text, face):
    text = "क" + text  # so that digits and punctuation at the start are Nepali too
    assert ours(text, face) == harfbuzz(text, "Deva", face)


@given(st.text(LATIN + PUNCTUATION, min_size=1, max_size=40), st.sampled_from(Face))
def test_english_is_shaped_as_harfbuzz_shapes_the_whole_line(text, face):
    assert ours(text, face) == harfbuzz(text, "Latn", face)


def test_every_sign_of_the_font_keeps_its_distance_from_a_space():
    for face in Face:
        for sign in sorted(font_file(face).known):
            if sign.isprintable() and not (sign.isalpha() and sign < "\u0900"):
                text = f"क{sign} {sign}क"
                assert ours(text, face) == harfbuzz(text, "Deva", face), hex(ord(sign))


def test_scripts_are_shaped_apart_and_digits_follow_the_letters_before_them():
    mixed = "विपद् LEOC 2083 कार्यसञ्चालन 10 बजे"
    expected = [
        *harfbuzz("विपद् ", "Deva", Face.REGULAR),
        *harfbuzz("LEOC 2083 ", "Latn", Face.REGULAR),
        *harfbuzz("कार्यसञ्चालन 10 बजे", "Deva", Face.REGULAR),
    ]
    assert ours(mixed, Face.REGULAR) == expected


def test_width_is_the_sum_of_the_advances_in_points():
    run = shape("कार्यसञ्चालन केन्द्र।", Face.BOLD, 12)
    assert run.width == sum(glyph.advance for glyph in run.glyphs) * 12 / 1000
    assert shape("", Face.REGULAR, 12).width == 0


def test_words_carry_the_whole_text_between_them():
    run = shape("  दैनिक  विपद् बुलेटिन ", Face.REGULAR, 10)
    assert [word.text for word in run.words] == ["  ", "दैनिक", "  ", "विपद्", " ", "बुलेटिन", " "]


def test_each_glyph_knows_the_characters_behind_it():
    glyphs = shape("क्षि", Face.REGULAR, 10).glyphs
    assert [glyph.source for glyph in glyphs] == ["ि", "क्ष"]


@given(st.text(max_size=30))
def test_no_text_is_too_strange(text):
    run = shape(text, Face.REGULAR, 10)
    assert "".join(word.text for word in run.words) == run.text
    run.text.encode("utf-16-be")


def test_likenesses_are_drawn_for_what_the_font_lacks():
    assert ours("✓", Face.REGULAR) == ours("√", Face.REGULAR)
    assert ours("क → ख", Face.REGULAR) == ours("क -> ख", Face.REGULAR)
    assert ours("वडा\u2011५", Face.REGULAR) == ours("वडा-५", Face.REGULAR)
    assert ours("①", Face.REGULAR) == ours("1", Face.REGULAR)
    assert ours("😀", Face.REGULAR)[0][0] == 0  # the empty box
    assert shape("✓ 😀", Face.REGULAR, 10).text == "✓ 😀"


def test_what_cannot_be_on_paper_is_left_out():
    assert printable("क\x00ख\x1b[31m\r\nग\tघ\ud800") == "कख[31m\nग घ\ufffd"
    assert printable("र्\u200dयाल") == "र्\u200dयाल"
