"""The lists of the program follow what the office made of them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.foundation.office_lists import ListEntry, use_lists
from leoc_desktop.records.list_entry import ListEntryRow


def use_office_lists(session: Session) -> None:
    """From now on every list of this process is as it stands in the store."""
    rows = session.scalars(select(ListEntryRow).order_by(ListEntryRow.list_name, ListEntryRow.position))
    use_lists((row.list_name, entry_of(row)) for row in rows)


def entry_of(row: ListEntryRow) -> ListEntry:
    """The row as the program knows entries."""
    return ListEntry(
        code=row.code,
        name_ne=row.name_ne,
        name_en=row.name_en,
        offered=row.offered,
        ward=row.ward,
        part=row.part,
        post_ne=row.post_ne,
        post_en=row.post_en,
    )
