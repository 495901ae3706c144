"""Files for attachments: honest ones, and those that are made for attacks (security.md, abuse cases 37 to 41)."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A small picture."""
    output = io.BytesIO()
    Image.new("RGB", size, "#884422").save(output, form, **options)
    return output.getvalue()


def photo_with_place() -> bytes:
    """A photo that says it was taken at 29°33'20" N, 81°12'00" E."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 20.0), 3: "E", 4: (81.0, 12.0, 0.0)}
    return picture("JPEG", exif=exif)


def png_of(width: int, height: int) -> bytes:
    """A black PNG of one bit per pixel: small, however many pixels it has."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def paper() -> bytes:
    """A PDF of one page."""
    output = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(output, "PDF")
    return output.getvalue()


def paper_with(change: Callable[[pikepdf.Pdf], None], **saving: Any) -> bytes:
    """A PDF that a library wrote in order, after ``change``."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as document:
        change(document)
        document.save(output, **saving)
    return output.getvalue()


def with_action(**action: Any) -> Callable[[pikepdf.Pdf], None]:
    """Puts an action behind the first page."""

    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Behind = document.make_indirect(pikepdf.Dictionary(**action))

    return change


def opening_with(action: Any) -> Callable[[pikepdf.Pdf], None]:
    """Lets something happen when the file is opened."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = action

    return change


def written_by_hand(objects: list[bytes], catalog: bytes = b"") -> bytes:
    """A PDF of one empty page and ``objects`` (numbers 4 and up), with a right table of where each lies."""
    parts = [
        b"<</Type /Catalog /Pages 2 0 R %s>>" % catalog,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 60 40]>>",
        *objects,
    ]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(body))
    return body + table + end


def packed_objects(
    hidden: bytes, *, filters: bytes, pack: Callable[[bytes], bytes], padding: int = 0
) -> bytes:
    """A PDF whose object 4 lies in a packed list of objects (number 5), reached as PDF 1.5 and newer do."""
    inside = b"4 0 " + hidden
    packed = pack(inside)
    dictionary = b"<</Type /ObjStm /N 1 /First 4 /Filter %s /Length %d /Note (%s)>>"
    stream = dictionary % (filters, len(packed), b"x" * padding) + b"\nstream\n" + packed + b"\nendstream"
    parts = {
        1: b"<</Type /Catalog /Pages 2 0 R /Behind 4 0 R>>",
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 60 40]>>",
        5: stream,
    }
    body, places = b"%PDF-1.7\n", {}
    for number, part in parts.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = [bytes([0, 0, 0, 0, 255])]
    rows += [bytes([1, *places[number].to_bytes(3, "big"), 0]) for number in (1, 2, 3)]
    rows += [bytes([2, 0, 0, 5, 0]), bytes([1, *places[5].to_bytes(3, "big"), 0])]
    rows.append(bytes([1, *len(body).to_bytes(3, "big"), 0]))
    table = b"".join(rows)
    about = b"6 0 obj\n<</Type /XRef /Size 7 /W [1 3 1] /Root 1 0 R /Length %d>>\nstream\n" % len(table)
    return body + about + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def workbook(**parts: bytes) -> bytes:
    """An Excel file of the least parts; ``parts`` by name with __ for /."""
    output = io.BytesIO()
    strings = b'<sst xmlns="m"><si><t>\xe0\xa4\xb5\xe0\xa4\xa1\xe0\xa4\xbe</t></si></sst>'
    sheet = b'<worksheet xmlns="m"><row><c t="s"><v>0</v></c><c><v>3</v></c></row></worksheet>'
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/sharedStrings.xml", strings)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return output.getvalue()


def workbook_with_symlink() -> bytes:
    """An Excel file with an entry that leads to another file."""
    output = io.BytesIO(workbook())
    with zipfile.ZipFile(output, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return output.getvalue()
