"""Plain text and CSV: one encoding, no hidden bytes, rows and cells of a size that can be handled."""

from __future__ import annotations

import codecs
import csv
import io

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import PLAIN, Findings, Unacceptable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = {sign: None for sign in range(32) if chr(sign) not in "\t\n\r"}


def look_at_text(data: bytes, *, table: bool) -> Findings:
    """The first lines. Raises Unacceptable."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as other:
        raise Unacceptable("not_text") from other
    if any(chr(sign) in text for sign in _CONTROL):
        raise Unacceptable("not_text")
    rows = _check_table(text) if table else _check_lines(text)
    shown = "\n".join(text.splitlines()[: limits.LINES_SHOWN])[: limits.LONGEST_VIEW]
    return Findings(PLAIN, shown.encode("utf-8"), {"rows": rows})


def _check_lines(text: str) -> int:
    lines = text.splitlines()
    if len(lines) > limits.MOST_ROWS:
        raise Unacceptable("too_many_rows")
    if any(len(line) > limits.LONGEST_CELL for line in lines):
        raise Unacceptable("cell_too_long")
    return len(lines)


def _check_table(text: str) -> int:
    csv.field_size_limit(limits.LONGEST_CELL)
    count = 0
    try:
        for count, _row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            if count > limits.MOST_ROWS:
                raise Unacceptable("too_many_rows")
    except csv.Error as problem:
        raise Unacceptable("cell_too_long" if "limit" in str(problem) else "damaged") from problem
    return count
