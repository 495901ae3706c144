"""Entries that can be right and rarely are: a date of years ago, ten times the usual count."""

from __future__ import annotations

from datetime import date

from leoc_desktop.foundation.errors import FieldProblem
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.money import PAISA_IN_RUPEE, show_rupees
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.translation import N_

_NEAR = 1  # years around the present one in which an A.D. year was probably meant


def doubt(field: Field, value: object, today: date) -> FieldProblem | None:
    """What is to be asked about a stored value above ``field.doubted_above``; None when nothing is."""
    most = field.doubted_above
    if most is None:
        return None
    match field.kind, value:
        case Kind.BS_DATE, date() as day if (today - day).days > most:
            return _old(field, day, today)
        case Kind.COUNT, int(count) if count > most:
            return FieldProblem(field.name, N_("{count} is unusually many. Is it right?"), {"count": count})
        case Kind.MONEY, int(paisa) if paisa > most * PAISA_IN_RUPEE:
            asked = N_("{amount} is unusually much. Is it right?")
            return FieldProblem(field.name, asked, {"amount": show_rupees(paisa)})
    return None


def _old(field: Field, day: date, today: date) -> FieldProblem:
    bs = to_bs(day)
    said: dict[str, object] = {"date": show_bs(bs), "day": day.isoformat()}
    if abs(bs.year - today.year) <= _NEAR:
        asked = N_("This means B.S. {date}, which was {day} A.D. To type a date in A.D., press F7 first.")
        return FieldProblem(field.name, asked, said)
    return FieldProblem(field.name, N_("{date} is long ago. Is it right?"), said)
