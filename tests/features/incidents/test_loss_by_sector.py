"""Above the money of an incident stand its losses by sector, their sum, and that a stated loss counts instead."""

from __future__ import annotations

from leoc_desktop.domain.described_figures import described
from leoc_desktop.features.incidents.fields import BY_TABLE
from leoc_desktop.features.incidents.form.line_remarks import remark
from tests.support.incident_page import incident_page
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

LINES: dict[str, object] = {
    "structures": [
        {"kind": "house", "damage": "full", "loss": 800000},
        {"kind": "road", "damage": "partial", "length": 120, "loss": 50000},
        {"kind": "shed", "damage": "full", "loss": 100000},
    ],
    "livestock": [{"kind": "goat", "status": "lost", "count": 6, "loss": 90000}],
    "crops": [{"crop": "paddy", "status": "destroyed", "quantity": 2, "unit": "ropani", "beneficiaries": 4}],
}
SECTORS = (
    "Loss by sector, as the lines state it: Housing Rs. 9,00,000, Livestock Rs. 90,000 and Transport Rs. 50,000; "
    "together Rs. 10,40,000."
)


def test_the_losses_stand_by_sector_and_an_override_is_said(office: TestOffice, frame: PageFrame) -> None:
    sita = office.sign_in("sita")
    for stated, further in (("", ""), (2000000, "Rs. 20,00,000 is stated and counts")):
        number = sita.incidents.register({**LANDSLIDE, "estimated_loss": stated, **LINES}).number
        page = incident_page(sita, frame)
        page.desk.open_record(number)
        frame.wait()
        said = page.form.form._remarks["money"].text()
        assert said.splitlines()[0] == SECTORS
        assert further in said
    shown = sita.incidents.show(number)
    assert shown.lines["crops"][0]["beneficiaries"] == 4, "families that lived on a crop are kept"


def test_without_any_loss_nothing_is_said() -> None:
    assert remark(BY_TABLE["money_loss"], {"estimated_loss": ""}, described({}), {}) == ""
