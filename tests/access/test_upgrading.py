"""An older database is brought up to date after a backup; when that fails everything is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.access import upgrading
from leoc_desktop.access.key_vault import KeyVault, database_key
from leoc_desktop.foundation.errors import StoreDamaged, StoreTrouble
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.encrypted_engine import EncryptedEngine
from leoc_desktop.storage.folder_lock import use_lock
from leoc_desktop.storage.schema_upgrade import migrate, revision
from tests.support.offices import LANDSLIDE, TestOffice

OLDER = "0008"


def _key(office: TestOffice) -> bytearray:
    vault = KeyVault.load(office.folder)
    return database_key(vault.open_recovery_slot(office.recovery_code).vault_key, vault.database_epoch)


def _made_older(office: TestOffice) -> None:
    """As the program before this one left it."""
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    sita.close()
    migrate(office.folder / "leoc.db", _key(office), SCHEMA, to=OLDER)


def _revision(office: TestOffice) -> str:
    engine = EncryptedEngine(office.folder / "leoc.db", _key(office))
    try:
        with engine.engine.connect() as connection:
            return revision(connection)
    finally:
        engine.close()


def test_a_backup_is_made_first_and_can_itself_be_restored(office: TestOffice, tmp_path: Path) -> None:
    _made_older(office)
    sita = office.sign_in("sita")
    assert _revision(office) == SCHEMA.head
    assert len(sita.incidents.listed()) == 1
    assert not sita.office.store.read_only
    assert office.sign_in("hari").audit.verify().faults == ()
    (backup,) = office.folder.glob("spool/*.leocb")
    assert office.doors.backups.head(backup).schema == OLDER
    restored = TestOffice(tmp_path / "restored", office.recovery_code, {}, office.clock)
    restored.doors.backups.restore(backup, restored.folder, recovery_code=office.recovery_code)
    assert len(restored.sign_in("sita").incidents.listed()) == 1
    assert _revision(restored) == SCHEMA.head
    restored.close()


def test_a_failed_upgrade_changes_nothing(office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    _made_older(office)

    def unsound(_path: Path, _key: bytearray) -> None:
        raise StoreDamaged

    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "check_soundness", unsound)
        with pytest.raises(StoreDamaged):
            office.sign_in("sita")
    assert _revision(office) == OLDER
    assert not list(office.folder.glob("upgraded.db*"))
    assert len(office.sign_in("sita").incidents.listed()) == 1
    assert _revision(office) == SCHEMA.head


def test_while_others_use_the_office_it_is_not_upgraded(office: TestOffice) -> None:
    _made_older(office)
    with use_lock(office.folder), pytest.raises(StoreTrouble, match="is in use on this computer"):
        office.sign_in("sita")
    assert _revision(office) == OLDER
    assert len(office.sign_in("sita").incidents.listed()) == 1
