"""Places to sign never stand alone on the last page, wherever on it the text before them ends."""

from __future__ import annotations

from datetime import datetime

import pytest
from reportlab.platypus import Flowable

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.report_kit.furniture import Heading, SignatureRow
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Table
from leoc_desktop.report_kit.text import Paragraph
from tests.support.printed import pages_of

AT = datetime(2026, 11, 23, 10, tzinfo=NEPAL)
LINE = "Word after word until the line is full of words and the next one has to begin somewhere. "


def _pages(story: list[Flowable]) -> list[str]:
    return pages_of(
        build_pdf(story, title="T", author="A", subject="S", frame=PageFrame(header="H"), created=AT)
    )


def _end() -> list[Flowable]:
    return [SignatureRow([("Prepared by", "N", "P")]), Paragraph("Telephone 1")]


@pytest.mark.parametrize("count", range(44, 62, 2))
def test_the_last_rows_of_a_table_go_with_them(count: int) -> None:
    rows = [[f"row{number}"] for number in range(1, count + 1)]
    for totals in (None, ["total"]):
        pages = _pages([Table([Column("C")], rows, totals=totals), *_end()])
        assert "Prepared by" in pages[-1]
        assert "Telephone" in pages[-1]
        assert f"row{count} " in pages[-1]
        whole = " ".join(pages)
        assert [whole.count(f"row{number} ") for number in range(1, count + 1)] == [1] * count


@pytest.mark.parametrize("count", range(46, 60, 2))
def test_notes_below_a_table_take_its_last_row_along(count: int) -> None:
    rows = [[f"row{number}"] for number in range(1, count + 1)]
    pages = _pages([Table([Column("C")], rows), Paragraph("A note."), Paragraph("Another."), *_end()])
    assert f"row{count} A note. Another. Prepared by" in pages[-1]


@pytest.mark.parametrize("lines", range(38, 52, 2))
def test_the_last_lines_of_a_text_go_with_them(lines: int) -> None:
    pages = _pages([Paragraph("\n".join(f"line{number}" for number in range(1, lines + 1))), *_end()])
    assert f"line{lines} Prepared by" in pages[-1]


@pytest.mark.parametrize("rows", range(38, 52, 2))
def test_a_table_in_one_piece_and_its_heading_go_with_them(rows: int) -> None:
    before = Table([Column("B")], [["x"]] * rows)
    kept = Table([Column("C")], [["one"], ["two"]], in_one_piece=True)
    pages = _pages([before, Heading("Heading"), kept, *_end()])
    assert "Heading C one two Prepared by" in pages[-1]


def test_what_no_page_holds_together_is_parted_all_the_same() -> None:
    pages = _pages([Table([Column("C")], [["\n".join(["tall"] * 60)]]), *_end()])
    assert "Prepared by" in pages[-1]
    assert " ".join(pages).count("tall") == 60
