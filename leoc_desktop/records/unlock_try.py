"""Unlock keys that were typed: each try is a row before it is checked, so that no kill gives a free one."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class UnlockTry(Record):
    """One try for one supervisor's key. The boot clock is kept too: setting the clock ends no pause."""

    __tablename__ = "unlock_try"
    __table_args__ = (Index(None, "supervisor_no", "was_right", "row_no"),)
    audited = False  # the log has rows of its own for every try

    supervisor_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    operator_no: Mapped[int] = mapped_column(ForeignKey("user.row_no"))
    unlock_key_no: Mapped[int] = mapped_column(ForeignKey("unlock_key.row_no"))
    boot_id: Mapped[str]
    boot_seconds: Mapped[float]
    was_right: Mapped[bool] = mapped_column(default=False)
