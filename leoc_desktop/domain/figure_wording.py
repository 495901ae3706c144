"""How papers word numbers, sums and hazards."""

from __future__ import annotations

from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.foundation.money import show_rupees
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import _

DASH = "–"
UNKNOWN = "?"


def count_text(total: Total) -> str:
    """A sum as papers print it: never a zero for what nobody stated."""
    if total.nothing_known:
        return _("Not known")
    return show_number(total.known)


def money_text(total: Total) -> str:
    """A sum of paisa as papers print it."""
    if total.nothing_known:
        return _("Not known")
    return show_rupees(total.known)


def cell(total: Total) -> str:
    """In a table, with the marks that the legend explains: unknown, no report, not complete."""
    if not total.reports:
        return DASH
    if total.nothing_known:
        return UNKNOWN
    return show_number(total.known) + ("*" if total.unknown else "")


def money_cell(total: Total) -> str:
    if not total.reports or total.nothing_known:
        return cell(total)
    return show_rupees(total.known) + ("*" if total.unknown else "")


def hazard_name(code: str) -> str:
    """The hazard in the current language."""
    return next((choice.name for choice in hazards() if choice.code == code), code)
