"""Which kinds of file are let in, and how each begins."""

from __future__ import annotations

from enum import StrEnum

from leoc_desktop.access.attachments.names import ending
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason


class FileKind(StrEnum):
    """A kind of file that a record can hold."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    WORKBOOK = "xlsx"
    TABLE = "csv"
    TEXT = "txt"


_BY_ENDING = {
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
    "png": FileKind.PNG,
    "webp": FileKind.WEBP,
    "pdf": FileKind.PDF,
    "xlsx": FileKind.WORKBOOK,
    "csv": FileKind.TABLE,
    "txt": FileKind.TEXT,
}
ENDINGS = tuple(_BY_ENDING)
_PROTECTED_OFFICE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(name: str, data: bytes) -> FileKind:
    """The kind that both name and beginning say. Raises AttachmentRefused when they differ or it is not allowed."""
    kind = _BY_ENDING.get(ending(name))
    if kind is None:
        raise AttachmentRefused(Reason.KIND_NOT_ALLOWED)
    if not data:
        raise AttachmentRefused(Reason.EMPTY)
    if kind is FileKind.WORKBOOK and data.startswith(_PROTECTED_OFFICE_FILE):
        raise AttachmentRefused(Reason.ENCRYPTED)
    begun = _beginning(data)
    if begun is not (None if kind in {FileKind.TABLE, FileKind.TEXT} else kind):
        raise AttachmentRefused(Reason.NOT_WHAT_IT_SAYS)
    return kind


def _beginning(data: bytes) -> FileKind | str | None:
    """The kind that the first bytes tell; "other" for programs and pages, None for what may be text."""
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.WEBP
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileKind.WORKBOOK
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    programs = (b"mz", b"\x7felf", b"#!", b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php")
    if start.startswith(programs) and not (start.startswith(b"mz") and data[2:3].isalpha()):
        return "other"
    return None
