"""The log as a table, and what each of its rows says."""

from leoc_desktop.features.audit.table_model.actions import reason, subject, what, who
from leoc_desktop.features.audit.table_model.differences import (
    Catalogue,
    differences,
    technical_count,
)
from leoc_desktop.features.audit.table_model.log_table import difference_model, log_model

__all__ = [
    "Catalogue",
    "difference_model",
    "differences",
    "log_model",
    "reason",
    "subject",
    "technical_count",
    "what",
    "who",
]
