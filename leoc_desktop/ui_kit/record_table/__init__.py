"""A table of records: read with arrows, opened with Enter, copied with Ctrl+C."""

from leoc_desktop.ui_kit.record_table.columns import Column
from leoc_desktop.ui_kit.record_table.model import RecordTableModel
from leoc_desktop.ui_kit.record_table.paged_model import PagedTableModel
from leoc_desktop.ui_kit.record_table.table import RecordTable

__all__ = ["Column", "PagedTableModel", "RecordTable", "RecordTableModel"]
