"""Reading incidents: one record whole, its history, and lists of any length."""

from leoc_desktop.features.incidents.queries.history import HistoryEntry, history
from leoc_desktop.features.incidents.queries.listing import (
    IncidentRow,
    Wanted,
    all_rows,
    count_all,
    keys_of,
    rows_of,
)
from leoc_desktop.features.incidents.queries.record import (
    IncidentDetail,
    Key,
    active_user_no,
    detail,
    find,
    json_values,
    values_of,
)

__all__ = [
    "HistoryEntry",
    "IncidentDetail",
    "IncidentRow",
    "Key",
    "Wanted",
    "active_user_no",
    "all_rows",
    "count_all",
    "detail",
    "find",
    "history",
    "json_values",
    "keys_of",
    "rows_of",
    "values_of",
]
