"""What tests leave out because others look at it: deriving the same key twice, and wiping the pages of the database.

The memory of SQLCipher is wiped in ``test_memory_after_locking`` and ``test_encrypted_engine``; a connection opens
thirteen times faster without. Argon2 runs once for each password, salt and cost; what measures it runs it each time.
"""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from leoc_desktop.access import key_derivation
from leoc_desktop.storage import encrypted_engine

_MEASURED = {b"warm-up", b"measured"}
_AS_SHIPPED = encrypted_engine._SETTINGS


class _KnownDerivation:
    """Argon2 as it is, but each result only once."""

    known: dict[tuple[Any, ...], bytes] = {}  # noqa: RUF012  one for all

    def __init__(self, **wish: Any) -> None:
        self._wish = wish

    def derive_into(self, material: bytes, key: bytearray) -> None:
        """As ``Argon2id.derive_into``."""
        secret = bytes(material)
        asked = (secret, *sorted(self._wish.items()))
        if secret in _MEASURED or asked not in self.known:
            Argon2id(**self._wish).derive_into(material, key)
            self.known[asked] = bytes(key)
        key[:] = self.known[asked]


def be_quick() -> None:
    """From now on, in this process."""
    key_derivation.Argon2id = _KnownDerivation  # type: ignore[misc,assignment]
    encrypted_engine._SETTINGS = tuple(
        setting.replace("cipher_memory_security = ON", "cipher_memory_security = OFF")
        for setting in _AS_SHIPPED
    )


def be_as_shipped() -> None:
    """For a test that looks at just these."""
    key_derivation.Argon2id = Argon2id
    encrypted_engine._SETTINGS = _AS_SHIPPED
