"""The fields of an entry of the event log: one line each; form, papers and audit are made from them."""

from __future__ import annotations

from leoc_desktop.foundation.field import Choice, Field, Kind
from leoc_desktop.foundation.translation import N_

WHAT = N_("The entry")
BETWEEN = N_("From and to")

KINDS = (
    Choice("incident_report", "घटना प्रतिवेदन", "Incident report"),
    Choice("assessment", "मूल्याङ्कन", "Assessment"),
    Choice("relief", "राहत", "Relief"),
    Choice("coordination", "समन्वय", "Coordination"),
    Choice("decision", "निर्णय", "Decision"),
    Choice("communication", "सञ्चार", "Communication"),
    Choice("other", "अन्य", "Other"),
)
STATUSES = (
    Choice("active", "सक्रिय", "Active"),
    Choice("done", "सम्पन्न", "Done"),
    Choice("pending", "बाँकी", "Pending"),
)

DAY = Field("log_day", N_("Date (B.S.)"), Kind.BS_DATE, WHAT, required=True, width=12, doubted_above=365)
TIME = Field(
    "log_time", N_("Time"), Kind.TIME, WHAT, required=True, width=8, hint=N_("24 hours, for example 16:20")
)
KIND = Field("kind", N_("Kind of entry"), Kind.CHOICE, WHAT, required=True, choices=KINDS, width=16)
STATUS = Field("status", N_("Status"), Kind.CHOICE, WHAT, required=True, choices=STATUSES, width=12)
SIGNIFICANT = Field(
    "significant",
    N_("Significant"),
    Kind.YES_NO,
    WHAT,
    required=True,
    width=10,
    hint=N_("Goes into the bulletin"),
)
TEXT = Field("text", N_("What happened"), Kind.LONG_TEXT, WHAT, required=True, width=60)
FROM = Field("from_unit", N_("From (person or office)"), Kind.TEXT, BETWEEN, width=24)
TO = Field("to_unit", N_("To (person or office)"), Kind.TEXT, BETWEEN, width=24)
INCIDENT = Field("incident", N_("Incident number"), Kind.TEXT, BETWEEN, width=22)

FIELDS: tuple[Field, ...] = (DAY, TIME, KIND, STATUS, SIGNIFICANT, TEXT, FROM, TO, INCIDENT)
QUICK_KIND, QUICK_STATUS = "communication", "done"
"""What a quick line is taken for until somebody says otherwise."""
