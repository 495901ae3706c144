"""The answers of the wards as an Excel file: one sheet with a row for each ward, one with the sums."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leoc_desktop.features.rapid_assessments.fields import QUESTIONS
from leoc_desktop.features.rapid_assessments.report.totals_paper import TOTALS_TITLE, notes
from leoc_desktop.features.rapid_assessments.rules import TotalsPaper
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.field_columns import field_cells, field_columns
from leoc_desktop.report_kit.workbook import Form, Sheet, SheetColumn, Value, write_workbook


def export_totals(paper: TotalsPaper, path: Path, progress: Progress) -> int:
    """Write the file; how many wards it has. Raises Refused when it cannot be written."""
    return write_workbook(path, _wards(paper), progress, [_sums(paper)])


def _wards(paper: TotalsPaper) -> Sheet:
    columns = [
        SheetColumn(_("Ward"), Form.COUNT, 8),
        SheetColumn(_("State"), width=12),
        SheetColumn(_("Date (B.S.)"), width=12),
        *field_columns(QUESTIONS),
    ]
    rows = [
        (one.ward, one.state.label, to_bs(one.assessed_on).iso(), *field_cells(QUESTIONS, one.answers))
        for one in paper.totals.wards
    ]
    return _sheet(paper, _("Answers by ward"), columns, rows)


def _sums(paper: TotalsPaper) -> Sheet:
    columns = [
        SheetColumn(_("Question"), width=44),
        SheetColumn(_("Total"), Form.COUNT, 12),
        SheetColumn(_("Not known in (wards)"), Form.COUNT, 16),
        SheetColumn(_("Wards assessed"), Form.COUNT, 16),
    ]
    return _sheet(paper, _("Totals"), columns, list(_sum_rows(paper)))


def _sum_rows(paper: TotalsPaper) -> Iterator[tuple[Value, ...]]:
    for question in QUESTIONS:
        total = paper.totals.total(question)
        known: Value = _("Not known") if total.nothing_known or total.nothing_reported else total.known
        yield (question.shown_label, known, total.unknown, total.reports)


def _sheet(
    paper: TotalsPaper, title: str, columns: list[SheetColumn], rows: list[tuple[Value, ...]]
) -> Sheet:
    office = paper.head.lines[0]
    return Sheet(
        title=title,
        notes=[office, f"{_(TOTALS_TITLE)}: {paper.totals.shown_subject}", *notes(paper.totals)],
        columns=columns,
        rows=rows,
        row_count=len(rows),
        author=office,
        created=nepal_time(paper.made_at).replace(tzinfo=None),
        mark=_("TRAINING") if paper.training else "",
    )
