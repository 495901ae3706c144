"""Reading an Excel file in tests: the cells of its first sheet as they are typed, and whether any is a formula."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(book: bytes) -> list[list[object]]:
    """Row by row: text as str, numbers as float."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        has_shared = "xl/sharedStrings.xml" in archive.namelist()
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml")) if has_shared else ()
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(part.text or "" for part in one.iter(f"{_NS}t")) for one in shared]
    return [[_value(cell, texts) for cell in row] for row in sheet.iter(f"{_NS}row")]


def has_formulas(book: bytes) -> bool:
    """Whether any cell would be computed."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return b"<f>" in archive.read("xl/worksheets/sheet1.xml")


def _value(cell: ET.Element, texts: list[str]) -> object:
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    value = cell.findtext(f"{_NS}v") or ""
    return texts[int(value)] if cell.get("t") == "s" else float(value or 0)
