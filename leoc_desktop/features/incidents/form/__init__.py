"""The screens of one incident: entry, reading, history."""

from leoc_desktop.features.incidents.form.event_dialog import EndEventDialog, EventDialog
from leoc_desktop.features.incidents.form.event_sheet import EventSheet
from leoc_desktop.features.incidents.form.history_dialog import HistoryDialog
from leoc_desktop.features.incidents.form.incident_form import IncidentForm
from leoc_desktop.features.incidents.form.merge_dialog import MergeDialog
from leoc_desktop.features.incidents.form.reason_dialog import NoteDialog, ReasonDialog, RemarkDialog
from leoc_desktop.features.incidents.form.report_dialog import ReportDialog

__all__ = [
    "EndEventDialog",
    "EventDialog",
    "EventSheet",
    "HistoryDialog",
    "IncidentForm",
    "MergeDialog",
    "NoteDialog",
    "ReasonDialog",
    "RemarkDialog",
    "ReportDialog",
]
