"""Small notes outside the database that nobody without the vault key can write: anchors, and what was checked."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import anchor_key
from leoc_desktop.foundation.canonical_json import canonical

LARGEST = 4096


def sealed(body: dict[str, object], vault_key: bytearray) -> str:
    """``body`` as text with its authentication code."""
    return canonical({**body, "mac": _mac(body, vault_key)}).decode("ascii")


def unsealed(text: str, vault_key: bytearray) -> dict[str, Any] | None:
    """The body again; None for a text that is none of ours, altered, or of another office."""
    try:
        body: dict[str, Any] = json.loads(text)
        mac = str(body.pop("mac"))
        genuine = hmac.compare_digest(mac.encode(), _mac(body, vault_key).encode())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return body if genuine else None


def _mac(body: dict[str, Any], vault_key: bytearray) -> str:
    key = anchor_key(vault_key)
    try:
        return hmac.digest(bytes(key), canonical(body), hashlib.sha256).hex()
    finally:
        wipe(key)
