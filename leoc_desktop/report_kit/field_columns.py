"""The fields of a record as typed columns of an Excel file, so that no register describes them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from leoc_desktop.foundation.field import Field, Kind, Privacy
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.money import PAISA_IN_RUPEE
from leoc_desktop.foundation.nepali_calendar import to_bs, with_mark
from leoc_desktop.foundation.nepali_text import ascii_digits
from leoc_desktop.foundation.translation import _
from leoc_desktop.report_kit.workbook import Form, SheetColumn, Value

_FORMS = {Kind.COUNT: Form.COUNT, Kind.MONEY: Form.MONEY, Kind.TIME: Form.TIME}
_WIDEST = 60


def exported(fields: Sequence[Field]) -> list[Field]:
    """The fields that may leave the office: no names, phones or numbers of people."""
    return [field for field in fields if field.privacy is not Privacy.PERSONAL]


def field_columns(fields: Sequence[Field]) -> Iterator[SheetColumn]:
    """One column each; two for a date, because a B.S. date is no date to Excel."""
    for field in fields:
        title = field.shown_label
        width = min(_WIDEST, max(field.width, 10))
        yield SheetColumn(title, _FORMS.get(field.kind, Form.TEXT), width)
        if field.kind is Kind.BS_DATE:
            yield SheetColumn(_("{field} (A.D.)").format(field=_without_calendar(title)), Form.DATE, 12)


def field_cells(fields: Sequence[Field], values: Mapping[str, object]) -> Iterator[Value]:
    """The cells of one record in the columns of ``field_columns``."""
    for field in fields:
        value = values[field.name]
        if field.kind is Kind.BS_DATE:
            yield from (_bs_text(value), value) if isinstance(value, date) else (None, None)
        else:
            yield _cell(field, value)


def _bs_text(day: date) -> str:
    """The B.S. date in ASCII digits, so that Excel sorts it; a provisional one says so."""
    bs = to_bs(day)
    return with_mark(bs.iso(), bs)


def _cell(field: Field, value: object) -> Value:
    match field.kind, value:
        case _, None:
            return show(field, None) or None
        case Kind.COUNT, int():
            return value
        case Kind.MONEY, int():
            return Decimal(value) / PAISA_IN_RUPEE
        case Kind.TIME, _:
            return value  # type: ignore[return-value]  # a time
        case _:
            return ascii_digits(show(field, value)) if field.kind is Kind.WARDS else show(field, value)


def _without_calendar(title: str) -> str:
    return title.rpartition("(")[0].strip() or title
