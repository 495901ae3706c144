"""What people of the office do with incidents: one at a time, and in lists."""

from leoc_desktop.features.incidents.service.event_service import EventService
from leoc_desktop.features.incidents.service.list_service import IncidentListService
from leoc_desktop.features.incidents.service.paper_service import IncidentPaperService
from leoc_desktop.features.incidents.service.record_service import IncidentService
from leoc_desktop.features.incidents.service.review_service import IncidentReviewService

__all__ = [
    "EventService",
    "IncidentListService",
    "IncidentPaperService",
    "IncidentReviewService",
    "IncidentService",
]
