"""What is typed for a bulletin: one line each; the dialog, the command line and the paper are made from it."""

from __future__ import annotations

from leoc_desktop.foundation.field import Field, Kind
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
TEXTS = (WEATHER, HIGHLIGHT, SITUATION, RESOURCES, RAINFALL)

FIELDS: tuple[Field, ...] = (*TEXTS, NEXT_DAY, NEXT_TIME)
