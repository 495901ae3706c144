"""What the tests of papers look at: the texts, the words and the glyphs of a finished PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from leoc_desktop.foundation.clock import NEPAL
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf

ISSUED = datetime(2026, 8, 23, 10, 5, tzinfo=NEPAL)
HARD_WORDS = """
क्षत्रिय श्रीमती द्वन्द्व र्‍याल कार्यसञ्चालन विपद् हाम्रो ट्र्याक्टर ज्ञान स्त्री रूप हृदय र्‍हस्व सङ्क्रमण
कर्तृत्व उद्‌घाटन सिंहदरबार गाउँपालिका हुँदैन। पूर्वाह्न अङ्ग्रेजी ऋण औँठा शृङ्खला चट्याङ दुःख ॐ
LEOC-को LEOC/2083-84/0001 रु.३१,३०,०००।- ९८४१२३४५६७ 9841234567 leoc@thalaramun.gov.np office first
AVATAR “नेपाल” (१२.५%) ०९२-४२१२३४ वडा-५ २०८३/८४ [क] घर/गोठ 10:00
"""


class PlacedGlyph(NamedTuple):
    """A glyph as the operators of a page put it, in points."""

    gid: int
    x: float
    y: float


@pytest.fixture
def hard_words() -> list[str]:
    """Words that break where shaping or extraction is careless."""
    return HARD_WORDS.split()


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Build a PDF of some flowables with everything else as usual."""

    def build(*story, frame: PageFrame = PageFrame(), **changed) -> bytes:  # noqa: B008
        described = {"title": "परीक्षण", "author": "थलारा", "subject": "", "created": ISSUED} | changed
        return build_pdf(list(story), frame=frame, **described)

    return build


@pytest.fixture
def page_texts() -> Callable[[bytes], list[str]]:
    """The text of each page as PDFium extracts it."""

    def extract(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        return [page.get_textpage().get_text_range() for page in document]

    return extract


@pytest.fixture
def poppler_words(tmp_path: Path) -> Callable[..., list[str]]:
    """The words that pdftotext extracts."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")

    def extract(pdf: bytes, *options: str) -> list[str]:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"], capture_output=True, check=True
        )
        return done.stdout.decode("utf-8").replace("\f", " ").split()

    return extract


@pytest.fixture
def pdf_of() -> Callable[[Callable[[Canvas], object]], bytes]:
    """A page of 595 x 842 points that something was drawn on, uncompressed."""

    def make(draw: Callable[[Canvas], object]) -> bytes:
        output = BytesIO()
        canvas = Canvas(output, pagesize=(595, 842), pageCompression=0, invariant=1)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        return output.getvalue()

    return make


@pytest.fixture
def drawn(pdf_of: Callable[..., bytes]) -> Callable[[Callable[[Canvas], object]], str]:
    """The operators that drawing on an empty page leaves in its content stream."""

    def operators(draw: Callable[[Canvas], object]) -> str:
        stream = re.search(rb"stream\n(1 0 0 1 0 0 cm.*?)endstream", pdf_of(draw), re.DOTALL)
        assert stream
        return stream[1].decode("ascii")

    return operators


@pytest.fixture
def actual_texts() -> Callable[[str], list[str]]:
    """The source texts that the spans of a content stream carry."""

    def texts(operators: str) -> list[str]:
        return [
            bytes.fromhex(found).decode("utf-16")
            for found in re.findall(r"/ActualText <([0-9A-F]+)>", operators)
        ]

    return texts


class TextReader:
    """An interpreter of the few text operators that papers use, after PDF 32000-1, 9.4."""

    def __init__(self, advances: tuple[int, ...]) -> None:
        self.glyphs: list[PlacedGlyph] = []
        self._advances = advances
        self._x = self._y = self._rise = self._size = 0.0
        self._obey = {
            "BT": self._begin,
            "Td": self._move,
            "Tf": self._font,
            "Ts": self._raise,
            "TJ": self._show,
        }

    def read(self, operators: str) -> list[PlacedGlyph]:
        operands: list[str] = []
        for token in re.findall(r"<<.*?>>|<[0-9A-F]*>|[\[\]]|[^\s\[\]<>]+", operators):
            if token in self._obey:
                self._obey[token](operands)
                operands.clear()
            else:
                operands.append(token)
        return self.glyphs

    def _begin(self, _operands: list[str]) -> None:
        self._x = self._y = 0.0

    def _move(self, operands: list[str]) -> None:
        self._x, self._y = self._x + float(operands[-2]), self._y + float(operands[-1])

    def _font(self, operands: list[str]) -> None:
        self._size = float(operands[-1])

    def _raise(self, operands: list[str]) -> None:
        self._rise = float(operands[-1])

    def _show(self, operands: list[str]) -> None:
        for part in operands[operands.index("[") + 1 : -1]:
            if not part.startswith("<"):
                self._x -= float(part) / 1000 * self._size
                continue
            for code in re.findall("....", part.strip("<>")):
                self.glyphs.append(PlacedGlyph(int(code, 16), self._x, self._y + self._rise))
                self._x += self._advances[int(code, 16)] / 1000 * self._size


@pytest.fixture
def placed_glyphs() -> Callable[..., list[PlacedGlyph]]:
    """Where a PDF reader puts each glyph, given the operators and the advances of the font."""
    return lambda operators, advances: TextReader(advances).read(operators)


@pytest.fixture
def placed_words() -> Callable[[bytes], dict[str, tuple[float, float]]]:
    """The middle of each word on the first page, in points from the lower left corner."""

    def find(pdf: bytes) -> dict[str, tuple[float, float]]:
        text_page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
        places = {}
        for word in text_page.get_text_range().split():
            start, count = text_page.search(word, match_whole_word=True).get_next() or (None, 0)
            if start is not None:
                boxes = [text_page.get_charbox(index) for index in range(start, start + count)]
                left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
                places[word] = ((left + right) / 2, (boxes[0][1] + boxes[0][3]) / 2)
        return places

    return find
