"""The columns of the log and of one row's differences."""

from __future__ import annotations

from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.table_model import actions
from leoc_desktop.features.audit.table_model.differences import Difference
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel


def _seq(entry: AuditEntry) -> int:
    return entry.seq


def _number(entry: AuditEntry) -> str:
    return show_number(entry.seq)


def _moment(entry: AuditEntry) -> str:
    return show_moment(entry.at) + (" ?" if entry.clock_doubtful else "")


COLUMNS = (
    Column("seq", N_("No."), _number, 72, is_number=True, sort_by=_seq),
    Column("at", N_("Time"), _moment, 150, sortable=False),
    Column("who", N_("Who"), actions.who, 120, sortable=False),
    Column("what", N_("What"), actions.what, 0, sortable=False),
    Column("subject", N_("About"), actions.subject, 190, sortable=False),
    Column("reason", N_("Reason"), actions.reason, 0, sortable=False),
)
"""The rows of the log, known by their order number, which is the only order there is."""


def difference_model() -> RecordTableModel[Difference]:
    """What one row of the log changed."""
    return RecordTableModel(
        [
            Column("label", N_("Field"), _label, 220),
            Column("before", N_("Before"), _before, 0),
            Column("after", N_("After"), _after, 0),
        ],
        id,
    )


def _label(difference: Difference) -> str:
    return difference.label


def _before(difference: Difference) -> str:
    return difference.before


def _after(difference: Difference) -> str:
    return difference.after
