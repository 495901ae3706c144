"""Headings, tiles and signatures: nothing cut, nothing left alone."""

from __future__ import annotations

import pytest
from reportlab.platypus import Spacer

from leoc_desktop.report_kit.furniture import Heading, SignatureRow, Tile, Tiles, TwoSides
from leoc_desktop.report_kit.tables import Column, Table
from leoc_desktop.report_kit.text import Paragraph

TILES = [
    Tile("घटना संख्या", "१०", "", "#C00600"),
    Tile("मृत्यु संख्या", "१", "", "#FA0B00"),
    Tile("बेपत्ता संख्या", "०", "", "#FCC000"),
    Tile("घाइते संख्या", "६", "", "#7030A0"),
    Tile("अनुमानित क्षति", "रु. ३१,३०,००,००,०००", "५ प्रतिवेदनमा थाहा नभएको", "#538235"),
    Tile("सडक अवरोध", "२", "", "#7F7F7F"),
    Tile("चौपाया", "४", "", "#4472C4"),
]


@pytest.mark.parametrize("space", range(600, 745, 12))
def test_a_heading_is_never_alone_at_the_foot_of_a_page(space, make_pdf, page_texts):
    table = Table([Column("क्रम")], [["R1"], ["R2"]])
    pages = page_texts(make_pdf(Spacer(1, space), Heading("शीर्षक"), Heading("उपशीर्षक", 3), table))
    assert next(page for page in pages if "शीर्षक" in page) == next(page for page in pages if "R1" in page)


def test_a_heading_before_a_long_paragraph_waits_for_two_lines(make_pdf, page_texts):
    pages = page_texts(make_pdf(Spacer(1, 720), Heading("शीर्षक"), Paragraph("हरफ\n" * 40)))
    assert "शीर्षक" not in pages[0]
    assert pages[1].count("हरफ") > 10


def test_a_heading_at_the_end_is_allowed(make_pdf, page_texts):
    assert "शीर्षक" in page_texts(make_pdf(Heading("शीर्षक")))[0]


def test_tiles_keep_their_texts_inside_their_boxes(make_pdf, placed_words):
    places = placed_words(make_pdf(Tiles(TILES)))
    assert places["बेपत्ता"][0] < places["घाइते"][0] < places["अनुमानित"][0] < places["सडक"][0]
    amount = places["३१,३०,००,००,०००"][0]
    assert places["अनुमानित"][0] - 40 < amount < places["अनुमानित"][0] + 60


def test_tiles_may_be_plain_tuples_and_none_take_no_room():
    assert Tiles([tuple(tile) for tile in TILES]).wrap(500, 800)[1] == Tiles(TILES).wrap(500, 800)[1]
    assert Tiles([]).wrap(500, 800)[1] == 0


def test_two_sides_take_a_second_line_when_they_would_meet():
    assert TwoSides("मिति", "नं. १").wrap(400, 800)[1] < TwoSides("मिति " * 12, "नं. १ " * 12).wrap(400, 800)[1]


def test_signatures_stay_in_one_piece_with_name_and_post(make_pdf, page_texts):
    row = SignatureRow([("तयार गर्ने", "हृदय क्षत्रिय", "प्रविष्टिकर्ता"), ("स्वीकृत गर्ने", "", "")])
    pages = page_texts(make_pdf(Spacer(1, 700), row))
    assert "तयार" not in pages[0]
    assert all(word in pages[1] for word in ("तयार गर्ने", "हृदय क्षत्रिय", "प्रविष्टिकर्ता", "स्वीकृत गर्ने"))
