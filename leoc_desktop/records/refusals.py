"""How the triggers of the store are written: what they refuse, and when a row counts as changed."""

from __future__ import annotations

from collections.abc import Iterable

from leoc_desktop.storage.base_record import Base

STAMPS = frozenset({"updated_at", "updated_by_no", "version"})


def quoted(values: Iterable[str]) -> str:
    """Names of ours as a list of SQL."""
    return ", ".join(f"'{value}'" for value in values)


def refuse(name: str, event: str, condition: str, message: str) -> str:
    """A trigger that stops a statement; the unit of work turns ``message`` into a sentence."""
    return f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'leoc:{message}'); END"


def changed(record: type[Base], *, apart_from: frozenset[str]) -> str:
    """A condition: a column of ``record`` changes that is not in ``apart_from``."""
    columns = [column.name for column in record.__table__.columns if column.name not in apart_from]
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
