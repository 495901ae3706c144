"""The name of a file as it is shown: without folders, without signs that lie, never longer than a line."""

from __future__ import annotations

import re
import unicodedata

from leoc_desktop.foundation.nepali_text import nfc

LONGEST = 120
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_ALLOWED_FORMAT = {"\u200c", "\u200d"}  # Nepali needs them inside words


def display_name(name: str) -> str:
    """A name for people; on the disk and in the store a file has a random one. Never empty."""
    last = re.split(r"[\\/]", nfc(name))[-1]
    shown = "".join(sign for sign in last if _may_stay(sign))
    shown = " ".join(shown.split()).strip(". ")
    shown = re.sub(r'[<>:"|?*]', "_", shown)
    if _RESERVED.match(shown):
        shown = f"_{shown}"
    if len(shown) > LONGEST:
        stem, dot, ending = shown.rpartition(".")
        keep = ending if dot and len(ending) < 8 else ""  # noqa: PLR2004  no ending of ours is longer
        shown = (stem or shown)[: LONGEST - len(keep) - 1] + (f".{keep}" if keep else "")
    return shown or "_"


def ending(name: str) -> str:
    """``jpg`` for ``Photo.JPG``, read off the cleaned name; "" for none."""
    _stem, dot, last = display_name(name).rpartition(".")
    return last.casefold() if dot else ""


def _may_stay(sign: str) -> bool:
    """No control signs, no signs that turn the direction of reading, nothing unassigned."""
    return sign in _ALLOWED_FORMAT or unicodedata.category(sign) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }
