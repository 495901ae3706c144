"""What the log calls things, and how it is handed out as a file."""

from leoc_desktop.features.audit.rules.actions import ACTIONS, action_name
from leoc_desktop.features.audit.rules.exported import COLUMNS, table_text, workbook

__all__ = ["ACTIONS", "COLUMNS", "action_name", "table_text", "workbook"]
