"""The public key that signed new versions must fit: a resource that the publisher puts in before he builds (R42)."""

from __future__ import annotations

from functools import cache

from leoc_desktop.foundation.paths import resource_path

PLACE = ("update", "public_key.txt")
_BYTES = 32


@cache
def update_key() -> bytes | None:
    """The raw Ed25519 key (32 bytes); None where none is built in, or where the resource is no key."""
    try:
        key = bytes.fromhex(resource_path(*PLACE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return key if len(key) == _BYTES else None
