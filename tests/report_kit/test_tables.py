"""Tables over pages: rows in one piece, headings again, every word as written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Spacer

from leoc_desktop.report_kit.table_boxes import column_widths
from leoc_desktop.report_kit.tables import Cell, Column, Group, Table, TableStyle
from leoc_desktop.report_kit.text import Align

COLUMNS = [Column("क्रम", 1, Align.RIGHT), Column("स्थान", 3), Column("विवरण", 5)]


def numbered(count: int) -> list[list[str]]:
    """Rows of three lines that name themselves in each line."""
    return [[f"R{n}", f"R{n}क", f"R{n}ख\nR{n}ग\nR{n}घ"] for n in range(count)]


def body_words(page: str) -> list[str]:
    return [word for word in page.split() if word[0] == "R" and word[1].isdigit()]


def test_words_in_cells_come_back_as_written(hard_words, make_pdf, page_texts, poppler_words):
    rows = [[word, Cell(word, bold=True), f"{word} {word}"] for word in hard_words]
    pdf = make_pdf(Table(COLUMNS, rows, totals=["", "सङ्क्रमण", "द्वन्द्व"]))
    for extracted in (" ".join(page_texts(pdf)).split(), poppler_words(pdf), poppler_words(pdf, "-layout")):
        for word in hard_words:
            assert extracted.count(word) >= 4, word
        assert {"क्रम", "स्थान", "विवरण", "द्वन्द्व"} <= set(extracted)


def test_a_table_runs_over_pages_with_its_heading_and_unparted_rows(make_pdf, page_texts):
    pages = page_texts(make_pdf(Table(COLUMNS, numbered(60), totals=["", "जम्मा"])))
    assert len(pages) >= 3
    assert all("क्रम" in page and "विवरण" in page for page in pages)
    assert [word for page in pages for word in body_words(page)].count("R0") == 1
    for number in range(60):
        lines = re.compile(rf"R{number}[कखगघ]")
        holders = {
            place for place, page in enumerate(pages) for word in page.split() if lines.fullmatch(word)
        }
        assert len(holders) == 1
    assert sum(len(body_words(page)) for page in pages) == 60 * 5
    assert ["जम्मा" in page for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("space", range(560, 740, 15))
def test_totals_never_stand_without_a_row(space, make_pdf, page_texts):
    pages = page_texts(make_pdf(Spacer(1, space), Table(COLUMNS, numbered(3), totals=["", "जम्मा"])))
    holder = next(page for page in pages if "जम्मा" in page)
    assert body_words(holder)
    for page in pages:
        assert ("क्रम" in page) == bool(body_words(page))


def test_a_row_higher_than_a_page_flows_on(make_pdf, page_texts):
    long = "\n".join(f"R{number}x" for number in range(150))
    pages = page_texts(make_pdf(Table(COLUMNS, [["R0", "", ""], ["R1", "", long], ["R2", "", ""]])))
    assert len(pages) == 3
    assert [page.count("विवरण") for page in pages] == [1, 1, 1]
    words = [word for page in pages for word in body_words(page)]
    assert [word for word in words if word.endswith("x")] == long.split()
    assert {"R0", "R1", "R2"} <= set(words)


def test_no_word_is_cut_while_another_column_has_room(make_pdf, page_texts):
    columns = [Column("अनुमानित", 0.01), Column("विवरण", 9)]
    text = page_texts(make_pdf(Table(columns, [["कार्यसञ्चालन", "क"]])))[0]
    assert {"अनुमानित", "कार्यसञ्चालन"} <= set(text.split())


def test_a_table_too_narrow_for_its_words_still_shows_them_all(make_pdf, page_texts):
    columns = [Column(f"स्थानीयआपतकालीन{number}") for number in range(14)]
    text = "".join(page_texts(make_pdf(Table(columns, [["कार्यसञ्चालनकेन्द्र"] * 14])))[0].split())
    for letter in "स्थानीयआपतकालीन":
        assert text.count(letter) >= 14


def test_one_endless_word_does_not_press_the_other_columns(make_pdf, page_texts):
    table = Table(COLUMNS, [["कार्यसञ्चालन", "अनुमानित", "क" * 900]])
    assert {"कार्यसञ्चालन", "अनुमानित"} <= set(page_texts(make_pdf(table))[0].split())


@given(
    st.lists(st.tuples(st.floats(0.1, 9), st.floats(5, 200)), min_size=1, max_size=12),
    st.floats(100, 800),
)
def test_columns_share_the_width(columns, total):
    weights, needs = [weight for weight, _ in columns], [need for _, need in columns]
    widths = column_widths(weights, needs, total)
    assert sum(widths) == pytest.approx(total)
    if sum(needs) < total:
        for width, need in zip(widths, needs, strict=True):
            assert width >= min(need, 0.4 * total) - 0.02


def test_headings_of_two_levels_stand_over_their_columns(make_pdf, placed_words):
    columns = [
        Column("प्रकोप", 2),
        *(Column(title) for title in ("पुरुष", "महिला", "पूर्ण", "आंशिक")),
        Column("क्षति", 2),
    ]
    groups = [Group(""), Group("मृत्यु", 2), Group("घर", 2), Group("")]
    places = placed_words(make_pdf(Table(columns, [["क", "१", "२", "३", "४", "५"]], groups=groups)))
    over = {"मृत्यु": ("पुरुष", "महिला"), "घर": ("पूर्ण", "आंशिक")}
    for upper, lowers in over.items():
        xs = [places[lower][0] for lower in lowers]
        assert xs[0] < places[upper][0] < xs[1]
        assert all(places[upper][1] > places[lower][1] + 5 for lower in lowers)
    assert places["पुरुष"][1] < places["प्रकोप"][1] < places["मृत्यु"][1]
    assert places["महिला"][0] < places["घर"][0] < places["क्षति"][0]


def test_a_cell_over_several_columns_has_their_width(make_pdf, page_texts):
    sentence = "यस अवधिमा कुनै घटना भएको छैन भनी सबै वडाले जानकारी दिएका छन्।"
    columns = [Column("क", 1), Column("ख", 1), Column("ग", 1)]
    table = Table(columns, [[Cell(sentence, span=3)]])
    narrow = Table(columns, [[Cell(sentence)]])
    assert table.wrap(500, 999)[1] < narrow.wrap(500, 999)[1]
    assert sentence in page_texts(make_pdf(table))[0]


def test_rows_that_do_not_fit_the_columns_are_refused():
    with pytest.raises(ValueError, match="3 columns"):
        Table(COLUMNS, [["१", "२", "३", "४"]])
    with pytest.raises(ValueError, match="groups"):
        Table(COLUMNS, [], groups=[Group("क", 2)])


def test_a_short_row_is_filled_up_and_no_row_at_all_is_a_heading(make_pdf, page_texts):
    assert "R1" in page_texts(make_pdf(Table(COLUMNS, [["R1"]], style=TableStyle(zebra=True))))[0]
    assert "विवरण" in page_texts(make_pdf(Table(COLUMNS, [])))[0]
