"""The last number given in each series and fiscal year."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class NumberSeries(Record):
    """One counter: series ``incident`` of the fiscal year that began in BS 2083, say."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("series", "fiscal_year"),)
    audited = False  # the numbered record's own row says which number it got

    series: Mapped[str]
    fiscal_year: Mapped[int]
    last_number: Mapped[int] = mapped_column(default=0)
