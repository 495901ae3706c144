"""Sums beside those of the period: the same days of last year, and since the beginning of both years."""

from __future__ import annotations

from reportlab.platypus import Flowable

from leoc_desktop.domain.figure_wording import cell, difference_text, hazard_name, money_cell
from leoc_desktop.domain.incident_figures import SEXES, Figures
from leoc_desktop.domain.period import period_text
from leoc_desktop.features.bulletin.report.looks import BODY, NOTE, TABLE, number_column
from leoc_desktop.features.bulletin.report.pictures import rain_and_heat
from leoc_desktop.features.bulletin.rules import COMPARED, Annex, BulletinContent, LastYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.report_kit.furniture import Heading
from leoc_desktop.report_kit.tables import Column, Group, Table
from leoc_desktop.report_kit.text import Paragraph

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
_MONEY = "estimated_loss"


def comparison(content: BulletinContent) -> list[Flowable]:
    """The period beside the same days of last year; not where the register does not reach back so far."""
    story: list[Flowable] = [Heading(_("Comparison with last year"))]
    if content.last_year is None:
        story.append(Paragraph(_no_comparison(content), BODY))
        return story
    return [*story, comparison_table(content.total, content.last_year)]


def _no_comparison(content: BulletinContent) -> str:
    if content.register_begins is None:
        return _("There is nothing to compare with: no incident is recorded.")
    return _("There is nothing to compare with: the first incident in the register is of {day}.").format(
        day=show_bs(to_bs(content.register_begins), long=True)
    )


def comparison_table(now: Figures, last: LastYear) -> Table:
    """The figures one by one with their difference, where both are known whole."""
    columns = [
        Column(_("Figure"), 3),
        number_column(_("This period"), 2),
        number_column(period_text(last.period), 3),
        number_column(_("Difference"), 2),
    ]
    change = difference_text(now.incidents - last.total.incidents)
    rows = [[_("Incidents"), show_number(now.incidents), show_number(last.total.incidents), change]]
    rows += [_compared(name, now, last.total) for name in COMPARED]
    return Table(columns, rows, style=TABLE, in_one_piece=True)


def _compared(name: str, now: Figures, before: Figures) -> list[str]:
    one, other = now.total(name), before.total(name)
    known = not (one.unknown or other.unknown or one.nothing_reported or other.nothing_reported)
    change = one.known - other.known if known else None
    shown = money_cell if name == _MONEY else cell
    return [_(_LABELS[name]), shown(one), shown(other), difference_text(change, money=name == _MONEY)]


def annex(content: BulletinContent) -> list[Flowable]:
    """Since 1 Baisakh and since 1 Shrawan, up to the end of the period; then rain and heat."""
    story: list[Flowable] = []
    for number, part in enumerate(content.annexes, start=1):
        title = _("Annex {number}: from {day} to the end of the period").format(
            number=show_number(number), day=show_bs(to_bs(part.first_day), long=True)
        )
        story.append(Heading(title))
        if not part.by_hazard:
            story.append(Paragraph(_("No incident is recorded from then on."), BODY))
            continue
        story.append(annex_table(part))
        if content.register_begins is not None and content.register_begins > part.first_day:
            begins = show_bs(to_bs(content.register_begins), long=True)
            note = _("The first incident in the register is of {day}.").format(day=begins)
            story.append(Paragraph(note, NOTE, space_before=2))
    return [*story, *rain_and_heat(content)]


def annex_table(part: Annex) -> Table:
    """By hazard, with the dead by sex."""
    sexes = (_("Male"), _("Female"), _("Other"), _("Not identified"))
    columns = [
        Column(_("Hazard"), 2.4),
        number_column(_("Incidents"), 1.1),
        *(number_column(sex, 1.0) for sex in sexes),
        number_column(_("Total"), 0.9),
        number_column(_("Missing"), 1.0),
        number_column(_("Injured"), 1.0),
        number_column(_("Affected families"), 1.2),
        number_column(_("Estimated loss"), 2.2),
    ]
    groups = [Group(""), Group(""), Group(_("Dead"), 5), *(Group("") for _column in range(4))]
    rows = [[hazard_name(code), *_annex_cells(figures)] for code, figures in part.by_hazard]
    totals = [_("Total"), *_annex_cells(part.total)]
    return Table(columns, rows, totals=totals, groups=groups, style=TABLE)


def _annex_cells(figures: Figures) -> list[str]:
    return [
        show_number(figures.incidents),
        *(cell(figures.total(f"dead_{sex}")) for sex in SEXES),
        cell(figures.dead),
        cell(figures.missing),
        cell(figures.injured),
        cell(figures.affected_families),
        money_cell(figures.estimated_loss),
    ]
