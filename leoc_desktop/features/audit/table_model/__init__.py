"""The log as a table, and what each of its rows says."""

from leoc_desktop.features.audit.rules import action_name
from leoc_desktop.features.audit.table_model.actions import reason, subject, user_name, what, who
from leoc_desktop.features.audit.table_model.differences import (
    Catalogue,
    differences,
    technical_count,
)
from leoc_desktop.features.audit.table_model.kinds import kind_name
from leoc_desktop.features.audit.table_model.log_table import COLUMNS, difference_model

__all__ = [
    "COLUMNS",
    "Catalogue",
    "action_name",
    "difference_model",
    "differences",
    "kind_name",
    "reason",
    "subject",
    "technical_count",
    "user_name",
    "what",
    "who",
]
