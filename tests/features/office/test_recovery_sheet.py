"""The recovery sheet: the code only when it was just made, the fingerprint always, and no copy left on the disk."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pytestqt.qtbot import QtBot

from leoc_desktop.access.recovery_code import groups
from leoc_desktop.features.office.form import CodeDialog
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.features.office.report import render_recovery_sheet
from leoc_desktop.startup.services import open_doors
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame
from tests.support.terminal import leoc


def _words(pdf: Path) -> str:
    """What is on the paper, as pdftotext reads it; words of the Latin script come out as they are."""
    ran = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return ran.stdout


def test_a_new_office_can_have_its_sheet_at_once(tmp_path: Path) -> None:
    folder, sheet = tmp_path / "office", tmp_path / "sheet.pdf"
    command = ("init", "--local-level", "70211", "--admin", "admin", "--sheet", str(sheet))
    made = leoc(folder, *command, secrets=[PASSWORDS["admin"]]).data
    words = _words(sheet)
    assert all(group in words for group in groups(made["recovery_code"]))
    assert made["root_fingerprint"] in words
    assert "Thalara Rural Municipality" in words
    services = open_doors(folder).sign_in("admin", PASSWORDS["admin"])
    assert services.particulars.root_fingerprint() == made["root_fingerprint"]
    services.close()
    parts = [group.encode() for group in groups(made["recovery_code"])]
    for file in folder.rglob("*"):
        assert not file.is_file() or not all(part in file.read_bytes() for part in parts)


def test_a_sheet_that_cannot_be_written_is_told_before_there_is_an_office(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    command = (
        "init",
        "--local-level",
        "70211",
        "--admin",
        "admin",
        "--sheet",
        str(tmp_path / "no" / "sheet.pdf"),
    )
    assert leoc(folder, *command, secrets=[PASSWORDS["admin"]]).status == 1
    assert not (folder / "leoc.db").exists()


def test_later_sheets_have_empty_boxes_and_new_codes_new_sheets(office: TestOffice, tmp_path: Path) -> None:
    blank, renewed = tmp_path / "blank.pdf", tmp_path / "renewed.pdf"
    admin = office.sign_in("admin")
    print_of_root = admin.particulars.root_fingerprint()
    assert admin.particulars.recovery_sheet().code == ""
    assert office.recovery_code not in repr(admin.particulars.recovery_sheet(office.recovery_code))
    office.close()
    secrets = [PASSWORDS["admin"]]
    leoc(office.folder, "recovery-code", "sheet", str(blank), user="admin", secrets=secrets)
    assert print_of_root in _words(blank)
    assert groups(office.recovery_code)[0] not in _words(blank)
    made = leoc(
        office.folder, "recovery-code", "renew", "--sheet", str(renewed), user="admin", secrets=secrets
    )
    assert all(group in _words(renewed) for group in groups(made.data["recovery_code"]))


def test_the_sheet_is_one_page(office: TestOffice, tmp_path: Path) -> None:
    sheet = office.sign_in("admin").particulars.recovery_sheet(office.recovery_code)
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(render_recovery_sheet(sheet))
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "Pages:           1" in told


def test_the_settings_print_the_new_code_before_it_counts(
    office: TestOffice, frame: PageFrame, qtbot: QtBot, tmp_path: Path
) -> None:
    admin = office.sign_in("admin")
    page = OfficePage(frame.context, admin.particulars, admin.calendar)
    frame.show(page)
    page.keys.code_button.click()
    dialog = frame.dialog(CodeDialog)
    dialog.paper.save(tmp_path / "sheet.pdf")
    frame.wait()
    assert dialog.paper.notice.text.startswith("Saved as ")
    assert all(group in _words(tmp_path / "sheet.pdf") for group in groups(dialog.code))
    dialog.paper.save(tmp_path / "no" / "sheet.pdf")
    frame.wait()
    assert "cannot be written" in dialog.paper.notice.text
    dialog.reject()
