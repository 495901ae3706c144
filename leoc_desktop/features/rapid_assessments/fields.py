"""The fields of an initial rapid assessment, in the order and the groups of the paper form."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind, Privacy
from leoc_desktop.foundation.translation import N_

ABOUT = N_("The assessment")
PEOPLE = N_("People affected")
RESCUE = N_("Search and rescue")
SHELTER = N_("Where displaced households shelter")
SERVICES = N_("Services interrupted")
DAMAGE = N_("Damaged buildings")
NEEDS = N_("Needed at once")
NOTES = N_("Remarks")

# Above these the form asks whether the entry is meant: what one digit too many makes of an ordinary answer.
_FEW, _SOME, _MANY, _MOST = 25, 100, 1_000, 20_000

_MEANS = (
    Choice("in_person", "सिधा", "In person"),
    Choice("paper_photo", "कागजको फारामको फोटो", "Photo of a paper form"),
    Choice("phone", "फोन कल", "Phone call"),
    Choice("radio", "रेडियो (VHF / HF)", "Radio (VHF / HF)"),
)

EVENT = Field("event", N_("Event"), Kind.TEXT, ABOUT, width=28, carried=True)
INCIDENT = Field(
    "incident",
    N_("or incident number"),
    Kind.TEXT,
    ABOUT,
    width=22,
    hint=N_("Only where the incident belongs to no event"),
)
WARD = Field("ward", N_("Ward"), Kind.WARD, ABOUT, required=True, width=6)
ASSESSED_ON = Field(
    "assessed_on", N_("Date (B.S.)"), Kind.BS_DATE, ABOUT, required=True, width=12, starts_row=True,
    doubted_above=30,
)  # fmt: skip
ASSESSED_AT = Field(
    "assessed_at", N_("Time"), Kind.TIME, ABOUT, may_be_unknown=True, width=6,
    hint=N_("24 hours, for example 16:20"),
)  # fmt: skip


def _count(
    name: str, label: str, group: str, most: int, *, required: bool = False, row: bool = False
) -> Field:
    return Field(
        name,
        label,
        Kind.COUNT,
        group,
        required=required,
        may_be_unknown=True,
        width=8,
        doubted_above=most,
        starts_row=row,
    )


def _answer(name: str, label: str, group: str) -> Field:
    return Field(name, label, Kind.YES_NO, group, may_be_unknown=True, width=8, starts_row=True)


QUESTIONS: tuple[Field, ...] = (
    _count("dead", N_("Dead"), PEOPLE, _FEW, required=True),
    _count("missing", N_("Missing"), PEOPLE, _FEW, required=True),
    _count("injured", N_("Injured"), PEOPLE, _SOME, required=True),
    _count("displaced_households", N_("Displaced households"), PEOPLE, _MANY, required=True),
    _count("affected_population", N_("Affected population in all"), PEOPLE, _MOST),
    _answer("rescue_going_on", N_("Rescue is going on"), RESCUE),
    _answer("rescue_finished", N_("Rescue is finished"), RESCUE),
    _count("rescued", N_("People rescued"), RESCUE, _MANY),
    _count("sheltered_in_schools", N_("Households in schools"), SHELTER, _MANY),
    _count("sheltered_in_public_buildings", N_("Households in public buildings"), SHELTER, _MANY),
    _count("sheltered_with_relatives", N_("Households with relatives or neighbours"), SHELTER, _MANY),
    _count("sheltered_in_the_open", N_("Households in the open"), SHELTER, _MANY),
    _count("shelter_needed", N_("Households that need a temporary shelter at once"), SHELTER, _MANY),
    _answer("communication_interrupted", N_("Communication interrupted"), SERVICES),
    _count("communication_households", N_("Households without communication"), SERVICES, _MOST),
    _answer("electricity_interrupted", N_("Electricity interrupted"), SERVICES),
    _count("electricity_households", N_("Households without electricity"), SERVICES, _MOST),
    _answer("water_interrupted", N_("Drinking water interrupted"), SERVICES),
    _count("water_households", N_("Households without drinking water"), SERVICES, _MOST),
    _count("houses_fully_damaged", N_("Private houses, fully damaged"), DAMAGE, _MANY, required=True),
    _count("houses_partly_damaged", N_("Private houses, partly damaged"), DAMAGE, _MANY),
    _count("offices_fully_damaged", N_("Government offices, fully damaged"), DAMAGE, _FEW, row=True),
    _count("offices_partly_damaged", N_("Government offices, partly damaged"), DAMAGE, _FEW),
    _count("public_buildings_fully_damaged", N_("Public buildings, fully damaged"), DAMAGE, _SOME, row=True),
    _count("public_buildings_partly_damaged", N_("Public buildings, partly damaged"), DAMAGE, _SOME),
    _count("tents_needed", N_("Tents (number)"), NEEDS, _MANY),
    _count("tarpaulins_needed", N_("Tarpaulins (number)"), NEEDS, _MANY),
    _count("food_needed", N_("Food (households)"), NEEDS, _MANY),
    _count("blankets_needed", N_("Blankets (number)"), NEEDS, _MOST),
    _count("water_needed", N_("Drinking water (households)"), NEEDS, _MANY),
)
"""What is asked and added up over wards."""

SERVICE_HOUSEHOLDS = {
    "communication_interrupted": "communication_households",
    "electricity_interrupted": "electricity_households",
    "water_interrupted": "water_households",
}
"""An answer, and the count that only makes sense with a yes."""

HEAD: tuple[Field, ...] = (
    EVENT,
    INCIDENT,
    WARD,
    ASSESSED_ON,
    ASSESSED_AT,
    Field("means", N_("How it was reported"), Kind.CHOICE, ABOUT, choices=_MEANS, width=16),
    Field(
        "assessor", N_("Assessed by (name and post)"), Kind.TEXT, ABOUT, width=24, privacy=Privacy.PERSONAL
    ),
    Field(
        "assessor_phone", N_("Phone of the assessor"), Kind.PHONE, ABOUT, width=14, privacy=Privacy.PERSONAL
    ),
)
REMARKS = Field("remarks", N_("Remarks"), Kind.LONG_TEXT, NOTES, width=60)
FIELDS: tuple[Field, ...] = (*HEAD, *QUESTIONS, REMARKS)
STORED = tuple(field for field in FIELDS if field not in (EVENT, INCIDENT))
"""Those with a column of their own name."""


def questions_by_group() -> list[tuple[str, tuple[Field, ...]]]:
    """The groups of the form with their questions."""
    groups = dict.fromkeys(field.group for field in QUESTIONS)
    return [(group, tuple(field for field in QUESTIONS if field.group == group)) for group in groups]
