"""The fields of a named event that several incidents belong to."""

from __future__ import annotations

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import N_

EVENT_FIELDS: tuple[Field, ...] = (
    Field("name_ne", N_("Name in Nepali"), Kind.TEXT, required=True, width=28),
    Field("name_en", N_("Name in English"), Kind.TEXT, width=28),
    Field("hazard", N_("Hazard"), Kind.CHOICE, choices=hazards(), width=16),
    Field("first_day", N_("First day (B.S.)"), Kind.BS_DATE, required=True, width=12, doubted_above=365),
    Field("last_day", N_("Last day (B.S.)"), Kind.BS_DATE, may_be_unknown=True, width=12),
    Field("declared", N_("Disaster area declared"), Kind.YES_NO, may_be_unknown=True, width=8),
    Field("glide", N_("GLIDE number"), Kind.TEXT, width=20),
)
END_REASON = Field("end_reason", N_("Why it ends"), Kind.LONG_TEXT, required=True, width=40)
END_FIELDS: tuple[Field, ...] = (
    Field("last_day", N_("Last day (B.S.)"), Kind.BS_DATE, required=True, width=12),
    END_REASON,
)
"""What is asked when an event is ended."""
