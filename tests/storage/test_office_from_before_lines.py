"""An office whose store was written before there were lines of losses keeps its incidents, figures and log."""

from __future__ import annotations

from leoc_desktop.access.audit_trail import verify_log
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.encrypted_engine import connect
from leoc_desktop.storage.schema_upgrade import migrate
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.store_surgery import key_of

BEFORE = "0002"


def test_figures_and_log_stay_and_lines_can_be_added(office: TestOffice) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    before = sita.incidents.show(number)
    key = bytearray(key_of(sita))
    office.close()
    database = office.folder / "leoc.db"
    migrate(database, bytearray(key), SCHEMA, to=BEFORE)
    connection = connect(database, bytearray(key), guarded=False)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(incident)")}
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "cause" not in columns
    assert "person_loss" not in tables

    sita = office.sign_in("sita")  # brings the store up to date
    after = sita.incidents.show(number)
    assert after.values == before.values
    assert after.version == before.version
    assert after.lines == {}
    hari = office.sign_in("hari")
    with hari.office.store.read() as session:
        assert not verify_log(session, office.clock.now()).faults
    sita.incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="नाम थाहा भयो"
    )
    named = {"status": "dead", "name": "राम", "sex": "male"}
    corrected = sita.incidents.correct(number, {"people": [named], "cause": "अविरल वर्षा"})
    assert (corrected.values["dead_male"], corrected.values["cause"]) == (1, "अविरल वर्षा")
    with hari.office.store.read() as session:
        assert not verify_log(session, office.clock.now()).faults
