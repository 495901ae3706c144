"""The daily bulletin on paper: letterhead, tiles, tables, summary, state of services, signatures (domain.md c)."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import count_text, money_text
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_totals import unknown_note
from leoc_desktop.domain.period import period_text
from leoc_desktop.features.bulletin.report.tables import (
    hazard_tables,
    incident_table,
    service_table,
    ward_table,
)
from leoc_desktop.features.bulletin.rules import BulletinContent
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import (
    Heading,
    Signature,
    SignatureRow,
    Tile,
    Tiles,
    TwoSides,
)
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf
from leoc_desktop.report_kit.tables import TableStyle
from leoc_desktop.report_kit.text import Align, Paragraph, TextStyle

_BODY = TextStyle(size=9.5)
_NOTE = TextStyle(size=8, colour="#475467")
_CENTRED = TextStyle(size=10, align=Align.CENTRE)
_TABLE = TableStyle(size=8.5, heading_size=8)


def render_bulletin(content: BulletinContent) -> bytes:
    """The PDF of ``content`` in the current language; the same content always gives the same bytes."""
    title = _("Daily Disaster Bulletin")
    story: list[Flowable] = [
        office_head(content.letterhead.lines),
        Heading(title, 1),
        *_head(content),
        _tiles(content.total),
        *_notes(content),
        Heading(_("By ward")),
        ward_table(content),
        Heading(_("By hazard")),
        *hazard_tables(content),
        Heading(_("Summary of incidents")),
        incident_table(content),
        Heading(_("State of services")),
        service_table(content),
        SignatureRow([Signature(_(person.part), person.name, person.post) for person in content.signatories]),
        *_contact(content),
    ]
    number = content.number or _("Preview")
    frame = PageFrame(
        header=f"{content.letterhead.lines[0]} · {title} · {number}",
        footer_left=content.number or _("PREVIEW – not issued"),
        footer_right=_("Log code: {code}").format(code=content.audit_code) if content.audit_code else "",
        watermark=_("TRAINING") if content.training else "",
    )
    return build_pdf(
        story,
        title=f"{title} {content.number}".strip(),
        author=content.letterhead.lines[0],
        subject=period_text(content.period),
        frame=frame,
        created=content.made_at,
    )


def _head(content: BulletinContent) -> list[Flowable]:
    day = show_bs(to_bs(nepal_time(content.made_at).date()), long=True)
    if content.number:
        year = FiscalYear(content.fiscal_year).shown
        number = _("Bulletin no. {number} (F.Y. {year})").format(
            number=show_number(content.sequence), year=year
        )
    else:
        number = _("PREVIEW – not issued")
    return [
        TwoSides(_("Date: {day}").format(day=day), number),
        Paragraph(_("Period: {period}").format(period=period_text(content.period)), _CENTRED),
    ]


def _tiles(total: Figures) -> Tiles:
    """The seven tiles of the national bulletin, in its order and colours."""
    return Tiles(
        [
            Tile(_("Incidents"), show_number(total.incidents), "", "#C00600"),
            Tile(_("Dead"), count_text(total.dead), unknown_note(total.dead), "#FA0B00"),
            Tile(_("Missing"), count_text(total.missing), unknown_note(total.missing), "#FCC000"),
            Tile(_("Injured"), count_text(total.injured), unknown_note(total.injured), "#7030A0"),
            Tile(
                _("Estimated loss"),
                money_text(total.estimated_loss),
                unknown_note(total.estimated_loss),
                "#538235",
            ),
            Tile(
                _("Roads blocked"),
                count_text(total.road_blocked),
                unknown_note(total.road_blocked),
                "#7F7F7F",
            ),
            Tile(
                _("Livestock"),
                count_text(total.livestock_lost),
                unknown_note(total.livestock_lost),
                "#4472C4",
            ),
        ]
    )


def _notes(content: BulletinContent) -> list[Flowable]:
    total, notes = content.total, []
    if content.unverified:
        notes.append(
            _("{count} of {all} incidents are not verified yet.").format(
                count=show_number(content.unverified), all=show_number(total.incidents)
            )
        )
    if total.estimated_loss.unknown:
        notes.append(
            _("The estimated loss of {count} incidents is not known.").format(
                count=show_number(total.estimated_loss.unknown)
            )
        )
    notes.append(
        _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")
    )
    return [Paragraph(" ".join(notes), _NOTE)]


def _contact(content: BulletinContent) -> list[Flowable]:
    contact = content.letterhead.contact
    if not contact:
        return []
    return [Paragraph(_("For further information: {contact}").format(contact=contact), _NOTE)]
