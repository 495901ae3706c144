"""By which rules the search keys in the store were made."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Base


class SearchStamp(Base):
    """One search index; other rules than the program's mean that its keys have to be made anew."""

    __tablename__ = "search_stamp"

    name: Mapped[str] = mapped_column(primary_key=True)
    rules: Mapped[int]
