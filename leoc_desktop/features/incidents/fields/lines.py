"""The fields of the lines of losses, one description each, by kind of line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from leoc_desktop.domain import loss_lists as lists
from leoc_desktop.domain.loss_lines import (
    CROPS,
    FAMILIES,
    LINE_CLASSES,
    LIVESTOCK,
    MONEY,
    PEOPLE,
    STRUCTURES,
    Lines,
    Values,
)
from leoc_desktop.features.incidents.fields.incident import LONG_AGO, MANY, MUCH
from leoc_desktop.foundation.field import Choice, Field, Kind, Privacy
from leoc_desktop.foundation.field_values import to_json
from leoc_desktop.foundation.translation import N_

OLDEST = 130
_MANY_PERSONS = 5_000  # above it a line of one ward asks, as the first report does above its own limits


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of line: its name in JSON, what it is called (message ids), and its fields."""

    name: str
    title: str
    fields: tuple[Field, ...]

    @property
    def table(self) -> str:
        """The table of its records, which is the kind of object in the log."""
        return str(LINE_CLASSES[self.name].__tablename__)

    def field(self, name: str) -> Field | None:
        """The field called ``name``."""
        return next((field for field in self.fields if field.name == name), None)


def _choice(
    name: str, label: str, choices: Sequence[Choice], *, required: bool = False, width: int = 14
) -> Field:
    return Field(name, label, Kind.CHOICE, choices=choices, required=required, width=width)


def _count(name: str, label: str, maximum: int | None = None, *, many: int | None = None) -> Field:
    return Field(name, label, Kind.COUNT, may_be_unknown=True, width=8, maximum=maximum, doubted_above=many)


def _person(name: str, label: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(name, label, kind, privacy=Privacy.PERSONAL, width=20)


def _money(name: str, label: str) -> Field:
    return Field(name, label, Kind.MONEY, may_be_unknown=True, width=13, doubted_above=MUCH)


def _yes_no(name: str, label: str) -> Field:
    return Field(name, label, Kind.YES_NO, may_be_unknown=True, width=8)


def _day(name: str, label: str, *, certain: bool = False, doubted: int | None = None) -> Field:
    return Field(
        name,
        label,
        Kind.BS_DATE,
        may_be_unknown=True,
        width=11,
        certain_date=certain,
        doubted_above=doubted,
    )


def _time(name: str, label: str) -> Field:
    return Field(name, label, Kind.TIME, may_be_unknown=True, width=7)


WARD = Field(
    "ward", N_("Ward"), Kind.WARD, width=6, hint=N_("Left blank, it is the first ward of the incident")
)
LOSS = _money("loss", N_("Loss (Rs.)"))
REMARKS = Field("remarks", N_("Remarks"), Kind.TEXT, width=20)

LINES: tuple[LineKind, ...] = (
    LineKind(PEOPLE, N_("Persons"), (
        WARD,
        _choice("status", N_("What happened"), lists.PERSON_STATUS, required=True, width=11),
        _person("name", N_("Name")),
        _count("count", N_("How many"), many=MANY["injured"]),
        _choice("sex", N_("Sex"), lists.SEX, width=12),
        _count("age", N_("Age"), OLDEST),
        _choice("age_group", N_("Age group"), lists.AGE_GROUP, width=12),
        _choice("disability", N_("Disability"), lists.DISABILITY),
        _yes_no("poor", N_("Poor")),
        _choice("injury", N_("Injury"), lists.INJURY, width=11),
        Field("hospital", N_("Hospital"), Kind.TEXT, privacy=Privacy.INTERNAL, width=16),
        _person("nationality", N_("Nationality")),
        _person("address", N_("Address")),
        _choice("id_kind", N_("Kind of identity paper"), lists.ID_KIND, width=18),
        _person("id_number", N_("Its number")),
        _yes_no("body_identified", N_("Body identified")),
        _yes_no("body_handed_over", N_("Body handed over")),
        _choice("outcome", N_("What became of the missing"), lists.OUTCOME, width=22),
        _day("outcome_on", N_("On (B.S.)"), certain=True),
        REMARKS,
    )),
    LineKind(FAMILIES, N_("Families"), (
        WARD,
        _choice("status", N_("What happened"), lists.FAMILY_STATUS, required=True),
        _person("head", N_("Head of the family")),
        _count("count", N_("Families"), many=MANY["affected"]),
        _count("people", N_("Persons"), many=_MANY_PERSONS),
        _person("phone", N_("Telephone"), Kind.PHONE),
        _yes_no("poor", N_("Poor")),
        _choice("shelter", N_("Shelters in"), lists.SHELTER, width=18),
        Field("shelter_place", N_("Name of the place"), Kind.TEXT, width=18),
        _choice("timing", N_("When they left"), lists.TIMING, width=18),
        _choice("duration", N_("For how long"), lists.DURATION, width=14),
        _yes_no("assisted", N_("Assistance received")),
        REMARKS,
    )),
    LineKind(STRUCTURES, N_("Structures and services"), (
        WARD,
        _choice("kind", N_("Kind"), lists.STRUCTURE, required=True, width=18),
        _choice("damage", N_("Extent of damage"), lists.DAMAGE, required=True, width=18),
        Field("name", N_("Name or owner"), Kind.TEXT, privacy=Privacy.PERSONAL, width=18),
        _choice("owner", N_("Ownership"), lists.OWNER, width=10),
        _count("count", N_("How many"), many=MANY["houses"]),
        _count("length", N_("Length (m)")),
        _money("equipment_value", N_("Value of equipment (Rs.)")),
        _money("infrastructure_value", N_("Value of the structure (Rs.)")),
        Field("loss", LOSS.label, Kind.MONEY, may_be_unknown=True, width=13, doubted_above=MUCH,
              hint=N_("Left blank, it is the sum of equipment and structure")),
        _person("beneficiary", N_("Beneficiary")),
        _count("beneficiaries", N_("Persons who used it"), many=_MANY_PERSONS),
        _choice("service", N_("Service interrupted"), lists.SERVICE, width=12),
        _day("interrupted_on", N_("From (B.S.)"), doubted=LONG_AGO),
        _time("interrupted_at", N_("Time")),
        _day("restored_on", N_("Restored on (B.S.)"), doubted=LONG_AGO),
        _time("restored_at", N_("Time restored")),
        _count("households_cut_off", N_("Households cut off"), many=_MANY_PERSONS),
        REMARKS,
    )),
    LineKind(LIVESTOCK, N_("Livestock"), (
        WARD,
        _choice("kind", N_("Kind"), lists.LIVESTOCK, required=True),
        _choice("status", N_("What happened"), lists.LIVESTOCK_STATUS, required=True),
        _count("count", N_("How many"), many=MANY["livestock"]),
        _person("owner", N_("Owner")),
        LOSS,
        REMARKS,
    )),
    LineKind(CROPS, N_("Crops"), (
        WARD,
        _choice("crop", N_("Crop"), lists.CROP, required=True),
        _choice("status", N_("What happened"), lists.CROP_STATUS, required=True, width=10),
        Field("quantity", N_("Quantity"), Kind.QUANTITY, may_be_unknown=True, width=9),
        _choice("unit", N_("Unit"), lists.CROP_UNIT, required=True, width=10),
        _person("owner", N_("Owner")),
        _count("beneficiaries", N_("Families that lived on it")),
        LOSS,
        REMARKS,
    )),
    LineKind(MONEY, N_("Money by sector"), (
        WARD,
        _choice("sector", N_("Sector"), lists.SECTOR, required=True, width=24),
        LOSS,
        REMARKS,
    )),
)  # fmt: skip
BY_TABLE: Mapping[str, LineKind] = MappingProxyType({kind.table: kind for kind in LINES})


def json_lines(lines: Lines, *, personal: bool) -> dict[str, tuple[Mapping[str, object], ...]]:
    """The lines of an incident in their exchange form, each with its id; kinds without lines are left out.

    Without ``personal``, names and phones are blank.
    """
    return {
        kind.name: tuple(_json_line(kind, line, personal=personal) for line in lines[kind.name])
        for kind in LINES
        if kind.name in lines
    }


def _json_line(kind: LineKind, line: Values, *, personal: bool) -> dict[str, object]:
    fields = {
        field.name: to_json(field, line[field.name]) if personal or not field.is_personal else ""
        for field in kind.fields
    }
    return {"id": line["id"].hex(), **fields}
