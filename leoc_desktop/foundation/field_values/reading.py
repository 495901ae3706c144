"""Reading typed text and JSON values into what the store keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from leoc_desktop.foundation.errors import FieldProblem, ValidationFailed
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values.figures import read_count, read_money, read_ward, read_wards
from leoc_desktop.foundation.field_values.measures import read_coordinates, read_quantity
from leoc_desktop.foundation.field_values.moments import read_date, read_time
from leoc_desktop.foundation.field_values.texts import (
    read_choice,
    read_line,
    read_phone,
    read_text,
    read_yes_no,
)
from leoc_desktop.foundation.field_values.unreadable import Unreadable
from leoc_desktop.foundation.nepali_text import clean_line
from leoc_desktop.foundation.translation import N_

MOST_WARDS = 99

_UNKNOWN_WORDS = {"थाहा छैन", "not known", "unknown"}

# What a field without an entry holds; None where nothing is named.
_BLANK: dict[Kind, object] = {
    Kind.TEXT: "",
    Kind.LONG_TEXT: "",
    Kind.PHONE: "",
    Kind.WARDS: (),
    Kind.COORDINATES: "",
}

_READERS: dict[Kind, Callable[[Field, object, date, int], object]] = {
    Kind.TEXT: read_line,
    Kind.LONG_TEXT: read_text,
    Kind.COUNT: read_count,
    Kind.MONEY: read_money,
    Kind.BS_DATE: read_date,
    Kind.TIME: read_time,
    Kind.CHOICE: read_choice,
    Kind.WARDS: read_wards,
    Kind.WARD: read_ward,
    Kind.QUANTITY: read_quantity,
    Kind.COORDINATES: read_coordinates,
    Kind.YES_NO: read_yes_no,
    Kind.PHONE: read_phone,
}


def read(field: Field, raw: object, *, today: date, ward_count: int = MOST_WARDS) -> object:
    """The stored value (see Kind) of typed text or of a JSON value; Unreadable says what is wrong.

    None, nothing and "थाहा छैन" are None for a field that may be unknown; on a required one, nothing typed is
    no answer, but "not known" is.
    """
    if field.may_be_unknown and _says_unknown(field, raw):
        return None
    if _says_nothing(raw):
        if field.required:
            raise Unreadable(field, N_("This must be filled in."))
        return None if field.may_be_unknown else _BLANK.get(field.kind)
    return _READERS[field.kind](field, raw, today, ward_count)


def _says_unknown(field: Field, raw: object) -> bool:
    if isinstance(raw, str):
        # A list may have an entry of its own for it.
        return clean_line(raw).casefold() in _UNKNOWN_WORDS and field.choice(raw) is None
    return raw is None


def _says_nothing(raw: object) -> bool:
    return raw is None or raw in ([], ()) or (isinstance(raw, str) and not clean_line(raw))


def read_all(
    fields: Iterable[Field],
    raw: Mapping[str, object],
    *,
    today: date,
    ward_count: int = MOST_WARDS,
    partial: bool = False,
) -> dict[str, object]:
    """The stored values of all fields by name; ValidationFailed with every problem.

    A field that ``raw`` does not name is blank; with ``partial`` it is left out of the answer instead.
    """
    known = {field.name: field for field in fields}
    names = ", ".join(known)
    problems = [
        FieldProblem(key, N_("There is no field of this name. Known fields: {names}."), {"names": names})
        for key in raw
        if key not in known
    ]
    values: dict[str, object] = {}
    for name, field in known.items():
        if name not in raw and partial:
            continue
        try:
            # "" and not None: a field nobody mentioned has not been said to be unknown.
            values[name] = read(field, raw.get(name, ""), today=today, ward_count=ward_count)
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
    if problems:
        raise ValidationFailed(problems)
    return values
