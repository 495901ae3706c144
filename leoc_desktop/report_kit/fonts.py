"""Mukta in a PDF: its four weights, and each weight embedded as the few glyphs that a document really draws.

ReportLab's own TrueType support gives codes to characters; shaped Nepali needs codes for glyphs. The font
here is therefore a Type0 font whose codes are the glyph numbers of the font file (Identity-H; PDF 32000-1,
9.7.4).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, cast
from weakref import WeakKeyDictionary

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from leoc_desktop.foundation.paths import font_path

UNITS_PER_EM = 1000  # of every Mukta weight, and of PDF text space: font units go into the PDF unrounded
# NO_HINTING drops the rest
_DROPPED_TABLES = (b"cmap", b"OS/2", b"name", b"post", b"gasp", b"GSUB", b"GPOS", b"GDEF")
_SYMBOLIC = 4  # FontDescriptor flag: codes mean nothing outside this font
_ENTRIES_PER_BLOCK = 100  # a ToUnicode map allows no more in one block


class Face(StrEnum):
    """The bundled weights; the value is the name in the font file."""

    REGULAR = "Mukta-Regular"
    MEDIUM = "Mukta-Medium"
    SEMIBOLD = "Mukta-SemiBold"
    BOLD = "Mukta-Bold"

    __hash__ = str.__hash__  # Enum's own is slow, and every remembered text is looked up by its face


@dataclass(frozen=True, slots=True)
class FontFile:
    """A weight as HarfBuzz reads it. Everything is in font units."""

    face: Any  # uharfbuzz.Face
    font: Any  # uharfbuzz.Font at its natural scale
    ascent: int
    descent: int
    bounds: tuple[int, int, int, int]
    advances: tuple[int, ...]
    """Width of each glyph before any kerning, by glyph number."""
    characters: dict[int, str]
    """The character that a glyph stands for, where the font names one."""
    known: frozenset[str]
    """Every character that the font can draw."""
    space: int
    """The glyph of the space."""

    def apparent_width(self, glyph: int) -> int:
        """The advance of a glyph, or the width of its ink when it has none."""
        if self.advances[glyph]:
            return self.advances[glyph]
        extents = self.font.get_glyph_extents(glyph)
        return int(extents.width) if extents else 0


@cache
def font_file(face: Face) -> FontFile:
    """The font file of ``face``, read once."""
    hb_face = hb.Face(hb.Blob(font_path(f"{face.value}.ttf").read_bytes()))
    font = hb.Font(hb_face)
    extents = font.get_font_extents("ltr")
    head = bytes(hb_face.reference_table("head").data)
    characters: dict[int, str] = {}
    for code in sorted(hb_face.unicodes):
        characters.setdefault(font.get_nominal_glyph(code), chr(code))
    return FontFile(
        face=hb_face,
        font=font,
        ascent=extents.ascender,
        descent=extents.descender,
        bounds=struct.unpack_from(">4h", head, 36),
        advances=tuple(font.get_glyph_h_advance(glyph) for glyph in range(hb_face.glyph_count)),
        characters=characters,
        known=frozenset(chr(code) for code in hb_face.unicodes),
        space=font.get_nominal_glyph(ord(" ")),
    )


def subset(face: Face, glyphs: Iterable[int]) -> bytes:
    """A TrueType file with only ``glyphs``, under their own numbers; the same glyphs give the same bytes."""
    request = hb.SubsetInput()
    request.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    request.glyph_set.update(sorted(glyphs))
    request.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _DROPPED_TABLES)
    return bytes(hb.subset(font_file(face).face, request).blob.data)


class EmbeddedFont:
    """One weight inside one PDF document: remembers the glyphs drawn, writes itself when the PDF is saved."""

    def __init__(self, face: Face, resource: str) -> None:
        self.resource = resource
        """The name of the font in content streams, without the slash."""
        self._face = face
        self._used: dict[int, str] = {}

    def use(self, glyphs: Mapping[int, str]) -> None:
        """Embed ``glyphs``; readers that pass over /ActualText will see the characters given for each."""
        for glyph, source in glyphs.items():
            self._used.setdefault(glyph, source)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  the name ReportLab calls when it saves
        """Add the font's objects to the PDF document ``doc``."""
        glyphs = sorted(self._used)
        name = f"{_subset_tag(glyphs)}+{self._face.value}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "DW": 0,
                "W": self._widths(glyphs),
                "FontDescriptor": self._descriptor(doc, name, glyphs),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"{self.resource}-cid")]),
                "ToUnicode": _stream(doc, self._to_unicode(glyphs), f"{self.resource}-unicode"),
            }
        )
        doc.idToObject[pdfdoc.BasicFonts].dict[self.resource] = doc.Reference(font, self.resource)

    def _widths(self, glyphs: list[int]) -> pdfdoc.PDFArray:
        advances = font_file(self._face).advances
        return pdfdoc.PDFArray(
            [item for glyph in glyphs for item in (glyph, pdfdoc.PDFArray([advances[glyph]]))]
        )

    def _descriptor(self, doc: Any, name: str, glyphs: list[int]) -> Any:
        file = font_file(self._face)
        program = subset(self._face, glyphs)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(file.bounds),
                "ItalicAngle": 0,
                "Ascent": file.ascent,
                "Descent": file.descent,
                "CapHeight": 630,
                "StemV": 80,
                "FontFile2": _stream(doc, program, f"{self.resource}-program", Length1=len(program)),
            }
        )
        return doc.Reference(descriptor, f"{self.resource}-descriptor")

    def _to_unicode(self, glyphs: list[int]) -> bytes:
        own = font_file(self._face).characters
        texts = {glyph: own.get(glyph) or self._used[glyph] for glyph in glyphs}
        entries = [f"<{glyph:04X}> <{_utf16(text)}>" for glyph, text in texts.items() if text]
        step = _ENTRIES_PER_BLOCK
        blocks = [entries[start : start + step] for start in range(0, len(entries), step)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CMAP.format(body=body).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

_embedded: WeakKeyDictionary[object, dict[Face, EmbeddedFont]] = WeakKeyDictionary()


def embedded_font(doc: Any, face: Face) -> EmbeddedFont:
    """The font of ``face`` in the ReportLab document ``doc`` (``canvas._doc``), made at its first use."""
    fonts = _embedded.setdefault(doc, {})
    if face not in fonts:
        fonts[face] = EmbeddedFont(face, f"M{len(fonts) + 1}")
        doc.delayedFonts.append(fonts[face])
    return fonts[face]


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _subset_tag(glyphs: list[int]) -> str:
    """Six capital letters that name this choice of glyphs (PDF 32000-1, 9.6.4)."""
    digest = sha256(repr(glyphs).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(doc: Any, content: bytes, name: str, **entries: int) -> Any:
    """A compressed stream object of ``doc``."""
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode"), **entries}), zlib.compress(content, 9)
    )
    return cast("Any", doc.Reference(stream, name))
