"""How papers word numbers, sums and hazards."""

from __future__ import annotations

from decimal import Decimal

from leoc_desktop.domain.loss_totals import Total
from leoc_desktop.foundation.money import PAISA_IN_RUPEE, show_rupees
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import _

DASH = "–"
UNKNOWN = "?"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def count_text(total: Total) -> str:
    """A sum as papers print it: never a zero for what nobody stated."""
    if total.nothing_reported:
        return DASH
    return _("Not known") if total.nothing_known else show_number(total.known)


def money_text(total: Total) -> str:
    """A sum of paisa as papers print it."""
    if total.nothing_reported or total.nothing_known:
        return count_text(total)
    return rupees(total.known)


def cell(total: Total) -> str:
    """In a table, with the marks that the legend explains: unknown, no report, not complete."""
    if total.nothing_reported:
        return DASH
    if total.nothing_known:
        return UNKNOWN
    return show_number(total.known) + ("*" if total.unknown else "")


def money_cell(total: Total) -> str:
    """A sum of paisa in a table."""
    if total.nothing_reported or total.nothing_known:
        return cell(total)
    return rupees(total.known) + ("*" if total.unknown else "")


def typed_cell(total: Total, *, money: bool = False) -> int | Decimal | str | None:
    """A sum for a cell of Excel: empty without a report, a word where nobody knows, else a number."""
    if total.nothing_reported:
        return None
    if total.nothing_known:
        return _("Not known")
    return Decimal(total.known) / PAISA_IN_RUPEE if money else total.known


def rupees(paisa: int) -> str:
    """An amount whose sign stays on the line of its number."""
    return show_rupees(paisa).replace(" ", NO_BREAK_SPACE)


def difference_text(change: int | None, *, money: bool = False) -> str:
    """How much more or less than before, with its sign; ``change`` is None where that is not known."""
    if change is None:
        return UNKNOWN
    size = rupees(abs(change)) if money else show_number(abs(change))
    if change == 0:
        return show_number(0)
    return ("+" if change > 0 else "−") + size


def hazard_name(code: str) -> str:
    """The hazard in the current language."""
    found = hazards().find(code)
    return found.name if found is not None else code
