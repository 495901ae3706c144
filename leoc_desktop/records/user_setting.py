"""What the program remembers for each user: columns of lists, filters. No record: it is not logged."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UserSetting(Record):
    """One remembered thing of one user."""

    __tablename__ = "user_setting"
    __table_args__ = (UniqueConstraint("user_no", "name"),)
    audited = False

    user_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    name: Mapped[str]
    value: Mapped[str]
    """JSON."""
