"""A situation report on paper: figures beside those of the last report, what happened, what is done and needed."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import cell, difference_text, hazard_name, money_cell
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.period import period_text
from leoc_desktop.features.situation_reports.fields import TEXTS
from leoc_desktop.features.situation_reports.rules import COMPARED, LastReport, ReportContent, difference
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import list_of, show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.report_kit.furniture import Heading, Signature, SignatureRow, TwoSides
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=10.5, leading=16)
_CENTRED = TextStyle(size=10, align=Align.CENTRE)
_NOTE = TextStyle(size=8, colour="#475467")
_TABLE = TableStyle(size=9, heading_size=8.5)
_LABELS = {
    "dead": N_("Dead"),
    "missing": N_("Missing"),
    "injured": N_("Injured"),
    "affected_families": N_("Affected families"),
    "houses_fully_damaged": N_("Houses fully damaged"),
    "houses_partly_damaged": N_("Houses partly damaged"),
    "livestock_lost": N_("Livestock"),
    "estimated_loss": N_("Estimated loss"),
}
_IN_TABLES = (
    "dead",
    "missing",
    "injured",
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
)
_MONEY = "estimated_loss"


def render_report(content: ReportContent) -> bytes:
    """The PDF of ``content`` in the current language; the same content always gives the same bytes."""
    title = _("Situation report")
    story: list[Flowable] = [
        office_head(content.letterhead),
        Heading(f"{title}: {content.title}", 1),
        *_head(content),
        Heading(_("Figures, and what changed since the last report")),
        _comparison(content),
        *_notes(content),
        *_account(content),
    ]
    if content.by_hazard:
        story += [Heading(_("By hazard")), _by_hazard(content), Heading(_("By ward")), _by_ward(content)]
    story += [*_log(content), *_advisories(content), *_foot(content)]
    preview = _("Preview")
    frame = PageFrame(
        header=f"{content.letterhead.lines[0]} · {title} · {content.number or preview}",
        footer_left=content.number or _("PREVIEW – not issued"),
        footer_right=_("Log code: {code}").format(code=content.audit_code) if content.audit_code else "",
        watermark=_("TRAINING") if content.training else "",
    )
    return build_pdf(
        story,
        title=f"{title} {content.number}".strip(),
        author=content.letterhead.lines[0],
        subject=f"{content.title}: {period_text(content.period)}",
        frame=frame,
        created=content.made_at,
    )


def _head(content: ReportContent) -> list[Flowable]:
    day = show_bs(to_bs(nepal_time(content.made_at).date()), long=True)
    number = _("PREVIEW – not issued")
    if content.number:
        number = _("Situation report no. {number} (F.Y. {year})").format(
            number=show_number(content.sequence), year=FiscalYear(content.fiscal_year).shown
        )
    event = [Paragraph(_("Event: {name}").format(name=content.event), _CENTRED)] if content.event else []
    return [
        TwoSides(_("Date: {day}").format(day=day), number),
        *event,
        Paragraph(_("Period: {period}").format(period=period_text(content.period)), _CENTRED),
    ]


def _comparison(content: ReportContent) -> Table:
    last = content.last
    columns = [Column(_("Figure"), 3), Column(_("Now"), 1.6, Align.RIGHT)]
    if last is not None:
        columns += [
            Column(_("In report {number}").format(number=last.number), 2.4, Align.RIGHT),
            Column(_("Difference"), 1.6, Align.RIGHT),
        ]
    rows = [[_("Incidents"), show_number(content.total.incidents)]]
    rows += [[_(_LABELS[name]), _shown(content.total, name)] for name in COMPARED]
    if last is not None:
        for row, name in zip(rows, ("incidents", *COMPARED), strict=True):
            before = show_number(last.total.incidents) if name == "incidents" else _shown(last.total, name)
            row += [before, _change(content, last, name)]
    return Table(columns, rows, style=_TABLE)


def _shown(figures: Figures, name: str) -> str:
    total = figures.total(name)
    return money_cell(total) if name == _MONEY else cell(total)


def _change(content: ReportContent, last: LastReport, name: str) -> str:
    return difference_text(difference(content.total, last.total, name), money=name == _MONEY)


def _notes(content: ReportContent) -> list[Flowable]:
    notes = [*_whose(content)]
    if content.last is None:
        notes.append(_first_one(content))
    else:
        notes.append(_("The last report covered {period}.").format(period=period_text(content.last.period)))
    if content.unverified:
        notes.append(
            ngettext(
                "{count} of {all} incidents is not verified yet.",
                "{count} of {all} incidents are not verified yet.",
                content.unverified,
            ).format(count=show_number(content.unverified), all=show_number(content.total.incidents))
        )
    notes.append(
        _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")
    )
    return [Paragraph(" ".join(notes), _NOTE)]


def _whose(content: ReportContent) -> Iterator[str]:
    """A report about an event says that it counts that event alone, and how much else happened."""
    if content.elsewhere is None:
        return
    yield _("Only incidents that belong to this event are counted.")
    if content.elsewhere:
        text = ngettext(
            "{count} other incident of the period does not belong to it.",
            "{count} other incidents of the period do not belong to it.",
            content.elsewhere,
        )
        yield text.format(count=show_number(content.elsewhere))


def _first_one(content: ReportContent) -> str:
    if content.event:
        return _("This is the first situation report about this event; there is nothing to compare it with.")
    return _("This is the first situation report of this title; there is nothing to compare it with.")


def _account(content: ReportContent) -> list[Flowable]:
    story: list[Flowable] = []
    for field in TEXTS:
        text = content.texts[field.name]
        if text:
            story += [Heading(field.shown_label), Paragraph(text, _BODY)]
    return story


def _by_hazard(content: ReportContent) -> Table:
    rows = [[hazard_name(code), *_cells(figures)] for code, figures in content.by_hazard]
    totals = [_("Total"), *_cells(content.total)]
    return Table([Column(_("Hazard"), 2.2), *_columns()], rows, totals=totals, style=_TABLE)


def _by_ward(content: ReportContent) -> Table:
    rows = [[show_number(ward), *_cells(figures)] for ward, figures in content.by_ward]
    totals = [_("Total"), *_cells(content.total)]
    return Table([Column(_("Ward"), 1, Align.CENTRE), *_columns()], rows, totals=totals, style=_TABLE)


def _columns() -> list[Column]:
    titles = [_("Incidents"), *(_(_LABELS[name]) for name in _IN_TABLES), _(_LABELS[_MONEY])]
    return [Column(title, 1.6 if title == _(_LABELS[_MONEY]) else 1.1, Align.RIGHT) for title in titles]


def _cells(figures: Figures) -> list[str]:
    counts = (cell(figures.total(name)) for name in _IN_TABLES)
    return [show_number(figures.incidents), *counts, money_cell(figures.total(_MONEY))]


def _log(content: ReportContent) -> list[Flowable]:
    if not content.log:
        return []
    columns = [
        Column(_("Date and time"), 1.6),
        Column(_("What happened"), 6),
        Column(_("Incident number"), 2),
    ]
    rows = []
    for entry in content.log:
        local = nepal_time(entry.at)
        moment = f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
        rows.append([moment, entry.text, entry.incident or "–"])
    return [Heading(_("Significant events")), Table(columns, rows, style=_TABLE)]


def _advisories(content: ReportContent) -> list[Flowable]:
    if not content.advisories:
        return []
    columns = [Column(_("Number"), 2.2), Column(_("Title"), 5), Column(_("Wards"), 1.8)]
    rows = [
        [line.number, line.title, list_of(show_number(ward) for ward in line.wards) or _("All wards")]
        for line in content.advisories
    ]
    return [Heading(_("Advisories in force")), Table(columns, rows, style=_TABLE)]


def _foot(content: ReportContent) -> list[Flowable]:
    story: list[Flowable] = []
    if content.next_update is not None:
        local = nepal_time(content.next_update)
        day, clock = show_bs(to_bs(local.date()), long=True), shown_digits(f"{local:%H:%M}")
        story.append(
            Paragraph(_("Next report: {day}, {time}").format(day=day, time=clock), _BODY, space_before=8)
        )
    story.append(
        SignatureRow(
            [
                Signature(_("Prepared by"), content.prepared_by, ""),
                Signature(_("Approved by"), *content.approved_by),
            ],
            seal=content.letterhead.seal,
        )
    )
    if content.letterhead.contact:
        contact = _("For further information: {contact}").format(contact=content.letterhead.contact)
        story.append(Paragraph(contact, _NOTE))
    return story
