"""Published years of the calendar that the office entered after this program was made (R42)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class EnteredYear(Record):
    """The months of one BS year. A slip is mended in the same row, so the log holds both versions."""

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(unique=True)
    months: Mapped[str]
    """The days of the twelve months with spaces between: ``31 31 32 31 31 31 30 29 30 29 30 30``."""
    source: Mapped[str]
    """Where the months were published, as the administrator states it."""

    @property
    def lengths(self) -> tuple[int, ...]:
        """The days of the twelve months."""
        return tuple(map(int, self.months.split()))
