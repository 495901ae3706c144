"""The fields of a situation report: one line each; form, papers and audit are made from them."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.translation import N_

WHAT = N_("The situation report")
ACCOUNT = N_("How things stand")

LANGUAGES = (Choice("ne", "नेपाली", "Nepali"), Choice("en", "अङ्ग्रेजी", "English"))
_CLOCK = N_("24 hours, for example 16:20")

TITLE = Field(
    "title",
    N_("What the report is about"),
    Kind.TEXT,
    WHAT,
    required=True,
    width=40,
)
EVENT = Field(
    "event",
    N_("Event"),
    Kind.TEXT,
    WHAT,
    width=28,
    hint=N_("Only its incidents are counted; left blank, all of the period"),
)
LANGUAGE = Field(
    "language", N_("Language of the paper"), Kind.CHOICE, WHAT, required=True, choices=LANGUAGES, width=12
)
START_DAY = Field(
    "start_day",
    N_("Period from (B.S.)"),
    Kind.BS_DATE,
    WHAT,
    required=True,
    width=12,
    starts_row=True,
    doubted_above=365,
)
START_TIME = Field("start_time", N_("From (time)"), Kind.TIME, WHAT, required=True, width=8, hint=_CLOCK)
END_DAY = Field(
    "end_day", N_("Period until (B.S.)"), Kind.BS_DATE, WHAT, required=True, width=12, doubted_above=365
)
END_TIME = Field("end_time", N_("Until (time)"), Kind.TIME, WHAT, required=True, width=8, hint=_CLOCK)
TEXTS = (
    Field("situation", N_("Situation"), Kind.LONG_TEXT, ACCOUNT, required=True, width=60),
    Field("response", N_("Response so far"), Kind.LONG_TEXT, ACCOUNT, width=60),
    Field("resources", N_("Resources deployed"), Kind.LONG_TEXT, ACCOUNT, width=60),
    Field("needs", N_("Needs and problems"), Kind.LONG_TEXT, ACCOUNT, width=60),
    Field("outlook", N_("What comes next"), Kind.LONG_TEXT, ACCOUNT, width=60),
)
NEXT_DAY = Field("next_day", N_("Next report (B.S.)"), Kind.BS_DATE, ACCOUNT, width=12)
NEXT_TIME = Field("next_time", N_("Next report (time)"), Kind.TIME, ACCOUNT, width=8, hint=_CLOCK)

FIELDS: tuple[Field, ...] = (
    TITLE,
    EVENT,
    LANGUAGE,
    START_DAY,
    START_TIME,
    END_DAY,
    END_TIME,
    *TEXTS,
    NEXT_DAY,
    NEXT_TIME,
)
