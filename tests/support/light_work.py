"""Makes the thousands of sign-ins of a test run light; a process that a test starts works as the product does.

Five things cost most of a run and are the same each time. Keys that were derived once in this process from the same
secret, salt and settings are remembered. Nothing measures the computer.
The connections do not lock their memory, which costs forty milliseconds an opening; what stays in memory is tested in
processes of its own. Statements are put into words once and not anew for each office; the product must not do that,
since what SQLAlchemy keeps of a statement holds the values it was first asked with. Offices lie in memory where the
system offers that, so that syncing waits for no disk; what a disk does when it is cut or full is tested on recorded
and on mounted ones.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from leoc_desktop.access import key_derivation, restoring
from leoc_desktop.features.office.service import door, particulars
from leoc_desktop.storage import encrypted_engine

_ROOM = 4 * 1024**3
_MEMORY_DISK = Path("/dev/shm")
_MEASURING = bytes(key_derivation.SALT_BYTES)  # the salt of the runs that find out how fast this machine is
_known: dict[tuple[object, ...], bytes] = {}
_Argon2id = key_derivation.Argon2id
_make_engine = encrypted_engine._engine
_first_engine: list[Engine] = []


class RememberedArgon2id:
    """Argon2id that does the same work only once."""

    def __init__(self, **settings: Any) -> None:
        self._settings = settings

    def derive_into(self, material: bytearray, key: bytearray) -> None:
        """Fill ``key``, from memory where it is known."""
        if self._settings["salt"] == _MEASURING:
            self._derive(material, key)
            return
        asked = (*sorted(self._settings.items()), hashlib.sha256(material).digest())
        if asked not in _known:
            self._derive(material, key)
            _known[asked] = bytes(key)
        key[:] = _known[asked]

    def _derive(self, material: Any, key: bytearray) -> None:
        _Argon2id(**self._settings).derive_into(material, key)


def engine_with_shared_statements(creator: Callable[[], Any]) -> Engine:
    """The product's engine; its dialect and its statements are those of the process's first one."""
    engine = _make_engine(creator)
    if not _first_engine:
        _first_engine.append(engine)
    engine.dialect, engine._compiled_cache = _first_engine[0].dialect, _first_engine[0]._compiled_cache
    return engine


def begin() -> None:
    """Once per process of the run. Hypothesis watches no clock either, and tries the same examples each time in CI."""
    settings.register_profile(
        "leoc", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
    )
    settings.load_profile("leoc")
    key_derivation.Argon2id = RememberedArgon2id  # type: ignore[assignment, misc]
    restoring.fitted = lambda stored, _clock: stored
    particulars.fitted = lambda stored, _clock: stored
    door.calibrate = lambda *_anything, **_more: key_derivation.FLOOR
    encrypted_engine._SETTINGS = tuple(
        setting for setting in encrypted_engine._SETTINGS if "cipher_memory_security" not in setting
    )
    encrypted_engine._engine = engine_with_shared_statements
    if _MEMORY_DISK.is_dir() and shutil.disk_usage(_MEMORY_DISK).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY_DISK))
