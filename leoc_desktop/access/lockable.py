"""Which kinds of record lock, and finding one of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.records.incident import Incident

LOCKABLE: Mapping[str, type[Incident]] = MappingProxyType({"incident": Incident})
"""By kind: the name of the table."""


def record_by_id(session: Session, kind: str, record_id: bytes) -> Incident:
    """The record of that kind and public id. Raises NotFound."""
    found = session.scalars(select(LOCKABLE[kind]).where(LOCKABLE[kind].id == record_id)).first()
    if found is None:
        raise NotFound
    return found


def number_of(session: Session, kind: str, row_no: int) -> str:
    """The office number of a record, or the end of its id while it has none."""
    record = session.get(LOCKABLE[kind], row_no)
    return (record.number or record.id.hex()[-8:]) if record is not None else ""
