"""Photos on paper: two side by side with their captions, made small enough that the file does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from leoc_desktop.report_kit.line_breaking import break_lines
from leoc_desktop.report_kit.shaping import ShapedRun, printable
from leoc_desktop.report_kit.text import Align, TextStyle, draw_lines

_A_ROW = 2
_GAP = 12.0
_HIGHEST = 190.0
_LONGER_EDGE = 900  # pixels: 260 points of paper at 250 dots an inch
_QUALITY = 78
_CAPTION = TextStyle(size=8.5, leading=12.5, align=Align.CENTRE)
_BELOW_PHOTO = 2.0
_EDGE = "#98A2B3"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that can be trusted (PNG or JPEG that was encoded anew), and what stands below it."""

    data: bytes
    caption: str


def photo_rows(photos: Sequence[Photo]) -> Iterator[PhotoRow]:
    """All photos, two in a row; no row is parted."""
    for first in range(0, len(photos), _A_ROW):
        yield PhotoRow(photos[first : first + _A_ROW])


def shrunk(data: bytes) -> bytes:
    """The picture as a JPEG that is sharp at the size it is printed in."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
        picture.load()
        flat = _on_white(picture)
    flat.thumbnail((_LONGER_EDGE, _LONGER_EDGE))
    output = BytesIO()
    flat.save(output, "JPEG", quality=_QUALITY, optimize=True)
    return output.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands():
        return picture.convert("RGB")
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture.getchannel("A"))
    return page


class PhotoRow(Flowable):
    """One row of photos with captions; a place that is left stays free, so that all are equally wide."""

    def __init__(self, photos: Sequence[Photo]) -> None:
        super().__init__()
        self._photos = [(ImageReader(BytesIO(shrunk(photo.data))), photo.caption) for photo in photos]
        self.spaceBefore, self.spaceAfter = 4.0, 6.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size taken, in points."""
        self._place = (width - _GAP * (_A_ROW - 1)) / _A_ROW
        self._sizes = [self._fitting(*reader.getSize()) for reader, _caption in self._photos]
        self._captions = [self._broken(caption) for _reader, caption in self._photos]
        self._photo_height = max(height for _width, height in self._sizes)
        lines = max(len(caption) for caption in self._captions)
        self.width, self.height = width, self._photo_height + _BELOW_PHOTO + lines * _CAPTION.line_height
        return self.width, self.height

    def lead_height(self, width: float) -> float:
        """The height that must be free below a heading, in points: the whole row."""
        return self.wrap(width, 0)[1]

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        below = self.height - self._photo_height
        for number, (reader, _caption) in enumerate(self._photos):
            x = number * (self._place + _GAP)
            width, height = self._sizes[number]
            left, bottom = x + (self._place - width) / 2, below + (self._photo_height - height) / 2
            self.canv.drawImage(reader, left, bottom, width, height)
            self.canv.setStrokeColor(_EDGE)
            self.canv.setLineWidth(0.4)
            self.canv.rect(left, bottom, width, height)
            top = below - _BELOW_PHOTO
            draw_lines(self.canv, x, top, self._place, self._captions[number], _CAPTION)

    def _fitting(self, width: float, height: float) -> tuple[float, float]:
        scale = min(self._place / width, _HIGHEST / height)
        return width * scale, height * scale

    def _broken(self, caption: str) -> list[ShapedRun]:
        text = printable(caption)
        return [line.run for line in break_lines(text, _CAPTION.face, _CAPTION.size, self._place)]
