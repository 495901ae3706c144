"""What is typed for a bulletin: one line each; the dialog, the command line and the paper are made from it."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.translation import N_

TYPED = N_("What is typed")

WEATHER = Field("weather", N_("Weather today"), Kind.TEXT, TYPED, width=60)
HIGHLIGHT = Field("highlight", N_("Highlights"), Kind.LONG_TEXT, TYPED, width=60)
SITUATION = Field("situation", N_("Situation in short"), Kind.LONG_TEXT, TYPED, width=60)
RESOURCES = Field("resources", N_("Resources mobilised"), Kind.LONG_TEXT, TYPED, width=60)
RAINFALL = Field(
    "rainfall",
    N_("Rainfall and temperature"),
    Kind.LONG_TEXT,
    TYPED,
    width=60,
    hint=N_("A line for each place, for example: Chainpur, rain 42 mm, 9 to 21 °C"),
)
NEXT_DAY = Field("next_day", N_("Next update (B.S.)"), Kind.BS_DATE, TYPED, width=12, starts_row=True)
NEXT_TIME = Field(
    "next_time", N_("Next update (time)"), Kind.TIME, TYPED, width=8, hint=N_("24 hours, for example 16:20")
)
START_TIME = Field("start_time", N_("From (time)"), Kind.TIME, N_("Period"), width=8)
END_TIME = Field("end_time", N_("Until (time)"), Kind.TIME, N_("Period"), width=8)
PICTURE = N_("The picture")
OTHER_PICTURE = "other"
PICTURE_KINDS = (
    Choice("rainfall", "वर्षा", "Rainfall"),
    Choice("temperature", "तापक्रम", "Temperature"),
    Choice("forecast", "मौसम पूर्वानुमान", "Weather forecast"),
    Choice("river", "नदीको सतह", "River level"),
    Choice(OTHER_PICTURE, "अन्य", "Other"),
)
"""In the order of the paper."""

PICTURE_DAY = Field(
    "day",
    N_("Last day of the bulletin (B.S.)"),
    Kind.BS_DATE,
    PICTURE,
    required=True,
    width=12,
    hint=N_("The picture stands in every bulletin that ends on this day."),
)
PICTURE_KIND = Field(
    "kind", N_("What it shows"), Kind.CHOICE, PICTURE, required=True, choices=PICTURE_KINDS, width=20
)
CAPTION = Field(
    "caption",
    N_("Caption"),
    Kind.TEXT,
    PICTURE,
    width=60,
    starts_row=True,
    hint=N_("For example: 24 hours until 8:45, by station"),
)
SOURCE = Field("source", N_("Source"), Kind.TEXT, PICTURE, required=True, width=60, starts_row=True)
USUAL_SOURCE = N_("Department of Hydrology and Meteorology")
PICTURE_FIELDS: tuple[Field, ...] = (PICTURE_DAY, PICTURE_KIND, CAPTION, SOURCE)

TEXTS = (WEATHER, HIGHLIGHT, SITUATION, RESOURCES, RAINFALL)

FIELDS: tuple[Field, ...] = (*TEXTS, NEXT_DAY, NEXT_TIME)
