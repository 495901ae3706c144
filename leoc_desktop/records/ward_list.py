"""A list of wards in one column, for records that nothing is counted by ward from."""

from __future__ import annotations

from sqlalchemy import Dialect, String, TypeDecorator


class WardList(TypeDecorator[tuple[int, ...]]):
    """Ward numbers in the order they were given: ``3,1`` in the store, a tuple in the program; empty for none."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str:
        """Numbers with commas between."""
        del dialect
        return ",".join(str(ward) for ward in value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...]:
        """The numbers."""
        del dialect
        return tuple(int(ward) for ward in (value or "").split(",") if ward)
