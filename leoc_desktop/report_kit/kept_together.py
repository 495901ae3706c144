"""The end of a paper: places to sign never stand on a page that says nothing of what is signed."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from leoc_desktop.report_kit.furniture import Heading, SignatureRow
from leoc_desktop.report_kit.tables import Table
from leoc_desktop.report_kit.text import Paragraph

_FUZZ = 0.01  # points that rounding may add to a height
_LONGEST_NOTE = 400  # characters
_A_LITTLE_LESS = 0.5  # points: what is asked for this much less has to part with its end


class _AnyPage:
    """Stands for the frame of a page that is not reached yet."""

    _aH = 10_000.0  # noqa: N815  ReportLab's name


class WithItsEnd(Flowable):
    """``body`` with what must follow it on the same page; when both do not fit, the end of ``body`` moves along."""

    def __init__(self, body: Flowable, end: Sequence[Flowable]) -> None:
        super().__init__()
        self._body, self._end = body, list(end)
        self.spaceBefore, self.spaceAfter = body.getSpaceBefore(), end[-1].getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of all of it, in points."""
        self._give_frame()
        parts = [self._body, *self._end]
        self._heights = [part.wrap(width, height)[1] for part in parts]
        self._gaps = [0.0, *(_gap(above, below) for above, below in zip(parts, self._end, strict=False))]
        self.width, self.height = width, sum(self._heights) + sum(self._gaps)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """As much of the body as fits, and its rest with the end; nothing when all had better go on a new page."""
        self.wrap(width, height)
        page = getattr(getattr(self, "_frame", None), "_aH", 0.0)
        room = min(height, self._heights[0] - _A_LITTLE_LESS)
        pieces = self._body.split(width, room) if room > 0 else []
        if len(pieces) > 1:
            return [*pieces[:-1], WithItsEnd(pieces[-1], self._end)]
        if self.height <= max(page, height) + _FUZZ and height < page - _FUZZ:
            return []
        apart = [self._body] if self._heights[0] <= height + _FUZZ else self._body.split(width, height)
        return [*apart, *self._end] if apart else []  # more than a page can hold together

    def lead_height(self, width: float) -> float:
        """The height that must be free below a heading, in points."""
        whole = self.wrap(width, 0)[1]
        pieces = self._body.split(width, self._heights[0] - _A_LITTLE_LESS)
        lead = getattr(self._body, "lead_height", None)
        if len(pieces) > 1 and lead is not None:
            return min(whole, float(lead(width)))
        return whole

    def draw(self) -> None:
        """Draw on the canvas that ReportLab has set, with the origin at the lower left corner."""
        y = self.height
        for part, height, gap in zip((self._body, *self._end), self._heights, self._gaps, strict=True):
            y -= gap + height
            part.drawOn(self.canv, 0, y)

    def _give_frame(self) -> None:
        """What is asked how it would be parted must know what a page holds; before that, a page of any height."""
        vars(self._body)["_frame"] = getattr(self, "_frame", _AnyPage)


def end_kept(flowables: Sequence[Flowable]) -> list[Flowable]:
    """The story with its places to sign, and what follows them, tied to what stands before."""
    story = list(flowables)
    places = [place for place, one in enumerate(story) if isinstance(one, SignatureRow)]
    if not places or places[-1] == 0 or isinstance(story[places[-1] - 1], Heading):
        return story
    first = _behind_table(story, places[-1])
    return [*story[: first - 1], WithItsEnd(story[first - 1], story[first:])]


def _behind_table(story: Sequence[Flowable], first: int) -> int:
    """The notes below a table move with its end: alone with the signatures they would say too little."""
    place = first
    while place > 1 and isinstance(note := story[place - 1], Paragraph) and len(note.text) <= _LONGEST_NOTE:
        place -= 1
    return place if place > 0 and isinstance(story[place - 1], Table) else first


def _gap(above: Flowable, below: Flowable) -> float:
    return max(above.getSpaceAfter(), below.getSpaceBefore())
