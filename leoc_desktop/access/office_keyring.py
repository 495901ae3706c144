"""The keyring of the operating system account, one entry per secret of this office.

The keyring of the platform is used and no other: neither environment variables nor configuration files of the
``keyring`` library can put another one in its place. Every write is read back, since some keyrings only pretend.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.foundation.translation import N_

SERVICE = "np.leoc.desktop"
ACCOUNT = "LEOC Desktop"
LONGEST_TEXT = 1280  # Windows keeps 2,560 bytes in UTF-16

LOCKED = N_("The password safe (keyring) of this computer is locked. Unlock it, then try again.")
NO_KEYRING = N_("This computer offers no password safe (keyring) that keeps what is put into it.")


class KeyringState(StrEnum):
    """What came of looking into the keyring."""

    PRESENT = "present"  # the entry was read
    ABSENT = "absent"  # the keyring works and has no such entry
    LOCKED = "locked"  # the person has to unlock it first
    NO_KEYRING = "no_keyring"  # there is none, or it forgets what it is given


@dataclass(frozen=True, slots=True)
class Looked:
    """The state and, when the entry is present, its text."""

    state: KeyringState
    text: str | None = None


class KeyringUnusable(StoreTrouble):
    """The keyring did not take an entry; ``state`` says why."""

    def __init__(self, state: KeyringState) -> None:
        super().__init__(LOCKED if state is KeyringState.LOCKED else NO_KEYRING)
        self.state = state


class OfficeKeyring:
    """The entries of one vault. ``backend`` is for tests; the program uses the platform's own keyring.

    Asking may wait for the person: a locked keyring shows its own window on a desktop.
    """

    def __init__(self, vault_id: bytes, backend: KeyringBackend | None = None) -> None:
        self._vault = vault_id.hex()
        self._backend, self._trouble = _platform_keyring() if backend is None else (backend, _COMMON_TROUBLE)

    def look(self, purpose: str) -> Looked:
        """The entry for ``purpose``. Never raises: trouble with the keyring is a state."""
        if isinstance(self._backend, null.Keyring):
            return Looked(KeyringState.NO_KEYRING)
        state, text = self._asked(lambda: self._backend.get_password(self._service(purpose), ACCOUNT))
        if state is KeyringState.PRESENT and text is None:
            return Looked(KeyringState.ABSENT)
        return Looked(state, text)

    def put(self, purpose: str, text: str) -> None:
        """Keep ``text`` for ``purpose`` and read it back. Raises KeyringUnusable when it is not there then."""
        if len(text) > LONGEST_TEXT:
            raise ValueError("too long for the keyring of Windows")
        service = self._service(purpose)
        state, _nothing = self._asked(lambda: self._backend.set_password(service, ACCOUNT, text))
        if state is not KeyringState.PRESENT:
            raise KeyringUnusable(state)
        kept = self.look(purpose)
        if kept.text != text:
            raise KeyringUnusable(
                KeyringState.LOCKED if kept.state is KeyringState.LOCKED else KeyringState.NO_KEYRING
            )

    def remove(self, purpose: str) -> None:
        """Take the entry out; nothing happens when it is not there. Raises KeyringUnusable."""
        service = self._service(purpose)
        try:
            state, _nothing = self._asked(lambda: self._backend.delete_password(service, ACCOUNT))
        except PasswordDeleteError:
            return
        if state is not KeyringState.PRESENT:
            raise KeyringUnusable(state)

    def _service(self, purpose: str) -> str:
        # Windows moves an entry aside when another one has the same service, so each has a service of its own.
        return f"{SERVICE}/{self._vault}/{purpose}"

    def _asked(self, question: Callable[[], str | None]) -> tuple[KeyringState, str | None]:
        try:
            return KeyringState.PRESENT, question()
        except PasswordDeleteError:
            raise
        except KeyringLocked:
            return KeyringState.LOCKED, None
        except self._trouble:
            return KeyringState.NO_KEYRING, None


_COMMON_TROUBLE: tuple[type[Exception], ...] = (KeyringError, RuntimeError, OSError, ValueError)


def _platform_keyring() -> tuple[KeyringBackend, tuple[type[Exception], ...]]:
    """The platform's keyring and the exceptions by which it says that it does not work."""
    if sys.platform == "win32":
        return _windows_keyring()
    if sys.platform == "darwin":
        from keyring.backends import macOS  # noqa: PLC0415  exists on this platform only

        return macOS.Keyring(), _COMMON_TROUBLE
    return _secret_service()


def _windows_keyring() -> tuple[KeyringBackend, tuple[type[Exception], ...]]:
    from keyring.backends import Windows  # noqa: PLC0415  exists on this platform only

    backend = Windows.WinVaultKeyring()  # type: ignore[no-untyped-call]
    backend.persist = "local machine"  # the default roams with the profile to other computers
    return backend, (*_COMMON_TROUBLE, Windows.pywintypes.error)  # type: ignore[attr-defined]


def _secret_service() -> tuple[KeyringBackend, tuple[type[Exception], ...]]:
    try:
        from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped]  # noqa: PLC0415
        from keyring.backends import SecretService  # noqa: PLC0415
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415
    except ImportError:
        return fail.Keyring(), _COMMON_TROUBLE  # type: ignore[no-untyped-call]
    backend = SecretService.Keyring()  # type: ignore[no-untyped-call]
    return backend, (*_COMMON_TROUBLE, SecretStorageException, DBusErrorResponse)
