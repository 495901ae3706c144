"""Text in spreadsheets, in which no cell can act as a formula (OWASP ASVS 1.2.10)."""

from __future__ import annotations

import unicodedata

_FORMULA = frozenset("=+-@\t\r\n")


def neutral(text: str) -> str:
    """``text`` with an apostrophe before what a spreadsheet would compute, in whatever form its sign is written."""
    seen = unicodedata.normalize("NFKC", text).lstrip(" \u200b\u200c\u200d\u2060\ufeff\u00a0")
    return f"'{text}" if seen[:1] in _FORMULA and seen else text
