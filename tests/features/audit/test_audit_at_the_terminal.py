"""``leoc audit``: filters, export, a code off a paper."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access import audit_trail
from tests.support.excel_file import cells_of
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.terminal import leoc


def test_the_log_is_listed_exported_and_searched_for_a_code(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    office.sign_in("ram").incidents.register(LANDSLIDE)
    with sita.office.store.read() as session:
        code = audit_trail.head(session).code
    office.close()
    own = {"user": "hari", "secrets": [PASSWORDS["hari"]]}

    (row,) = leoc(
        office.folder, "audit", "list", "--action", "incident.register", "--actor", "sita", **own
    ).data
    assert (row["subject"], row["kind"]) == (number, "incident")
    rows = leoc(office.folder, "audit", "list", "--kind", "user", "--newest", "2", **own).data
    assert [one["kind"] for one in rows] == ["user", "user"]
    older = leoc(
        office.folder, "audit", "list", "--before", str(rows[-1]["seq"]), "--newest", "1", **own
    ).data
    assert older[0]["seq"] == rows[-1]["seq"] - 1
    none = leoc(office.folder, "audit", "list", "--from", "2080-01-01", "--to", "2080-01-02", **own).data
    assert none == []

    book = tmp_path / "log.xlsx"
    assert leoc(office.folder, "audit", "export", "--actor", "ram", "--out", str(book), **own).data
    assert {line[3] for line in cells_of(book.read_bytes())[1:]} == {"ram"}
    refused = leoc(office.folder, "audit", "export", "--out", str(tmp_path / "log.doc"), **own)
    assert (refused.status, ".xlsx" in refused.err) == (1, True)

    assert leoc(office.folder, "audit", "find", code.lower(), **own).data["action"] == "incident.register"
    assert leoc(office.folder, "audit", "find", "00000000", **own).status == 1
    assert leoc(office.folder, "audit", "verify", **own).data["whole"]
