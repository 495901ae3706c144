"""The fields of an incident and of its lines of losses: form, command line, papers and log are made from them."""

from leoc_desktop.features.incidents.fields.event import END_FIELDS, END_REASON, EVENT_FIELDS
from leoc_desktop.features.incidents.fields.incident import (
    ACCOUNT,
    BY_NAME,
    CIRCUMSTANCES,
    DAMAGE,
    DEAD,
    FIELDS,
    FIRST_REPORT,
    FURTHER,
    HAZARD,
    INCIDENT_DATE,
    INCIDENT_TIME,
    PEOPLE,
    WARDS,
    group_fields,
)
from leoc_desktop.features.incidents.fields.lines import BY_TABLE, LINES, LineKind, json_lines

CATALOGUE = {
    "incident": FIELDS,
    "event": (*EVENT_FIELDS, END_REASON),
    **{table: kind.fields for table, kind in BY_TABLE.items()},
}
"""Kind of record (its table) to its fields."""

__all__ = [
    "ACCOUNT",
    "BY_NAME",
    "BY_TABLE",
    "CATALOGUE",
    "CIRCUMSTANCES",
    "DAMAGE",
    "DEAD",
    "END_FIELDS",
    "EVENT_FIELDS",
    "FIELDS",
    "FIRST_REPORT",
    "FURTHER",
    "HAZARD",
    "INCIDENT_DATE",
    "INCIDENT_TIME",
    "LINES",
    "PEOPLE",
    "WARDS",
    "LineKind",
    "group_fields",
    "json_lines",
]
