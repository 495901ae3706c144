"""The picture of a page against the same text drawn by Qt: two shapers, two renderers, one result."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter

from leoc_desktop.foundation.paths import font_path
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.text import TextStyle, draw_line

SCALE = 4  # pixels to the point
WIDTH, HEIGHT = 595, 842  # points
HALF_A_POINT = SCALE // 2  # pixels
WEIGHTS = {
    Face.REGULAR: QFont.Weight.Normal,
    Face.MEDIUM: QFont.Weight.Medium,
    Face.SEMIBOLD: QFont.Weight.DemiBold,
    Face.BOLD: QFont.Weight.Bold,
}


@pytest.fixture
def qt_font(qapp):
    """A font of Qt made from the very file that the PDF embeds."""

    def load(face: Face, size: float) -> QFont:
        number = QFontDatabase.addApplicationFont(str(font_path(f"{face.value}.ttf")))
        font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
        font.setWeight(WEIGHTS[face])
        font.setPixelSize(round(size * SCALE))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    return load


def drawn_by_qt(lines: list[str], font: QFont) -> Image.Image:
    """White on black, one line every 30 points."""
    image = QImage(WIDTH * SCALE, HEIGHT * SCALE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    for number, line in enumerate(lines):
        painter.drawText(QPointF(20 * SCALE, (40 + 30 * number) * SCALE), line)
    painter.end()
    return Image.frombytes(
        "L", (image.width(), image.height()), bytes(image.constBits()), "raw", "L", image.bytesPerLine()
    )


def drawn_by_us(lines: list[str], style: TextStyle, pdf_of, shift: float = 0) -> Image.Image:
    def draw(canvas):
        for number, line in enumerate(lines):
            draw_line(canvas, 20 + shift, HEIGHT - 40 - 30 * number, line, style)

    page = pypdfium2.PdfDocument(pdf_of(draw))[0]
    return ImageChops.invert(page.render(scale=SCALE).to_pil().convert("L"))


def stray_ink(one: Image.Image, other: Image.Image) -> int:
    """Pixels inked in ``one`` that have no ink of ``other`` within half a point."""
    near = other.filter(ImageFilter.MaxFilter(2 * HALF_A_POINT + 1)).point(lambda value: 255 * (value > 64))
    solid = one.point(lambda value: 255 * (value > 160))
    return ImageChops.subtract(solid, near).histogram()[255]


def in_lines(words: list[str], count: int) -> list[str]:
    return [" ".join(words[start : start + count]) for start in range(0, len(words), count)]


@pytest.mark.parametrize("face", Face)
def test_no_glyph_is_off_by_more_than_half_a_point(face, hard_words, qt_font, pdf_of):
    lines = [
        *in_lines(hard_words, 7),
        "१. सडक अवरुद्ध छ। यो, “नेपाल” (२०८३-०८-०७) हो।",
        "ट्र्याक्टर ङ्क्षु ट्ठू द्ध्रू ङ्ग्रे रूँ",
    ]
    theirs, our = (
        drawn_by_qt(lines, qt_font(face, 11)),
        drawn_by_us(lines, TextStyle(face, 11, colour="#000000"), pdf_of),
    )
    assert our.getbbox()
    assert stray_ink(our, theirs) == 0
    assert stray_ink(theirs, our) == 0


def test_the_comparison_sees_a_shift_of_one_point(hard_words, qt_font, pdf_of):
    lines = in_lines(hard_words, 7)
    theirs = drawn_by_qt(lines, qt_font(Face.REGULAR, 11))
    assert stray_ink(drawn_by_us(lines, TextStyle(size=11, colour="#000000"), pdf_of, shift=1), theirs) > 100
