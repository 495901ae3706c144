"""A list of records of any length: search, filters, count, columns, and the table. Every register is one."""

from leoc_desktop.ui_kit.record_list.filters import Choice, Filter, PeriodFilter
from leoc_desktop.ui_kit.record_list.loading import ListSource
from leoc_desktop.ui_kit.record_list.outputs import ListOutputs, Printed
from leoc_desktop.ui_kit.record_list.record_list import ListMemory, RecordList, counted

__all__ = [
    "Choice",
    "Filter",
    "ListMemory",
    "ListOutputs",
    "ListSource",
    "PeriodFilter",
    "Printed",
    "RecordList",
    "counted",
]
