"""How the dashboard words figures and what it points out."""

from __future__ import annotations

from leoc_desktop.domain.figure_wording import cell
from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.domain.missing_persons import LEGAL_PERIOD
from leoc_desktop.features.dashboard.queries import Overview
from leoc_desktop.features.dashboard.rules import backup_is_due
from leoc_desktop.foundation.fiscal_year import FiscalYear
from leoc_desktop.foundation.nepali_calendar import year_not_settled
from leoc_desktop.foundation.nepali_text import show_number, shown_digits
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.moments import show_moment


def figure(total: Total) -> str:
    """A sum: – without reports, ? when none stated it, with a star when some did not."""
    return cell(total)


def explained(*totals: Total) -> str:
    """What star and question mark mean, where they occur."""
    if not any(total.unknown for total in totals):
        return ""
    return _("? Not known. * The sum of what is known; some reports did not state the figure. – No report.")


def where_and_when(overview: Overview) -> str:
    """The office and the fiscal year."""
    level, year = overview.office.level, FiscalYear.of(overview.days.today).shown
    return _("{office}, {district} · F.Y. {year}").format(
        office=level.name, district=level.district, year=year
    )


def alerts(overview: Overview) -> list[str]:
    """What should be seen to, one sentence each."""
    said = []
    if overview.waiting:
        said.append(
            ngettext(
                "{count} incident waits for verification.",
                "{count} incidents wait for verification.",
                overview.waiting,
            ).format(count=show_number(overview.waiting))
        )
    if overview.overdue:
        said.append(
            ngettext(
                "{count} report of missing people is past the legal period of {days} days.",
                "{count} reports of missing people are past the legal period of {days} days.",
                overview.overdue,
            ).format(count=show_number(overview.overdue), days=show_number(LEGAL_PERIOD.days))
        )
    if backup_wanted(overview):
        made_at = overview.last_backup
        said.append(
            _("The last backup on another disk was made on {moment}.").format(moment=show_moment(made_at))
            if made_at
            else _("There is no backup on another disk yet.")
        )
    year = year_not_settled(overview.days.today)
    if year is not None:
        said.append(
            _("The calendar of {year} is only an estimate. Enter the published one.").format(
                year=shown_digits(str(year))
            )
        )
    return said


def unfinished(overview: Overview) -> str:
    """What the user typed himself and did not save, or ""."""
    if not overview.drafts:
        return ""
    said = ngettext(
        "You have {count} unfinished draft.", "You have {count} unfinished drafts.", overview.drafts
    )
    return said.format(count=show_number(overview.drafts))


def backup_wanted(overview: Overview) -> bool:
    """Whether the user may make a backup and one is due."""
    return overview.tells_backup and backup_is_due(overview.last_backup, overview.now)
