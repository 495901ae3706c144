"""PDF: searched for programs and hidden files, then every page drawn; what is shown are pictures of the pages."""

from __future__ import annotations

import math
import re
import zlib
from io import BytesIO

import pypdfium2
from PIL import Image

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import PAPER, Findings, Unacceptable

_FORBIDDEN = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition)(?![A-Za-z])"
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_LONGEST_TAIL = 1024
_RENDER_SCALE = 1.5
_INFLATED = 8 * limits.MIB


def look_at_paper(data: bytes) -> Findings:
    """The first pages as a PDF made of pictures. Raises Unacceptable."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Unacceptable("damaged")
    if len(data) - end - 5 > _LONGEST_TAIL or b"PK\x05\x06" in data[end:]:
        raise Unacceptable("two_files_in_one")
    if _names(b"/Encrypt", data):
        raise Unacceptable("encrypted")
    _refuse_active(data)
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as problem:
        raise Unacceptable("encrypted" if "assword" in str(problem) else "damaged") from problem
    if not pages:
        raise Unacceptable("damaged")
    if pages > limits.MOST_PAGES:
        raise Unacceptable("too_many_pages")
    if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise Unacceptable("active_content")
    if pypdfium2.raw.FPDFDoc_GetAttachmentCount(document) > 0:
        raise Unacceptable("active_content")
    return Findings(PAPER, _drawn(document, min(pages, limits.PAGES_SHOWN)), {"pages": pages})


def _names(name: bytes, data: bytes) -> bool:
    return re.search(re.escape(name) + rb"(?![A-Za-z])", _unescaped(data)) is not None


def _refuse_active(data: bytes) -> None:
    """In the file itself, and in the packed lists of objects that newer PDF keep."""
    if _FORBIDDEN.search(_unescaped(data)):
        raise Unacceptable("active_content")
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - 400) : match.start()]
        if b"/ObjStm" in _unescaped(before) and _FORBIDDEN.search(_unescaped(_inflated(data, match.end()))):
            raise Unacceptable("active_content")


def _unescaped(data: bytes) -> bytes:
    """Names can hide behind escapes: ``/J#61vaScript``."""
    if b"#" not in data:
        return data
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), data)


def _inflated(data: bytes, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[start:], _INFLATED)
    except zlib.error:
        return b""


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
