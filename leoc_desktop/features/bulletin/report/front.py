"""The top of a bulletin: letterhead, number, period, weather, tiles, notes on the figures, highlights."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import count_text, money_text
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.loss_totals import unknown_note
from leoc_desktop.domain.period import period_text
from leoc_desktop.features.bulletin.report.looks import BODY, CENTRED, NOTE, moment_text
from leoc_desktop.features.bulletin.report.services import service_tiles, still_blocked
from leoc_desktop.features.bulletin.rules import BulletinContent, Part
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.report_kit.furniture import Heading, Tile, Tiles, TwoSides
from leoc_desktop.report_kit.office_head import office_head
from leoc_desktop.report_kit.text import Paragraph


def head(content: BulletinContent) -> list[Flowable]:
    """Letterhead, title, date and number, period, weather."""
    title = _("Daily Disaster Bulletin")
    story: list[Flowable] = []
    if content.options.has(Part.HEAD):
        if not content.letterhead.top:  # the office's own line takes its place
            story.append(Paragraph(_("Government of Nepal"), CENTRED))
        story.append(office_head(content.letterhead))
    day = show_bs(to_bs(nepal_time(content.made_at).date()), long=True)
    story += [
        Heading(title, 1),
        *_edition(content),
        TwoSides(_("Date: {day}").format(day=day), _number(content)),
        Paragraph(_("Period: {period}").format(period=period_text(content.period)), CENTRED),
    ]
    if content.options.weather:
        weather = _("Weather today: {weather}").format(weather=content.options.weather)
        story.append(Paragraph(weather, CENTRED))
    return story


def _number(content: BulletinContent) -> str:
    mark = content.mark
    if not mark.audit_code:
        return _("PREVIEW – not issued")
    year = FiscalYear(mark.fiscal_year).shown
    return _("Bulletin no. {number} (F.Y. {year})").format(number=show_number(mark.sequence), year=year)


def _edition(content: BulletinContent) -> list[Flowable]:
    mark = content.mark
    if mark.replaces is None:
        return []
    edition = _("Corrected edition {edition}").format(edition=show_number(mark.edition))
    said = _("It takes the place of bulletin {number} as issued on {moment}.").format(
        number=mark.number, moment=moment_text(mark.replaces)
    )
    if mark.reason:
        said += " " + _("Reason: {reason}").format(reason=mark.reason)
    return [Heading(edition, 3), Paragraph(said, NOTE, space_after=3)]


def tiles(content: BulletinContent) -> list[Flowable]:
    """The seven tiles of the national bulletin, in its order and colours; below them the other services."""
    total = content.total
    money = total.estimated_loss
    return [
        Tiles(
            [
                Tile(_("Incidents"), show_number(total.incidents), "", "#C00600"),
                _count(_("Dead"), total, "dead", "#FA0B00"),
                _count(_("Missing"), total, "missing", "#FCC000"),
                _count(_("Injured"), total, "injured", "#7030A0"),
                Tile(_("Estimated loss"), money_text(money), unknown_note(money), "#538235"),
                Tile(
                    _("Roads blocked"),
                    count_text(total.road_blocked),
                    still_blocked(content) or unknown_note(total.road_blocked),
                    "#7F7F7F",
                ),
                _count(_("Livestock"), total, "livestock_lost", "#4472C4"),
            ]
        ),
        Tiles(service_tiles(content)),
    ]


def _count(label: str, total: Figures, name: str, colour: str) -> Tile:
    figure = total.total(name)
    return Tile(label, count_text(figure), unknown_note(figure), colour)


def notes(content: BulletinContent) -> list[Flowable]:
    """What the reader has to know of the figures."""
    total, said = content.total, []
    if content.options.verified_only:
        said.append(_("Only verified incidents are counted."))
    if content.left_out:
        text = ngettext(
            "{count} incident that is not verified yet is left out.",
            "{count} incidents that are not verified yet are left out.",
            content.left_out,
        )
        said.append(text.format(count=show_number(content.left_out)))
    if content.unverified:
        text = ngettext(
            "{count} of {all} incidents is not verified yet.",
            "{count} of {all} incidents are not verified yet.",
            content.unverified,
        )
        said.append(text.format(count=show_number(content.unverified), all=show_number(total.incidents)))
    if unknown := total.estimated_loss.unknown:
        text = ngettext(
            "The estimated loss of {count} incident is not known.",
            "The estimated loss of {count} incidents is not known.",
            unknown,
        )
        said.append(text.format(count=show_number(unknown)))
    said.append(
        _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")
    )
    return [Paragraph(" ".join(said), NOTE)]


def highlight(content: BulletinContent) -> list[Flowable]:
    """The free paragraph."""
    text = content.options.highlight
    return [Heading(_("Highlights")), Paragraph(text, BODY)] if text else []
