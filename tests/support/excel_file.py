"""Reading an Excel file in tests: the cells of a sheet as they are typed, and whether any is a formula."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED = "xl/sharedStrings.xml"


def cells_of(book: bytes, sheet_no: int = 1) -> list[list[object]]:
    """Row by row: text as str, numbers as float."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = archive.namelist()
        shared = ET.fromstring(archive.read(_SHARED)) if _SHARED in names else ()
        sheet = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet_no}.xml"))
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
