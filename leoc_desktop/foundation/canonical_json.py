"""One byte form for every JSON that is hashed, signed or sealed."""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> bytes:
    """``value`` as UTF-8 JSON with sorted keys and no spaces; the same value always gives the same bytes.

    Raises ValueError for NaN and infinities, TypeError for what JSON does not know.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest(value: object) -> str:
    """SHA-256 of the canonical form, as 64 hex characters."""
    return hashlib.sha256(canonical(value)).hexdigest()
