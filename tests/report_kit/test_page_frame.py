"""The finished PDF: size, fonts, page numbers, watermark, metadata, and the same bytes every time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.platypus import PageBreak, Spacer

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.foundation.translation import Language, speaking
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading, Letterhead, SignatureRow, Tiles
from leoc_desktop.report_kit.page_frame import PageFrame, pdf_date
from leoc_desktop.report_kit.tables import Column, Table
from leoc_desktop.report_kit.text import Paragraph, TextStyle

FRAME = PageFrame(header="थलारा गाउँपालिका बुलेटिन", footer_left="फोन ०९२-४२१२३४", footer_right="कोड 7F3A")


def bulletin(hard_words: list[str]) -> list:
    rows = [[f"{number}", *hard_words[number % 20 : number % 20 + 5]] for number in range(90)]
    return [
        Letterhead(["नेपाल सरकार", "थलारा गाउँपालिका"]),
        Heading("दैनिक विपद् बुलेटिन", 1),
        Tiles([("घटना संख्या", "१०", "", "#C00600"), ("बेपत्ता", "०", "थाहा नभएको", "#FCC000")]),
        *(Paragraph(" ".join(hard_words), TextStyle(face)) for face in Face),
        Heading("विवरण"),
        Table([Column(f"स्तम्भ {number}") for number in range(6)], rows, totals=["जम्मा"]),
        SignatureRow([("तयार गर्ने", "हृदय क्षत्रिय", "प्रविष्टिकर्ता")]),
    ]


def test_the_same_paper_has_the_same_bytes(hard_words, make_pdf):
    first = make_pdf(*bulletin(hard_words), frame=FRAME)
    assert make_pdf(*bulletin(hard_words), frame=FRAME) == first
    story = bulletin(hard_words)
    assert [make_pdf(*story, frame=FRAME) for _ in range(2)] == [first, first]
    later = make_pdf(*story, frame=FRAME, created=datetime(2026, 8, 23, 10, 6, tzinfo=NEPAL))
    assert later != first


def test_a_bulletin_with_every_weight_stays_small(hard_words, make_pdf):
    assert len(make_pdf(*bulletin(hard_words), frame=FRAME)) < 150_000


def test_only_embedded_subsets_of_mukta_are_used(hard_words, make_pdf):
    pdf = make_pdf(*bulletin(hard_words), frame=FRAME)
    names = set(re.findall(rb"/BaseFont /([A-Z]{6}\+[\w-]+)", pdf))
    assert {name.split(b"+")[1].decode() for name in names} == {face.value for face in Face}
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 4


def test_metadata_is_what_the_caller_says(make_pdf):
    moment = datetime(2026, 8, 23, 10, 5, tzinfo=NEPAL)
    pdf = make_pdf(Spacer(1, 1), title="दैनिक विपद् बुलेटिन १२", author="थलारा", subject="र्‍याल", created=moment)
    known = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert (known["Title"], known["Author"], known["Subject"]) == ("दैनिक विपद् बुलेटिन १२", "थलारा", "र्‍याल")
    assert known["CreationDate"] == known["ModDate"] == "D:20260823100500+05'45'"
    assert pdf.startswith(b"%PDF-")


def test_dates_name_their_distance_from_utc():
    moment = datetime(2026, 8, 23, 23, 59, 1, tzinfo=NEPAL)
    assert pdf_date(moment) == "D:20260823235901+05'45'"
    assert pdf_date(moment.astimezone(UTC)) == "D:20260823181401+00'00'"
    assert pdf_date(moment.replace(tzinfo=None) + timedelta(seconds=1)) == "D:20260823235902"


@pytest.mark.parametrize("nepali_digits", [False, True])
def test_every_page_says_which_of_how_many_it_is(nepali_digits, make_pdf, page_texts):
    story = [Paragraph("एक"), PageBreak(), Paragraph("दुई"), PageBreak(), Paragraph("तीन")]
    with speaking(Language("en", nepali_digits=nepali_digits)):
        pages = page_texts(make_pdf(*story, frame=FRAME))
    digits = "०१२३" if nepali_digits else "0123"
    assert [f"Page {digits[number]} of {digits[3]}" in page for number, page in enumerate(pages, 1)] == [
        True
    ] * 3
    assert all("फोन ०९२-४२१२३४" in page and "कोड 7F3A" in page for page in pages)
    assert ["थलारा गाउँपालिका बुलेटिन" in page for page in pages] == [False, True, True]


def test_a_long_footer_wraps_and_moves_the_text_up(make_pdf, placed_words):
    code = "7f3a92c1d4e5" * 6
    frame = PageFrame(footer_left="थप जानकारीको लागि " * 8, footer_right=f"लेखापरीक्षण कोड {code}")
    story = [Table([Column("क")], [[f"R{number}"] for number in range(80)])]
    plain, long = (placed_words(make_pdf(*story, frame=used)) for used in (PageFrame(), frame))
    assert min(y for word, (_x, y) in long.items() if word[0] == "R") > 45
    assert len([word for word in long if word[0] == "R"]) < len([word for word in plain if word[0] == "R"])


def test_landscape_turns_the_paper(make_pdf):
    upright = pypdfium2.PdfDocument(make_pdf(Spacer(1, 1)))[0].get_size()
    turned = pypdfium2.PdfDocument(make_pdf(Spacer(1, 1), frame=PageFrame(landscape=True)))[0].get_size()
    assert upright == pytest.approx((595.28, 841.89), abs=0.01)
    assert turned == pytest.approx((841.89, 595.28), abs=0.01)


def image_of(pdf: bytes, page: int = 0) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("L")


def test_the_watermark_is_seen_on_every_page_and_is_no_text(make_pdf, page_texts, poppler_words):
    story = [Paragraph("सङ्क्रमण"), PageBreak(), Paragraph("द्वन्द्व")]
    marked = make_pdf(*story, frame=PageFrame(watermark="अभ्यास"))
    assert not any("अभ्यास" in page for page in page_texts(marked))
    assert "अभ्यास" not in poppler_words(marked)
    assert "अभ्यास".encode("utf-16-be").hex().upper().encode() not in marked
    plain = make_pdf(*story)
    for page in range(2):
        tint = [value for value in image_of(marked, page).tobytes() if 225 <= value <= 252]
        assert len(tint) > 0.05 * 595 * 842  # it crosses the page
        assert sum(225 <= value <= 252 for value in image_of(plain, page).tobytes()) < 0.01 * 595 * 842


def test_the_watermark_does_not_hide_what_is_written(hard_words, make_pdf, page_texts):
    story = bulletin(hard_words)
    marked = page_texts(make_pdf(*story, frame=PageFrame(watermark="अभ्यास")))
    assert marked == page_texts(make_pdf(*story))


def test_an_empty_paper_is_one_page_with_its_footer(make_pdf, page_texts):
    with speaking(Language("en", nepali_digits=False)):
        assert [page.split() for page in page_texts(make_pdf())] == [["Page", "1", "of", "1"]]


def test_a_picture_in_the_letterhead_is_drawn(make_pdf):
    emblem = BytesIO()
    Image.new("RGB", (40, 40), (200, 16, 46)).save(emblem, "PNG")
    pdf = make_pdf(Letterhead(["थलारा गाउँपालिका"], emblem.getvalue()))
    red = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB").getpixel((70, 60))
    assert red[0] > 150 > red[1]
