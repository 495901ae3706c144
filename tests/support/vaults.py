"""What the tests of the key vault start from: two users, a recovery code, and files that somebody changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.recovery_code import new_recovery_code
from leoc_desktop.access.signatures import new_signing_key
from leoc_desktop.foundation.canonical_json import canonical

DEVICE = b"device secret of this computer.."
CODE = new_recovery_code()
SIGNING_KEY = new_signing_key()
ROLES = {"सीता": "नदी किनारको हरियो चौर", "Hari": "seven drums before noon"}


def altered(vault: KeyVault, change: Callable[[dict[str, Any]], object]) -> KeyVault:
    """The vault out of a file that somebody changed and gave the right checksum again."""
    whole = json.loads(vault.to_bytes())
    change(whole["body"])
    whole["sha256"] = hashlib.sha256(canonical(whole["body"])).hexdigest()
    return KeyVault.from_bytes(canonical(whole))


def slot_in(body: dict[str, Any], kind: str, *, df: bool | None = None) -> dict[str, Any]:
    """The first slot of the kind, with or without device factor where that is asked."""
    return next(s for s in body["slots"] if s["kind"] == kind and df in (None, s["df"]))
