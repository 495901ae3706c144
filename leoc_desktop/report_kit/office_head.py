"""The head that every paper of an office has: its name, executive, place and centre in their sizes."""

from __future__ import annotations

from collections.abc import Sequence

from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Letterhead, LetterheadLine

_LOOKS = ((15.0, Face.BOLD), (11.0, Face.SEMIBOLD), (9.5, Face.REGULAR), (11.5, Face.SEMIBOLD))


def office_head(lines: Sequence[str]) -> Letterhead:
    """The letterhead of the four lines that ``domain/letterhead.py`` gives, from top to bottom."""
    return Letterhead([LetterheadLine(line, *look) for line, look in zip(lines, _LOOKS, strict=True)])
