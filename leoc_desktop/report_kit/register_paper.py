"""A list on paper: letterhead, what was asked for, and a table on A4 across whose heading comes again on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from leoc_desktop.foundation.progress import Progress
from leoc_desktop.report_kit.fonts import Face
from leoc_desktop.report_kit.furniture import Heading, Letterhead, LetterheadLine
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

MOST_ROWS = 5_000
"""Two hundred pages; more is what a file is for."""

_SIZES = ((14, Face.BOLD), (10.5, Face.SEMIBOLD), (9, Face.REGULAR), (11, Face.SEMIBOLD))
_TABLE = TableStyle(size=8.5, heading_size=8.5)
_NOTE = TextStyle(size=8.5, colour="#475467", align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its title and how wide it is beside the others."""

    title: str
    width: float
    is_number: bool = False


@dataclass(frozen=True)
class RegisterPaper:
    """What is printed, all of it in the language of the paper.

    ``head`` are the lines of the letterhead; ``notes`` say what was asked for and how many rows there are; ``mark``
    is that of a training office, "" for none.
    """

    title: str
    head: Sequence[str]
    notes: Sequence[str]
    columns: Sequence[PaperColumn]
    rows: Sequence[Sequence[str]]
    created: datetime
    mark: str = ""


def render_register(paper: RegisterPaper, progress: Progress) -> bytes:
    """The PDF. Raises Stopped when ``progress`` says so. A thousand rows take about a second."""
    columns = [
        Column(column.title, column.width, Align.RIGHT if column.is_number else Align.LEFT)
        for column in paper.columns
    ]
    asked = " · ".join(paper.notes)
    lines = [LetterheadLine(text, *look) for text, look in zip(paper.head, _SIZES, strict=False)]
    table = Table(columns, paper.rows, style=_TABLE, space_before=4, on_rows=_counting(paper, progress))
    story = [Letterhead(lines), Heading(paper.title, 1), Paragraph(asked, _NOTE), table]
    office = paper.head[0] if paper.head else ""
    frame = PageFrame(
        header=f"{office} · {paper.title} · {asked}",
        footer_left=office,
        watermark=paper.mark,
        landscape=True,
    )
    return build_pdf(
        story, title=paper.title, author=office, subject=asked, frame=frame, created=paper.created
    )


def _counting(paper: RegisterPaper, progress: Progress) -> Callable[[int], None]:
    """Every row is laid out, then drawn."""
    done, total = 0, 2 * len(paper.rows)

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        progress.step(min(done, total), total)

    return count
