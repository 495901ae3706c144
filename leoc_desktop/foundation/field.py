"""One description per field: form, table, Excel, PDF, audit and the command line are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leoc_desktop.foundation.translation import _, current


class Kind(StrEnum):
    """What a field holds. The stored Python value is named behind each."""

    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str
    COUNT = "count"  # int >= 0, None = not known
    MONEY = "money"  # int paisa >= 0, None = not known; typed and exchanged in rupees
    BS_DATE = "bs_date"  # datetime.date (AD); typed and exchanged as BS text
    TIME = "time"  # datetime.time, None = not known; Nepal time
    CHOICE = "choice"  # str, the code of a Choice
    WARDS = "wards"  # tuple[int, ...], the first one owns the quick figures (R30)
    WARD = "ward"  # int, one ward; None = none named
    QUANTITY = "quantity"  # int thousandths of a unit, None = not known
    COORDINATES = "coordinates"  # str, degrees north and east: "29.32145, 80.98213"
    YES_NO = "yes_no"  # bool, None = not known
    PHONE = "phone"  # str of ASCII digits


class Privacy(StrEnum):
    """Who may see a value outside its own screen."""

    PUBLIC = "public"  # may stand in bulletins and exports
    INTERNAL = "internal"  # stays inside the office
    PERSONAL = "personal"  # names, phones, numbers of people: never in public prints, logs or diagnostics


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: its code in the store and its names (data, so not in the catalogue)."""

    code: str
    name_ne: str
    name_en: str

    @property
    def name(self) -> str:
        """The name in the current language."""
        return self.name_ne if current().code == "ne" else self.name_en


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record.

    ``label``, ``group`` and ``hint`` are message ids. ``width`` is the usual number of characters shown.
    ``may_be_unknown`` fields take None for "not known", which is never the same as zero.
    """

    name: str
    label: str
    kind: Kind
    group: str = ""
    required: bool = False
    may_be_unknown: bool = False
    choices: Sequence[Choice] = ()
    """What is offered; a list of foundation/office_lists.py follows the office."""
    privacy: Privacy = Privacy.PUBLIC
    width: int = 12
    hint: str = ""
    suggestions: str = ""
    """A list of foundation/office_lists.py whose names are offered while a text is typed."""
    maximum: int | None = None
    certain_date: bool = False
    """A date that the law counts from: days of a year whose calendar is only an estimate are refused."""
    starts_row: bool = False
    """In a form it begins a new row, however much room is left."""
    row: str = ""
    column: str = ""
    """Heads (message ids) under which it stands in a form that shows its group as a table; ``label`` says both."""
    doubted_above: int | None = None
    """A larger count, more rupees, or a date more days back is possible and improbable: forms ask about it."""
    carried: bool = False
    """Usually the same for several records in a row: the next one begins with it."""

    @property
    def is_personal(self) -> bool:
        """Whether it tells of a person by name, phone or number."""
        return self.privacy is Privacy.PERSONAL

    @property
    def shown_label(self) -> str:
        """The label in the current language."""
        return _(self.label)

    def choice(self, code: str) -> Choice | None:
        """The entry of the list with that code, also one that the office no longer offers."""
        find: Callable[[str], Choice | None] | None = getattr(self.choices, "find", None)
        if find is not None:
            return find(code)
        return next((choice for choice in self.choices if choice.code == code), None)
