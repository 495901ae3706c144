"""The figures of an event by ward as an Excel file, with typed cells; what is not known is a word and no number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from leoc_desktop.domain.figure_wording import typed_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.features.incidents.queries import EventSums
from leoc_desktop.features.incidents.report.event_paper import (
    EVENT_COUNTS,
    event_facts,
    event_notes,
    figure_titles,
)
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.workbook import Form, Sheet, SheetColumn, Value, write_workbook

_MONEY = "estimated_loss"


def export_event(sums: EventSums, path: Path, progress: Progress) -> int:
    """Write the file in the current language; how many rows it has. Raises Refused when it cannot be written."""
    office, title = sums.head.lines[0], _("Event: {name}").format(name=sums.event.shown_name)
    rows = [*_rows(sums)]
    sheet = Sheet(
        title=title,
        notes=[office, *event_facts(sums.event), *event_notes(sums)],
        columns=_columns(),
        rows=rows,
        row_count=len(rows),
        author=office,
        created=nepal_time(sums.at).replace(tzinfo=None),
        mark=_("TRAINING") if sums.training else "",
    )
    return write_workbook(path, sheet, progress)


def _columns() -> list[SheetColumn]:
    return [
        SheetColumn(_("Ward"), width=10),
        *(SheetColumn(title, Form.COUNT, 12) for title in figure_titles()),
        SheetColumn(_("Estimated loss"), Form.MONEY, 18),
        SheetColumn(_("Figures that some reports did not state"), width=40),
    ]


def _rows(sums: EventSums) -> Iterator[Sequence[Value]]:
    for ward, figures in sums.by_ward:
        yield str(ward), *_cells(figures)
    yield _("Total"), *_cells(sums.total)


def _cells(figures: Figures) -> Iterator[Value]:
    yield figures.incidents
    for name in EVENT_COUNTS:
        yield typed_cell(figures.total(name))
    yield typed_cell(figures.total(_MONEY), money=True)
    titles = dict(zip(EVENT_COUNTS, figure_titles()[1:], strict=True)) | {_MONEY: _("Estimated loss")}
    yield ", ".join(title for name, title in titles.items() if figures.total(name).unknown)
