"""The fields of a public advisory: one line each; form, papers and audit are made from them."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.translation import N_

WHAT = N_("The advisory")
WHERE_AND_WHEN = N_("Where and how long")

KINDS = (
    Choice("general", "सामान्य", "General"),
    Choice("weather", "मौसम सल्लाह", "Weather advice"),
    Choice("emergency_contact", "आपतकालीन सम्पर्क", "Emergency contact"),
    Choice("safety", "सुरक्षा निर्देशन", "Safety instruction"),
)
PRIORITIES = (
    Choice("low", "न्यून", "Low"),
    Choice("normal", "सामान्य", "Normal"),
    Choice("high", "उच्च", "High"),
    Choice("urgent", "अत्यन्त जरुरी", "Very urgent"),
)
LANGUAGES = (Choice("ne", "नेपाली", "Nepali"), Choice("en", "अङ्ग्रेजी", "English"))
_CLOCK = N_("24 hours, for example 16:20")

KIND = Field("kind", N_("Kind of advisory"), Kind.CHOICE, WHAT, required=True, choices=KINDS, width=16)
PRIORITY = Field("priority", N_("Priority"), Kind.CHOICE, WHAT, required=True, choices=PRIORITIES, width=14)
LANGUAGE = Field(
    "language", N_("Language of the paper"), Kind.CHOICE, WHAT, required=True, choices=LANGUAGES, width=12
)
TITLE = Field("title", N_("Title"), Kind.TEXT, WHAT, required=True, width=56)
TEXT = Field("text", N_("What people have to know"), Kind.LONG_TEXT, WHAT, required=True, width=60)
INSTRUCTION = Field("instruction", N_("What people have to do"), Kind.LONG_TEXT, WHAT, width=60)
CONTACT = Field("contact", N_("Whom to call"), Kind.TEXT, WHAT, width=40)
WARDS = Field(
    "wards", N_("Wards"), Kind.WARDS, WHERE_AND_WHEN, width=20, hint=N_("None chosen: the whole municipality")
)
START_DAY = Field(
    "start_day",
    N_("Valid from (B.S.)"),
    Kind.BS_DATE,
    WHERE_AND_WHEN,
    required=True,
    width=12,
    starts_row=True,
    doubted_above=365,
)
START_TIME = Field(
    "start_time", N_("From (time)"), Kind.TIME, WHERE_AND_WHEN, required=True, width=8, hint=_CLOCK
)
END_DAY = Field(
    "end_day",
    N_("Valid until (B.S.)"),
    Kind.BS_DATE,
    WHERE_AND_WHEN,
    width=12,
    hint=N_("Blank: until it is withdrawn"),
    doubted_above=365,
)
END_TIME = Field("end_time", N_("Until (time)"), Kind.TIME, WHERE_AND_WHEN, width=8, hint=_CLOCK)

FIELDS: tuple[Field, ...] = (
    KIND,
    PRIORITY,
    LANGUAGE,
    TITLE,
    TEXT,
    INSTRUCTION,
    CONTACT,
    WARDS,
    START_DAY,
    START_TIME,
    END_DAY,
    END_TIME,
)
