"""Excel files: the archive is checked before anything is unpacked, then every part is parsed without entities."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import iterparse
from xml.parsers import expat

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import PLAIN, Findings, Unacceptable

_FORBIDDEN_PARTS = ("vbaproject", "activex", "embeddings", "externallinks", "macrosheets", "ctrlprops")
_SYMLINK = 0o120000
_TYPE = 0o170000
_STRINGS, _SHEET = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"


def look_at_workbook(data: bytes) -> Findings:
    """The first rows of the first sheet as text. Raises Unacceptable."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_archive(archive)
            if "xl/workbook.xml" not in archive.namelist():
                raise Unacceptable("not_what_it_says")
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels", ".vml")):
                    _check_xml(archive.read(entry))
            rows = list(_rows(archive))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as broken:
        raise Unacceptable("damaged") from broken
    except expat.ExpatError as broken:
        raise Unacceptable("damaged") from broken
    text = "\n".join("\t".join(row) for row in rows)[: limits.LONGEST_VIEW]
    return Findings(PLAIN, text.encode("utf-8"), {})


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > limits.ZIP_MOST_ENTRIES or len(set(names)) != len(names):
        raise Unacceptable("unsafe_archive")
    if sum(entry.file_size for entry in entries) > limits.ZIP_LARGEST:
        raise Unacceptable("unpacks_too_large")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if ".." in re.split(r"[\\/]", name) or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        raise Unacceptable("unsafe_archive")
    if (entry.external_attr >> 16) & _TYPE == _SYMLINK:
        raise Unacceptable("unsafe_archive")
    if entry.flag_bits & 1:
        raise Unacceptable("encrypted")
    steep = entry.file_size > limits.ZIP_STEEPEST * max(entry.compress_size, 1)
    if entry.file_size > limits.MIB and steep:
        raise Unacceptable("unpacks_too_large")
    if any(part in name.casefold() for part in _FORBIDDEN_PARTS):
        raise Unacceptable("macro")


def _check_xml(data: bytes) -> None:
    """Any definition of entities is refused before it can be used: bombs and looks into other files begin so."""
    parser = expat.ParserCreate()

    def refuse(*_given: object) -> int:
        raise Unacceptable("entities")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.Parse(data, True)  # noqa: FBT003  the end of the document


def _rows(archive: zipfile.ZipFile) -> Iterator[list[str]]:
    if _SHEET not in archive.namelist():
        return
    strings = _shared_strings(archive)
    with archive.open(_SHEET) as part:
        shown = 0
        for _event, element in iterparse(part):  # noqa: S314  checked above
            if element.tag.endswith("}row"):
                yield [_cell(cell, strings) for cell in element]
                element.clear()
                shown += 1
                if shown >= limits.LINES_SHOWN:
                    return


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    if _STRINGS not in archive.namelist():
        return []
    strings = []
    with archive.open(_STRINGS) as part:
        for _event, element in iterparse(part):  # noqa: S314  checked above
            if element.tag.endswith("}si"):
                strings.append("".join(element.itertext()))
                element.clear()
    return strings


def _cell(cell: object, strings: list[str]) -> str:
    text = "".join(cell.itertext())  # type: ignore[attr-defined]
    if cell.get("t") == "s" and text.isdigit() and int(text) < len(strings):  # type: ignore[attr-defined]
        return " ".join(strings[int(text)].split())
    return " ".join(text.split())
