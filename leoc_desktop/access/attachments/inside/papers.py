"""PDF: every object walked for programs and hidden files, then the pages drawn; pictures of them are shown."""

from __future__ import annotations

import math
from io import BytesIO

import pypdfium2
from PIL import Image

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import PAPER, Findings, Unacceptable
from leoc_desktop.access.attachments.inside.paper_objects import refuse_active

_LONGEST_TAIL = 1024
_RENDER_SCALE = 1.5


def look_at_paper(data: bytes) -> Findings:
    """The first pages as a PDF made of pictures. Raises Unacceptable."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Unacceptable("damaged")
    if len(data) - end - 5 > _LONGEST_TAIL or b"PK\x05\x06" in data[end:]:
        raise Unacceptable("two_files_in_one")
    refuse_active(data)
    document, pages = _opened(data)
    if pages > limits.MOST_PAGES:
        raise Unacceptable("too_many_pages")
    return Findings(PAPER, _drawn(document, min(pages, limits.PAGES_SHOWN)), {"pages": pages})


def flatten(data: bytes) -> Findings:
    """All pages as a PDF made of pictures, whatever programs the file holds; none is run. Raises Unacceptable."""
    document, pages = _opened(data)
    if pages > limits.PAGES_FLATTENED:
        raise Unacceptable("too_many_to_flatten")
    return Findings(PAPER, _drawn(document, pages), {"pages": pages})


def _opened(data: bytes) -> tuple[pypdfium2.PdfDocument, int]:
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as problem:
        raise Unacceptable("encrypted" if "assword" in str(problem) else "damaged") from problem
    if not pages:
        raise Unacceptable("damaged")
    return document, pages


def _drawn(document: pypdfium2.PdfDocument, pages: int) -> bytes:
    pictures: list[Image.Image] = []
    try:
        for number in range(pages):
            page = document[number]
            width, height = page.get_size()
            if not (width > 0 and height > 0):
                raise Unacceptable("damaged")
            scale = min(_RENDER_SCALE, math.sqrt(limits.PAGE_PIXELS / (width * height)))
            pictures.append(page.render(scale=scale).to_pil().convert("RGB"))
            page.close()
    except pypdfium2.PdfiumError as problem:
        raise Unacceptable("damaged") from problem
    output = BytesIO()
    pictures[0].save(output, "PDF", save_all=True, append_images=pictures[1:], resolution=72 * _RENDER_SCALE)
    return output.getvalue()
