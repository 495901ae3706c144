"""What every mapped class has: keys, who and when, version, and its values for the audit log."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, ForeignKey, LargeBinary, MetaData, TypeDecorator, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from leoc_desktop.foundation.clock import UTC

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
ID_BYTES = 16


class Moment(TypeDecorator[datetime]):
    """A moment in time: UTC in the store, an aware datetime in the program."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC without a zone, as the store keeps it. Raises ValueError for a moment without a zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        del dialect
        return value.replace(tzinfo=UTC) if value is not None else None


class Base(DeclarativeBase):
    """Root of the schema; names of constraints are fixed, so that migrations can find them."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}


class Record(Base):
    """A row of the office: keys as in R16, who and when, and a version that grows with every save."""

    __abstract__ = True
    audited: ClassVar[bool] = True
    """Whether changes are written to the audit log."""
    not_in_audit: ClassVar[frozenset[str]] = frozenset(
        {"row_no", "id", "created_at", "updated_at", "updated_by_no"}
    )
    later_columns: ClassVar[frozenset[str]] = frozenset()
    """Columns that a later migration added. While one is empty it is left out of the log, so that a record of before
    still is what its last row in the log says."""

    row_no: Mapped[int] = mapped_column(primary_key=True, sort_order=-30)
    id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), unique=True, sort_order=-29)
    created_at: Mapped[datetime] = mapped_column(sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(sort_order=91)
    version: Mapped[int] = mapped_column(default=1, sort_order=94)

    @declared_attr
    def created_by_no(cls) -> Mapped[int | None]:  # noqa: N805  declared_attr hands the class
        return mapped_column(ForeignKey("user.row_no"), sort_order=92)

    @declared_attr
    def updated_by_no(cls) -> Mapped[int | None]:  # noqa: N805
        return mapped_column(ForeignKey("user.row_no"), sort_order=93)

    def audit_values(self, *, committed: bool = False) -> dict[str, object]:
        """The row as JSON values: as it stands, or as it was before this transaction changed it."""
        state = inspect(self)
        values: dict[str, object] = {}
        for column in state.mapper.column_attrs:
            if column.key in self.not_in_audit:
                continue
            history = state.attrs[column.key].history
            before = history.deleted[0] if committed and history.deleted else getattr(self, column.key)
            if column.key in self.later_columns and before in (None, ""):
                continue
            values[column.key] = json_value(before)
        return values


def json_value(value: object) -> object:
    """A column's value in a form that JSON knows; bytes become their SHA-256, so that no secret enters the log."""
    if isinstance(value, bytes):
        return "sha256:" + hashlib.sha256(value).hexdigest()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value
