"""Reading JSON that came from a file nobody vouches for yet."""

from __future__ import annotations

import json

from leoc_desktop.foundation.canonical_json import canonical


def read_canonical_object(data: bytes) -> dict[str, object]:
    """The object whose canonical form is exactly ``data``.

    ValueError for anything else: no object, another spelling of it, doubled keys, absurd nesting.
    """
    try:
        value = json.loads(data.decode("utf-8"))
        again = canonical(value)
    except (ValueError, RecursionError) as problem:
        raise ValueError("not a canonical JSON object") from problem
    if not isinstance(value, dict) or again != data:
        raise ValueError("not a canonical JSON object")
    return value


def exactly(value: object, *names: str) -> dict[str, object]:
    """``value`` as an object with these keys and no others. ValueError when it is anything else."""
    if not isinstance(value, dict) or set(value) != set(names):
        raise ValueError("unexpected fields")
    return value


def hex_bytes(value: object, length: int | None = None) -> bytes:
    """The bytes of a lower-case hex text, of ``length`` when that is given. ValueError when it is none."""
    if not isinstance(value, str):
        raise ValueError("not a hex text")  # noqa: TRY004  every malformed file is a ValueError here
    data = bytes.fromhex(value)
    if data.hex() != value or length not in (None, len(data)):
        raise ValueError("not a hex text of the expected length")
    return data


def whole_number(value: object, *, at_least: int = 0) -> int:
    """``value`` as a whole number. ValueError when it is anything else, True and False included."""
    if type(value) is not int or value < at_least:
        raise ValueError("not a whole number")
    return value


def yes_or_no(value: object) -> bool:
    """``value`` as a truth value. ValueError when it is anything else."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004
    return value
