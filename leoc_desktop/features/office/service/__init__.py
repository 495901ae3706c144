"""Setting up an office, signing in, recovering it, its calendar and lists, and what every user may do for himself."""

from leoc_desktop.features.office.service.calendar import CalendarService, CalendarState
from leoc_desktop.features.office.service.door import OfficeDoor
from leoc_desktop.features.office.service.lists import ListService, NewEntry
from leoc_desktop.features.office.service.new_office import NewOffice
from leoc_desktop.features.office.service.particulars import OfficeService
from leoc_desktop.features.office.service.recovery_sheet import RecoverySheet

__all__ = [
    "CalendarService",
    "CalendarState",
    "ListService",
    "NewEntry",
    "NewOffice",
    "OfficeDoor",
    "OfficeService",
    "RecoverySheet",
]
