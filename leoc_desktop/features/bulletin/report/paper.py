"""The daily bulletin on paper: its parts in the order of the national bulletin (domain.md c)."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from leoc_desktop.domain.period import period_text
from leoc_desktop.features.bulletin.report import account, front, services, sums, tables
from leoc_desktop.features.bulletin.rules import BulletinContent, Part
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.page_frame import PageFrame, build_pdf

_MAKERS: dict[Part, Callable[[BulletinContent], list[Flowable]]] = {
    Part.TILES: front.tiles,
    Part.HIGHLIGHT: front.highlight,
    Part.WARDS: lambda content: [Heading(_("By ward")), tables.ward_table(content)],
    Part.HAZARDS: lambda content: [Heading(_("By hazard")), *tables.hazard_tables(content)],
    Part.INCIDENTS: lambda content: [Heading(_("Summary of incidents")), tables.incident_table(content)],
    Part.INFRASTRUCTURE: services.infrastructure,
    Part.SHELTERS: account.shelters,
    Part.LOG: account.log,
    Part.ADVISORIES: account.advisories,
    Part.SITUATION: account.situation,
    Part.COMPARISON: sums.comparison,
    Part.ANNEX: sums.annex,
    Part.FOOT: account.foot,
}


def render_bulletin(content: BulletinContent) -> bytes:
    """The PDF of ``content`` in the current language; the same content always gives the same bytes."""
    title, issued = _("Daily Disaster Bulletin"), bool(content.mark.audit_code)
    number = content.mark.named if issued else _("Preview")
    name = content.letterhead.lines[0]
    frame = PageFrame(
        header=f"{name} · {title} · {number}",
        footer_left=number if issued else _("PREVIEW – not issued"),
        footer_right=_("Log code: {code}").format(code=content.mark.audit_code) if issued else "",
        watermark=_("TRAINING") if content.training else "",
    )
    return build_pdf(
        story_of(content),
        title=f"{title} {number}" if issued else title,
        author=name,
        subject=period_text(content.period),
        frame=frame,
        created=content.made_at,
    )


def story_of(content: BulletinContent) -> list[Flowable]:
    """The parts that were chosen, from top to bottom; the legend stands below the first figures."""
    story = front.head(content)
    for part, make in _MAKERS.items():
        if content.options.has(part):
            story += make(content)
        if part is Part.TILES:
            story += front.notes(content)
    return story
