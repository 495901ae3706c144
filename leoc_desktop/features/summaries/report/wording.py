"""How the papers of a period call their figures, and what they say of persons."""

from __future__ import annotations

from collections.abc import Iterator

from leoc_desktop.domain.incident_figures import COUNTS, PEOPLE
from leoc_desktop.domain.loss_lists import FOUND, MISSING, OUTCOME, SEX
from leoc_desktop.domain.period import period_text
from leoc_desktop.features.summaries.rules import Head, Person
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import N_, _, ngettext

MONEY = "estimated_loss"
LABELS = {
    "dead": N_("Dead"),
    "missing": N_("Missing"),
    "injured": N_("Injured"),
    "affected_families": N_("Affected families"),
    "houses_fully_damaged": N_("Houses fully damaged"),
    "houses_partly_damaged": N_("Houses partly damaged"),
    "livestock_lost": N_("Livestock"),
    MONEY: N_("Estimated loss"),
}
IN_MONTHS = ("incidents", *PEOPLE, *COUNTS)
"""A table by month for each of these."""


def figure_title(name: str) -> str:
    """A figure, or the number of incidents, in the current language."""
    return _("Incidents") if name == "incidents" else _(LABELS[name])


def title_of(head: Head) -> str:
    """The paper with its year, where it is of one."""
    asked = head.asked
    if asked.fiscal_year is not None:
        year = _("F.Y. {year}").format(year=FiscalYear(asked.fiscal_year).shown)
    elif asked.bs_year is not None:
        year = _("Year {year} B.S.").format(year=shown_digits(str(asked.bs_year)))
    else:
        year = ""
    return " · ".join(part for part in (asked.paper.label, year) if part)


def notes_of(head: Head) -> Iterator[str]:
    """What has to be known of the figures."""
    yield _("Period: {period}").format(period=period_text(head.asked.period))
    if head.asked.verified_only:
        yield _("Only verified incidents are counted.")
        if head.unverified:
            text = ngettext(
                "{count} incident that is not verified yet is left out.",
                "{count} incidents that are not verified yet are left out.",
                head.unverified,
            )
            yield text.format(count=show_number(head.unverified))
    elif head.unverified:
        text = ngettext(
            "{count} incident is not verified yet.",
            "{count} incidents are not verified yet.",
            head.unverified,
        )
        yield text.format(count=show_number(head.unverified))


def sex_of(person: Person) -> str:
    """The sex in the current language."""
    return next((choice.name for choice in SEX if choice.code == person.sex), person.sex)


def state_of(person: Person) -> str:
    """Whether somebody is dead, missing since when, or was found, and what became of the body."""
    parts = []
    if person.status == MISSING:
        since = show_bs(to_bs(person.incident_date))
        parts.append(_("Missing since {day}").format(day=since))
    elif person.outcome:
        parts.append(next(choice.name for choice in OUTCOME if choice.code == person.outcome))
        if person.outcome_on is not None:
            parts.append(show_bs(to_bs(person.outcome_on)))
    else:
        parts.append(_("Dead"))
    if person.status not in {MISSING, FOUND}:
        for answer, yes, no in (
            (person.body_identified, _("body identified"), _("body not identified")),
            (person.body_handed_over, _("body handed over"), _("body not handed over")),
        ):
            if answer is not None:
                parts.append(yes if answer else no)
    return ", ".join(parts)


def name_of(person: Person) -> str:
    """The name; a line that counts several, and the bare rest, say so."""
    if not person.described:
        return _("not described by a line")
    return person.name or _("not named")
