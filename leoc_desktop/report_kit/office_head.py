"""The head that every paper of an office has: its name, executive, place and centre in their sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Letterhead, LetterheadLine

_TOP = (9.5, Face.MEDIUM)
_LOOKS = ((15.0, Face.BOLD), (11.0, Face.SEMIBOLD), (9.5, Face.REGULAR), (11.5, Face.SEMIBOLD))


class Head(Protocol):
    """What ``domain/letterhead.py`` gives."""

    @property
    def lines(self) -> Sequence[str]:
        """Four lines from top to bottom."""
        ...

    @property
    def top(self) -> str:
        """A line above them, or nothing."""
        ...

    @property
    def emblem(self) -> bytes | None:
        """PNG for the left side."""
        ...


def office_head(head: Head) -> Letterhead:
    """The letterhead of an office."""
    lines = [LetterheadLine(line, *look) for line, look in zip(head.lines, _LOOKS, strict=True)]
    above = [LetterheadLine(head.top, *_TOP)] if head.top else []
    return Letterhead([*above, *lines], head.emblem)
