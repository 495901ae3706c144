"""Turns the pages of a PDF into pictures; needs no window and may run on any thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2

# PDFium must not be entered by two threads at once.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as rows of 32-bit pixels (blue, green, red, unused), ``stride`` bytes each."""

    number: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points (1/72 inch); pypdfium2.PdfiumError when it is no PDF."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()


def render_pages(pdf: bytes, scale: float, numbers: Iterable[int] | None = None) -> list[PageImage]:
    """Pages by number (from 0), or all of them, ``scale`` pixels for a point."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            wanted = range(len(document)) if numbers is None else numbers
            return [_render(document, number, scale) for number in wanted]
        finally:
            document.close()


def _render(document: pypdfium2.PdfDocument, number: int, scale: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    image = PageImage(number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
