"""Walks the objects of a PDF, the packed ones too: no programs, no files inside, no unknown packing, no password."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from leoc_desktop.access.attachments.inside.findings import Unacceptable

# Keys that carry something to run, to send or to unpack, whatever their value is.
_FORBIDDEN_KEYS = frozenset(
    {
        "/JS",
        "/JavaScript",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/EF",
        "/RichMedia",
        "/XFA",
        "/Collection",
        "/AA",
    }
)
# Values of /S (kinds of action) and of /Type and /Subtype.
_FORBIDDEN_NAMES = frozenset(
    {
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/Movie", "/Sound",
        "/RichMediaExecute", "/GoTo3DView", "/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Screen", "/3D",
    }
)  # fmt: skip
_NAMING_KEYS = ("/S", "/Type", "/Subtype")
_KNOWN_FILTERS = frozenset(
    {
        "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85",
        "/RunLengthDecode", "/RL", "/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode",
    }
)  # fmt: skip


def refuse_active(data: bytes) -> None:
    """Nothing in the file may act. Raises Unacceptable; also for what cannot be read without guessing."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:  # also with an empty password, which readers try by themselves
                raise Unacceptable("encrypted")
            for found in document.objects:
                for part in _parts(found):
                    _refuse_part(part)
            _check_opening(document.Root)
    except pikepdf.PasswordError as protected:
        raise Unacceptable("encrypted") from protected
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, ValueError, TypeError, AttributeError) as broken:
        raise Unacceptable("damaged") from broken


def _parts(start: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """``start`` and what lies directly in it, without recursion; what it refers to comes in its own turn."""
    waiting = [start]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            inside = [value for _key, value in part.items()]
        elif isinstance(part, pikepdf.Array):
            inside = list(part)
        else:
            continue
        waiting += [one for one in inside if isinstance(one, pikepdf.Object) and not one.is_indirect]


def _refuse_part(part: pikepdf.Object) -> None:
    if _FORBIDDEN_KEYS & set(part.keys()):
        raise Unacceptable("active_content")
    if any(str(part.get(key)) in _FORBIDDEN_NAMES for key in _NAMING_KEYS if key in part):
        raise Unacceptable("active_content")
    if isinstance(part, pikepdf.Stream):
        _refuse_packing(part)


def _refuse_packing(stream: pikepdf.Stream) -> None:
    """Contents that lie in another file, or that are packed in a way that no reader must know."""
    if "/F" in stream or "/FFilter" in stream:
        raise Unacceptable("active_content")
    given = stream.get("/Filter")
    filters = list(given) if isinstance(given, pikepdf.Array) else [given] if given is not None else []
    if any(str(one) not in _KNOWN_FILTERS for one in filters):
        raise Unacceptable("active_content")


def _check_opening(root: pikepdf.Object) -> None:
    """Many honest programs write which page to show first; nothing else may happen when the file is opened."""
    action = root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and (str(action.get("/S")) != "/GoTo" or "/Next" in action):
        raise Unacceptable("active_content")
