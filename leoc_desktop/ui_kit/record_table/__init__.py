"""A table of records: read with arrows, opened with Enter, copied with Ctrl+C."""

from leoc_desktop.ui_kit.record_table.model import Column, RecordTableModel
from leoc_desktop.ui_kit.record_table.table import RecordTable

__all__ = ["Column", "RecordTable", "RecordTableModel"]
