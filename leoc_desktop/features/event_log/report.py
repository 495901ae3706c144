"""A sheet of the event log on paper: every entry of a day or a shift in order, and what was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reportlab.platypus import Flowable

from leoc_desktop.domain.period import period_text
from leoc_desktop.features.event_log.fields import KIND, STATUS
from leoc_desktop.features.event_log.rules import LogRow, LogSheet, ShiftRow
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow, TwoSides
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Cell, Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_CENTRED = TextStyle(size=10, align=Align.CENTRE)
_BODY = TextStyle(size=9.5)
_NOTE = TextStyle(size=8, colour="#475467")
_TABLE = TableStyle(size=9, heading_size=8.5)
_PALE = "#667085"


def render_sheet(sheet: LogSheet) -> bytes:
    """The PDF of ``sheet`` in the current language; the same sheet always gives the same bytes."""
    title = _("Event log")
    story: list[Flowable] = [
        office_head(sheet.letterhead),
        Heading(title, 1),
        Paragraph(_what(sheet), _CENTRED),
        TwoSides(_count(sheet), _("Printed: {moment}").format(moment=_moment(sheet.made_at)), _NOTE),
        _entries(sheet.rows)
        if sheet.rows
        else Paragraph(_("Nothing was written down in this period."), _BODY),
    ]
    if sheet.shifts:
        story += [Heading(_("Shifts and hand-over")), _shifts(sheet.shifts)]
    story.append(_signatures(sheet))
    frame = PageFrame(
        header=f"{sheet.letterhead.lines[0]} · {title} · {period_text(sheet.period)}",
        footer_left=title,
        footer_right=_("Log code: {code}").format(code=sheet.audit_code),
        watermark=_("TRAINING") if sheet.training else "",
    )
    return build_pdf(
        story,
        title=f"{title} {period_text(sheet.period)}",
        author=sheet.letterhead.lines[0],
        subject=period_text(sheet.period),
        frame=frame,
        created=sheet.made_at,
    )


def _what(sheet: LogSheet) -> str:
    if sheet.shift is None:
        return period_text(sheet.period)
    begin, end = sheet.shift.started_at, sheet.shift.ended_at
    return _("Shift of {name}: {start} to {end}").format(
        name=sheet.shift.name, start=_moment(begin), end=_moment(end) if end else _("not ended yet")
    )


def _count(sheet: LogSheet) -> str:
    text = ngettext("{count} entry", "{count} entries", len(sheet.rows))
    return text.format(count=show_number(len(sheet.rows)))


def _entries(rows: Sequence[LogRow]) -> Table:
    columns = [
        Column(_("Date and time"), 1.5),
        Column(_("Kind of entry"), 1.5),
        Column(_("What happened"), 5.2),
        Column(_("Status"), 1.1),
        Column(_("Written by"), 1.6),
    ]
    return Table(columns, [_entry(row) for row in rows], style=_TABLE, space_before=4)


def _entry(row: LogRow) -> list[Cell | str]:
    said = [row.text, *_details(row), *_remarks(row)]
    cells = [_moment(row.at), show(KIND, row.kind), "\n".join(said), show(STATUS, row.status), row.writer]
    if row.corrected:
        return [Cell(text, colour=_PALE) for text in cells]
    return [Cell(text, bold=row.significant and place == 2) for place, text in enumerate(cells)]  # noqa: PLR2004


def _details(row: LogRow) -> list[str]:
    details = [row.between, row.incident and _("Incident {number}").format(number=row.incident)]
    line = " · ".join(part for part in details if part)
    return [line] if line else []


def _remarks(row: LogRow) -> list[str]:
    """Marks in brackets: what was corrected, what corrects, and what was written down late."""
    marks = []
    if row.corrected:
        marks.append(_("corrected by a later entry"))
    if row.correction:
        marks.append(_("takes the place of an earlier entry"))
    if row.late or row.correction:
        marks.append(_("written {moment}").format(moment=_moment(row.written_at)))
    if row.significant:
        marks.append(_("significant"))
    return [f"({', '.join(marks)})"] if marks else []


def _shifts(rows: Sequence[ShiftRow]) -> Table:
    columns = [
        Column(_("Name"), 1.6),
        Column(_("Began at"), 1.4),
        Column(_("Ended at"), 1.4),
        Column(_("Hand-over note"), 5.0),
    ]
    cells = [
        [row.name, _moment(row.started_at), _moment(row.ended_at) if row.ended_at else "–", row.note or "–"]
        for row in rows
    ]
    return Table(columns, cells, style=_TABLE)


def _signatures(sheet: LogSheet) -> SignatureRow:
    return SignatureRow(
        [
            Signature(_("Printed by"), *sheet.printed_by),
            Signature(_("Handed over by"), sheet.shift.name if sheet.shift else "", ""),
            Signature(_("Taken over by"), "", ""),
        ]
    )


def _moment(at: datetime) -> str:
    local = nepal_time(at)
    return f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
