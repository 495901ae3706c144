"""The fields of an incident: those of the first report at night, and those that are filled in later."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind, Privacy
from leoc_desktop.foundation.office_lists import TOLES
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import N_

WHAT = N_("The incident")
PEOPLE = N_("People")
DAMAGE = N_("Damage")
SERVICES = N_("Services interrupted")
ACCOUNT = N_("Description and action")
REPORT = N_("The report")
CIRCUMSTANCES = N_("Circumstances")

SEXES = ("male", "female", "other", "unknown_sex")
DEAD, MISSING, INJURED = "dead", "missing", "injured"
PEOPLE_GROUPS = (DEAD, MISSING, INJURED)

# Above these the form asks whether the entry is meant. They are no limits: they are what one digit too many, or the
# wrong calendar, makes of an ordinary report. A year back is the report that was forgotten in the last fiscal year.
LONG_AGO = 365
MANY = {DEAD: 25, MISSING: 25, INJURED: 100, "affected": 1_000, "houses": 500, "livestock": 1_000}
MUCH = 100_000_000  # rupees

HAZARD = Field(
    "hazard", N_("Hazard"), Kind.CHOICE, WHAT, required=True, choices=hazards(), width=16, carried=True
)
INCIDENT_DATE = Field(
    "incident_date", N_("Date of incident (B.S.)"), Kind.BS_DATE, WHAT, required=True, width=12,
    doubted_above=LONG_AGO, carried=True,
)  # fmt: skip
INCIDENT_TIME = Field(
    "incident_time",
    N_("Time"),
    Kind.TIME,
    WHAT,
    may_be_unknown=True,
    width=6,
    hint=N_("24 hours, for example 16:20"),
)
TOLE = Field("tole", N_("Place / tole"), Kind.TEXT, WHAT, width=24, suggestions=TOLES)
WARDS = Field(
    "wards", N_("Wards"), Kind.WARDS, WHAT, required=True, width=10,
    hint=N_("The first ward chosen carries the figures"), carried=True,
)  # fmt: skip

_SOURCES = (
    Choice("police", "नेपाल प्रहरी", "Nepal Police"),
    Choice("ward_office", "वडा कार्यालय", "Ward office"),
    Choice("armed_police", "सशस्त्र प्रहरी", "Armed Police Force"),
    Choice("army", "नेपाली सेना", "Nepali Army"),
    Choice("volunteer", "स्वयंसेवक", "Volunteer"),
    Choice("media", "सञ्चारमाध्यम", "Media"),
    Choice("public", "सर्वसाधारण", "Public"),
    Choice("other", "अन्य", "Other"),
)
_MEANS = (
    Choice("in_person", "सिधा", "In person"),
    Choice("phone", "फोन कल", "Phone call"),
    Choice("message", "सन्देश (SMS)", "Text message"),
    Choice("radio", "रेडियो (VHF / HF)", "Radio (VHF / HF)"),
    Choice("paper_photo", "कागजको फारामको फोटो", "Photo of a paper form"),
    Choice("letter", "पत्र", "Letter"),
    Choice("internet", "इमेल / सामाजिक सञ्जाल", "E-mail or social media"),
)
_INDUCERS = (
    Choice("natural", "प्राकृतिक", "Natural"),
    Choice("non_natural", "गैरप्राकृतिक", "Non-natural"),
)
_SEVERITIES = (
    Choice("low", "कम", "Low"),
    Choice("medium", "मध्यम", "Medium"),
    Choice("high", "उच्च", "High"),
    Choice("very_high", "अति गम्भीर", "Very high"),
)


def _count(name: str, label: str, row: str = "", column: str = "") -> Field:
    group = PEOPLE if row else DAMAGE
    many = MANY[name.split("_", maxsplit=1)[0]]
    return Field(
        name,
        label,
        Kind.COUNT,
        group,
        may_be_unknown=True,
        width=8,
        row=row,
        column=column,
        doubted_above=many,
    )


def _service(name: str, label: str) -> Field:
    return Field(name, label, Kind.YES_NO, SERVICES, may_be_unknown=True, width=8)


FIELDS: tuple[Field, ...] = (
    HAZARD,
    INCIDENT_DATE,
    INCIDENT_TIME,
    TOLE,
    WARDS,
    _count("dead_male", N_("Dead: male"), N_("Dead"), N_("Male")),
    _count("dead_female", N_("Dead: female"), N_("Dead"), N_("Female")),
    _count("dead_other", N_("Dead: other"), N_("Dead"), N_("Other")),
    _count("dead_unknown_sex", N_("Dead: sex not identified"), N_("Dead"), N_("Not identified")),
    _count("missing_male", N_("Missing: male"), N_("Missing"), N_("Male")),
    _count("missing_female", N_("Missing: female"), N_("Missing"), N_("Female")),
    _count("missing_other", N_("Missing: other"), N_("Missing"), N_("Other")),
    _count("missing_unknown_sex", N_("Missing: sex not identified"), N_("Missing"), N_("Not identified")),
    _count("injured_male", N_("Injured: male"), N_("Injured"), N_("Male")),
    _count("injured_female", N_("Injured: female"), N_("Injured"), N_("Female")),
    _count("injured_other", N_("Injured: other"), N_("Injured"), N_("Other")),
    _count("injured_unknown_sex", N_("Injured: sex not identified"), N_("Injured"), N_("Not identified")),
    _count("affected_families", N_("Affected families")),
    _count("houses_fully_damaged", N_("Houses fully damaged")),
    _count("houses_partly_damaged", N_("Houses partly damaged")),
    _count("livestock_lost", N_("Livestock lost")),
    Field(
        "estimated_loss",
        N_("Estimated loss (Rs.)"),
        Kind.MONEY,
        DAMAGE,
        may_be_unknown=True,
        width=14,
        doubted_above=MUCH,
    ),
    _service("road_blocked", N_("Road blocked")),
    _service("electricity_interrupted", N_("Electricity interrupted")),
    _service("communication_interrupted", N_("Communication interrupted")),
    _service("water_interrupted", N_("Drinking water interrupted")),
    Field("description", N_("Short description"), Kind.LONG_TEXT, ACCOUNT, width=40),
    Field("response", N_("Action taken"), Kind.LONG_TEXT, ACCOUNT, width=40),
    Field("source", N_("Who reported it"), Kind.CHOICE, WHAT, choices=_SOURCES, width=16,
          carried=True),
    Field("source_means", N_("How it was reported"), Kind.CHOICE, REPORT, choices=_MEANS, width=16),
    Field("reporter_name", N_("Name of the reporter"), Kind.TEXT, REPORT, privacy=Privacy.PERSONAL, width=20,
          carried=True),
    Field("reporter_phone", N_("Phone of the reporter"), Kind.PHONE, WHAT, privacy=Privacy.PERSONAL, width=14,
          carried=True),
    Field("reported_on", N_("Reported on (B.S.)"), Kind.BS_DATE, REPORT, may_be_unknown=True, width=12,
          doubted_above=LONG_AGO),
    Field("reported_at", N_("Reported at"), Kind.TIME, REPORT, may_be_unknown=True, width=6,
          hint=N_("24 hours, for example 16:20")),
    Field("title", N_("Title"), Kind.TEXT, CIRCUMSTANCES, width=24,
          hint=N_("What the incident shall be called in papers and lists")),
    Field("event", N_("Event"), Kind.TEXT, CIRCUMSTANCES, width=24,
          hint=N_("The name of an event that several incidents belong to")),
    Field("cause", N_("Cause"), Kind.TEXT, CIRCUMSTANCES, width=24),
    Field("inducer", N_("Nature of the cause"), Kind.CHOICE, CIRCUMSTANCES, choices=_INDUCERS, width=12,
          hint=N_("Left blank, it follows the hazard as the Act has it")),
    Field("street_address", N_("Street address"), Kind.TEXT, CIRCUMSTANCES, width=24),
    Field("coordinates", N_("Coordinates"), Kind.COORDINATES, CIRCUMSTANCES, width=20,
          hint=N_("Degrees north and east, for example 29.3214, 80.9821")),
    Field("severity", N_("Severity in your judgement"), Kind.CHOICE, CIRCUMSTANCES, choices=_SEVERITIES, width=12),
    Field("needs_follow_up", N_("To be followed up"), Kind.YES_NO, CIRCUMSTANCES, may_be_unknown=True, width=8),
)  # fmt: skip

_AT_NIGHT = (WHAT, PEOPLE, DAMAGE, ACCOUNT)
FIRST_REPORT = tuple(field for group in _AT_NIGHT for field in FIELDS if field.group == group)
"""What a caller tells at night: it fits the smallest usual screen without scrolling."""
FURTHER = tuple(field for field in FIELDS if field.group not in _AT_NIGHT)

BY_NAME = {field.name: field for field in FIELDS}


def group_fields(group: str) -> tuple[str, ...]:
    """The four cells of a group of people: ``dead`` gives dead_male .. dead_unknown_sex."""
    return tuple(f"{group}_{sex}" for sex in SEXES)
