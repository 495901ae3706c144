"""What the office made of the lists it may change. A row is withdrawn, never deleted: records go on naming it."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class ListEntryRow(Record):
    """One entry of one list (``foundation/office_lists.py``); the log keeps what it was before each change."""

    __tablename__ = "list_entry"
    __table_args__ = (UniqueConstraint("list_name", "code"),)

    list_name: Mapped[str]
    code: Mapped[str]
    position: Mapped[int]
    """Place in the list, from 0."""
    offered: Mapped[bool]
    name_ne: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    ward: Mapped[int | None]
    """Of a tole."""
    part: Mapped[str] = mapped_column(default="")
    """Of a signatory: what he does with a paper."""
    post_ne: Mapped[str] = mapped_column(default="")
    post_en: Mapped[str] = mapped_column(default="")
