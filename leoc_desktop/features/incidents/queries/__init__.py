"""Reading incidents: one record whole, its history, and lists of any length."""

from leoc_desktop.features.incidents.queries.events import (
    EventDetail,
    EventSums,
    event_detail,
    event_sums,
    events,
)
from leoc_desktop.features.incidents.queries.exporting import (
    ExportedIncident,
    ExportedLine,
    exported,
    exported_lines,
    line_counts,
)
from leoc_desktop.features.incidents.queries.files import IncidentFileOwner
from leoc_desktop.features.incidents.queries.history import HistoryEntry, LineChange, history
from leoc_desktop.features.incidents.queries.listing import (
    IncidentRow,
    Wanted,
    all_rows,
    count_all,
    keys_of,
    rows_of,
)
from leoc_desktop.features.incidents.queries.paper import (
    IncidentPaper,
    PaperWish,
    PrintedFile,
    incident_paper,
)
from leoc_desktop.features.incidents.queries.record import (
    IncidentDetail,
    Key,
    active_user_no,
    detail,
    find,
    json_values,
    sees_people,
    values_of,
)
from leoc_desktop.features.incidents.queries.review import (
    Lookalike,
    WaitingIncident,
    lookalikes,
    waiting,
)

__all__ = [
    "EventDetail",
    "EventSums",
    "ExportedIncident",
    "ExportedLine",
    "HistoryEntry",
    "IncidentDetail",
    "IncidentFileOwner",
    "IncidentPaper",
    "IncidentRow",
    "Key",
    "LineChange",
    "Lookalike",
    "PaperWish",
    "PrintedFile",
    "WaitingIncident",
    "Wanted",
    "active_user_no",
    "all_rows",
    "count_all",
    "detail",
    "event_detail",
    "event_sums",
    "events",
    "exported",
    "exported_lines",
    "find",
    "history",
    "incident_paper",
    "json_values",
    "keys_of",
    "line_counts",
    "lookalikes",
    "rows_of",
    "sees_people",
    "values_of",
    "waiting",
]
