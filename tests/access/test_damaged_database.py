"""One byte inside the database flips (abuse case 19): the page is named, nothing more is written, a restore offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.domain.period import Period
from leoc_desktop.foundation import translation
from leoc_desktop.foundation.errors import DatabaseDamaged
from leoc_desktop.startup.services import Services
from tests.support.offices import LANDSLIDE, PASSWORDS, START, TestOffice
from tests.support.store_surgery import damage_table, key_by_password
from tests.support.terminal import leoc

TODAY = Period.of_days(START.date(), START.date())
ENTRY = "Bridge at ward 3 closed to lorries."


def _damaged(office: TestOffice, table: str) -> int:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    sita.event_log.note(ENTRY)
    sita.close()
    return damage_table(office.folder, key_by_password(office.folder, "sita", PASSWORDS["sita"]), table)


def _nothing_is_written(services: Services) -> None:
    before = services.office.folder.database.read_bytes()
    with pytest.raises(StoreReadOnly, match="Restore a backup"):
        services.event_log.note("Another entry.")
    with pytest.raises(StoreReadOnly, match="Restore a backup"):
        services.incidents.register(LANDSLIDE)
    assert services.office.folder.database.read_bytes() == before


def test_the_page_is_named_and_from_then_on_nothing_is_written(office: TestOffice) -> None:
    page = _damaged(office, "incident")
    sita = office.sign_in("sita")
    assert not sita.office.store.read_only
    with pytest.raises(
        DatabaseDamaged, match=f"^Page {page} of the database is damaged. .*Restore a backup.$"
    ):
        sita.incidents.listed()
    assert sita.office.store.read_only
    _nothing_is_written(sita)


def test_what_is_not_hit_is_read_all_the_same(office: TestOffice) -> None:
    _damaged(office, "incident")
    sita = office.sign_in("sita")
    for _time in range(3):
        with pytest.raises(DatabaseDamaged):
            sita.incidents.listed()
        assert ENTRY in [entry.text for entry in sita.event_log.entries(TODAY)]


def test_damage_met_at_the_opening_opens_for_reading(office: TestOffice) -> None:
    page = _damaged(office, "audit_row")
    sita = office.sign_in("sita")
    assert [notice.code for notice in sita.office.store.findings] == ["store.damage"]
    assert sita.office.store.damage is not None
    assert f"{page} of the database is damaged" in str(sita.office.store.damage)
    assert len(sita.incidents.listed()) == 1
    _nothing_is_written(sita)


def test_it_cannot_be_accepted_away(office: TestOffice) -> None:
    _damaged(office, "audit_row")
    admin = office.sign_in("admin")
    with pytest.raises(DatabaseDamaged):
        admin.particulars.accept_findings(reason="The disk is old, never mind.")


def test_no_backup_is_made_of_it(office: TestOffice, tmp_path: Path) -> None:
    page = _damaged(office, "incident")
    admin = office.sign_in("admin")
    target = tmp_path / "stick"
    target.mkdir()
    with pytest.raises(DatabaseDamaged, match=f"Page {page} of the database is damaged"):
        admin.backups.make(target)
    assert list(target.iterdir()) == []
    assert admin.office.store.read_only


@pytest.mark.parametrize(("language", "said"), [("en", "Restore a backup"), ("ne", "ब्याकअप")])
def test_the_terminal_tells_it_in_the_readers_language(office: TestOffice, language: str, said: str) -> None:
    _damaged(office, "incident")
    result = leoc(
        office.folder, "incident", "list", user="sita", secrets=(PASSWORDS["sita"],), language=language
    )
    assert (result.status, said in result.err) == (1, True)
    assert "malformed" not in result.err
    assert (language == translation.NEPALI) != any("a" <= letter <= "z" for letter in result.err)
