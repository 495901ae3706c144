"""A named event on paper: what it is, and the figures of its incidents by ward."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import DASH, cell, money_cell
from leoc_desktop.domain.incident_figures import SUMMED, Figures
from leoc_desktop.features.incidents.fields import EVENT_FIELDS
from leoc_desktop.features.incidents.queries import EventDetail, EventSums
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import Column, Table, TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_TABLE = TableStyle(size=9, heading_size=8.5)
_CENTRED = TextStyle(size=9.5, align=Align.CENTRE)
_NOTE = TextStyle(size=8, colour="#475467")
EVENT_COUNTS = tuple(name for name in SUMMED if name != "estimated_loss")


def render_event(sums: EventSums) -> bytes:
    """The PDF in the current language; the same content always gives the same bytes."""
    event, office = sums.event, sums.head.lines[0]
    title = _("Event: {name}").format(name=event.shown_name)
    story: list[Flowable] = [
        office_head(sums.head),
        Heading(title, 1),
        *(Paragraph(text, _CENTRED) for text in event_facts(event)),
        Paragraph(_made(sums), _CENTRED),
        Heading(_("Figures of its incidents by ward")),
        _by_ward(sums),
        Paragraph(_("? not known · * the sum is not complete · – no report"), _NOTE, space_before=4),
        *(Paragraph(text, _NOTE) for text in event_notes(sums)),
    ]
    frame = PageFrame(
        header=f"{office} · {title}",
        footer_left=office,
        watermark=_("TRAINING") if sums.training else "",
    )
    return build_pdf(
        story, title=title, author=office, subject=event.shown_name, frame=frame, created=sums.at
    )


def event_facts(event: EventDetail) -> list[str]:
    """What is known of the event itself, each with its label; and why it was ended."""
    named = {"name_en" if event.shown_name == event.values["name_en"] else "name_ne"}
    facts = [
        f"{field.shown_label}: {show(field, event.values[field.name])}"
        for field in EVENT_FIELDS
        if field.name not in named and event.values[field.name] not in (None, "")
    ]
    if event.goes_on:
        facts.append(_("The event goes on."))
    elif event.end_reason:
        facts.append(_("Ended: {reason}").format(reason=event.end_reason))
    return facts


def event_notes(sums: EventSums) -> list[str]:
    """What the reader of the figures has to know."""
    notes = []
    if sums.unverified:
        text = ngettext(
            "{count} incident is not verified", "{count} incidents are not verified", sums.unverified
        )
        notes.append(text.format(count=show_number(sums.unverified)))
    assessed = sums.event.assessed_wards
    text = ngettext("Rapid assessments: {count} ward", "Rapid assessments: {count} wards", assessed)
    return [*notes, text.format(count=show_number(assessed))]


def figure_titles() -> list[str]:
    """The titles of incidents and counts in the order of their cells; the money stands behind them."""
    return [
        _("Incidents"),
        _("Dead"),
        _("Missing"),
        _("Injured"),
        _("Affected families"),
        _("Houses fully damaged"),
        _("Houses partly damaged"),
        _("Livestock"),
    ]


def _by_ward(sums: EventSums) -> Table:
    columns = [
        Column(_("Ward"), 0.8),
        *(Column(title, 1, Align.RIGHT) for title in figure_titles()),
        Column(_("Estimated loss"), 1.8, Align.RIGHT),
    ]
    rows = [[show_number(ward), *figure_cells(figures)] for ward, figures in sums.by_ward]
    return Table(columns, rows, totals=[_("Total"), *figure_cells(sums.total)], style=_TABLE)


def figure_cells(figures: Figures) -> list[str]:
    """Incidents, the counts and the money of a ward."""
    incidents = show_number(figures.incidents) if figures.incidents else DASH
    counts = (cell(figures.total(name)) for name in EVENT_COUNTS)
    return [incidents, *counts, money_cell(figures.estimated_loss)]


def _made(sums: EventSums) -> str:
    local = nepal_time(sums.at)
    moment = f"{show_bs(to_bs(local.date()))} {shown_digits(f'{local:%H:%M}')}"
    return _("Made on {moment}").format(moment=moment)
