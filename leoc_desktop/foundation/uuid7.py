"""Time-ordered public identifiers (UUID version 7, RFC 9562): 16 bytes, unique without asking anybody."""

from __future__ import annotations

import secrets
from datetime import datetime


def new_id(moment: datetime) -> bytes:
    """A fresh identifier, 16 bytes, that sorts by ``moment`` to the millisecond."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    random_bits = secrets.randbits(74)
    value = (milliseconds << 80) | (0x7 << 76) | ((random_bits >> 62) << 64) | (0b10 << 62)
    return (value | (random_bits & ((1 << 62) - 1))).to_bytes(16, "big")
