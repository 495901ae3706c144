"""Files on records: sealed, each with the re-encoded copy that is shown in its place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from leoc_desktop.storage.base_record import Record


class Attachment(Record):
    """One file on one record. It is put there and taken off, never changed."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "record_kind", "record_no"),)

    record_kind: Mapped[str]
    record_no: Mapped[int]
    name: Mapped[str]
    """For people only; nothing on a disk is called so."""
    kind: Mapped[str]
    size: Mapped[int]
    """Bytes."""
    sha256: Mapped[str]
    """Of the file as it was attached."""
    view_kind: Mapped[str]
    pages: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    """Degrees, as the photo says where it was taken."""
    taken: Mapped[str] = mapped_column(default="")
    """When it was taken, as the camera wrote it."""
    removed_at: Mapped[datetime | None]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, sort_order=98)
    sealed_view: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, sort_order=99)

    not_in_audit = Record.not_in_audit | {
        "wrapped_key",
        "sealed",
        "sealed_view",
        "latitude",
        "longitude",
        "taken",
    }
