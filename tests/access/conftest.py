"""A computer whose guesses are counted, for the tests of guessing; a vault with two users, for those of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leoc_desktop.access.guess_guard import GuessGuard
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.startup.services import Services
from tests.support.guessing import KEY, Machine, Shelf
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.safe_office import SafeOffice, make_safe_office
from tests.support.vaults import CODE, DEVICE, ROLES, SIGNING_KEY


@pytest.fixture
def clock() -> Machine:
    """The clock of a computer that can be started again."""
    return Machine()


@pytest.fixture
def shelf() -> Shelf:
    """A keyring that works."""
    return Shelf()


@pytest.fixture
def guard(tmp_path: Path, clock: Machine, shelf: Shelf) -> GuessGuard:
    """The guard of a new workstation, nothing counted yet."""
    guard = GuessGuard(tmp_path, KEY, clock, shelf)
    guard.start()
    return guard


@pytest.fixture(scope="module")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[KeyVault, bytes]:
    """A vault with two users and a recovery code, and its vault key."""
    vault, vault_key = KeyVault.create(tmp_path_factory.mktemp("office"))
    vault.put_user_slot("सीता", ROLES["सीता"], vault_key, SIGNING_KEY, kdf=FLOOR, device_secret=DEVICE)
    vault.put_user_slot("Hari", ROLES["Hari"], vault_key, None, kdf=FLOOR)
    vault.put_recovery_slot(CODE, vault_key, DEVICE, kdf=FLOOR)
    vault.save()
    return vault, bytes(vault_key)


@pytest.fixture
def vault(made_vault: tuple[KeyVault, bytes]) -> KeyVault:
    """The vault as read from its file, free to be changed."""
    return KeyVault.from_bytes(made_vault[0].to_bytes())


@pytest.fixture(scope="module")
def vault_key(made_vault: tuple[KeyVault, bytes]) -> bytes:
    """The key that the vault holds."""
    return made_vault[1]


@pytest.fixture(scope="session")
def safe_template(tmp_path_factory: pytest.TempPathFactory) -> SafeOffice:
    """An office with a keyring that nothing is written to."""
    return make_safe_office(tmp_path_factory.mktemp("safe") / "office")


@pytest.fixture
def safe(safe_template: SafeOffice, tmp_path: Path) -> Iterator[SafeOffice]:
    """A fresh copy of the office with a keyring."""
    copied = safe_template.copy(tmp_path / "office")
    yield copied
    copied.close()


@pytest.fixture
def sita(office: TestOffice) -> Services:
    """The services of an operator."""
    return office.sign_in("sita")


@pytest.fixture
def number(sita: Services) -> str:
    """The number of a record that she submitted."""
    return sita.incidents.register(LANDSLIDE).number
