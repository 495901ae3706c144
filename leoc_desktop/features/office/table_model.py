"""The entries of one list of the office as a table, in the order of the list."""

from __future__ import annotations

from leoc_desktop.domain.signatories import PARTS
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.office_lists import ListEntry
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.record_table import Column, RecordTableModel
from leoc_desktop.ui_kit.tokens import Tone


def entry_model() -> RecordTableModel[ListEntry]:
    """All entries, known by their codes. The table does not sort: the order is what the office decides."""
    return RecordTableModel(
        [
            Column("name_ne", N_("Name in Nepali"), lambda row: row.name_ne, 200, sortable=False),
            Column("name_en", N_("Name in English"), lambda row: row.name_en, 200, sortable=False),
            Column("more", N_("Details"), _more, 0, sortable=False),
            Column("offered", N_("In forms"), _offered, 130, tone=_tone, sortable=False),
        ],
        lambda row: row.code,
    )


def _more(row: ListEntry) -> str:
    ward = _("Ward {ward}").format(ward=show_number(row.ward)) if row.ward is not None else ""
    part = _(PARTS[row.part]) if row.part in PARTS else ""
    return " · ".join(text for text in (ward, part, row.post_ne) if text)


def _offered(row: ListEntry) -> str:
    return _("offered") if row.offered else _("left out")


def _tone(row: ListEntry) -> Tone:
    return Tone.OK if row.offered else Tone.NEUTRAL
