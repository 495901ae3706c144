"""A day in the office at the screen: set-up, sign-in, a night's incident, unlock, approval, kept typing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.form import ReasonDialog, RemarkDialog
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.shell.first_run_wizard import FirstRunWizard
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.shell.unlock_dialog import UnlockDialog
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.services import open_doors
from tests.support.desktop_window import (
    PATIENCE_MS,
    dialog_of,
    idle,
    incidents,
    sign_in,
    state_of,
    window_of,
)
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice


def test_first_run_asks_for_the_code_back(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], tmp_path: Path
) -> None:
    program = desktop(tmp_path / "office")
    wizard = window_of(qtbot, program, FirstRunWizard)
    assert isinstance(wizard, FirstRunWizard)
    wizard.next.click()
    wizard.next.click()
    assert "province" in wizard.office.error.text()
    wizard.office.choose("70211")
    wizard.next.click()
    for line, text in (
        (wizard.administrator.full_name, "प्रकाश जोशी"),
        (wizard.administrator.name, "prakash"),
        (wizard.administrator.password, "short"),
        (wizard.administrator.again, "short"),
    ):
        qtbot.keyClicks(line, text) if text.isascii() else line.setText(text)
    wizard.next.click()
    qtbot.waitUntil(lambda: "15" in wizard.administrator.error.text(), timeout=PATIENCE_MS)
    for line in (wizard.administrator.password, wizard.administrator.again):
        line.setText(PASSWORDS["admin"])
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.number == 3, timeout=PATIENCE_MS)
    shown = wizard.code.first_field().accessibleName().split()
    assert len(shown) == 9
    wizard.next.click()
    for line in wizard.retype.lines:
        line.setText("ZZZ")
    wizard.next.click()
    assert "not what the code says" in wizard.retype.error.text()
    for line, number in zip(wizard.retype.lines, wizard.retype.asked, strict=True):
        line.setText(shown[number].lower())
    wizard.next.click()
    window = sign_in(qtbot, program, "prakash", PASSWORDS["admin"])
    assert not any(
        isinstance(page, IncidentPage) for page in window.pages
    )  # an administrator verifies nothing


def test_a_one_time_password_is_changed_at_the_first_sign_in(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    first = office.sign_in("admin").users.reset_password("sita").password
    office.close()
    program = desktop(office.folder)
    login = window_of(qtbot, program, LoginWindow)
    assert isinstance(login, LoginWindow)
    login.submitted.emit("sita", first)
    dialog = dialog_of(qtbot, ChangePasswordDialog)
    assert isinstance(dialog, ChangePasswordDialog)
    dialog._new.setText("a-brand-new-garden-gate")
    dialog._again.setText("a-brand-new-garden-gate")
    dialog.submitted.emit()
    assert isinstance(window_of(qtbot, program, MainWindow), MainWindow)
    idle(qtbot, program)
    program.close()
    services = open_doors(office.folder).sign_in("sita", "a-brand-new-garden-gate")
    assert services.login.may(Permission.INCIDENT_REGISTER)
    services.close()


def test_a_night_with_one_landslide(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)

    # The operator registers; what is wrong is said beside the field and nothing is lost.
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values({"hazard": "landslide", "incident_date": "2083-08-01", "dead_male": 1})
    page.form.submit.click()
    assert page.form.mode is Mode.NEW
    assert page.form.form.problem_count == 1
    values = page.form.values() | {"wards": [3, 1], "tole": "खोलापारि", "description": "पहिरो खस्यो"}
    page.form.form.set_raw_values(values)
    page.form.submit.click()
    qtbot.waitUntil(lambda: page.form.detail is not None, timeout=PATIENCE_MS)
    assert page.form.detail is not None
    number = page.form.detail.number
    assert number.endswith("/0001")
    assert page.form.mode is Mode.READ

    # Locked: the supervisor's key and a reason open it for one correction.
    page.form.steps.buttons["correct"].click()
    dialog = dialog_of(qtbot, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    dialog.supervisor.setCurrentIndex(dialog.supervisor.findData("hari"))
    dialog.reason.setPlainText("एक महिला पनि थपियो")
    dialog.key.setText("AAAA-AAAA-AAAA-A")
    dialog._verb.click()
    qtbot.waitUntil(dialog._verb.isEnabled, timeout=PATIENCE_MS)
    assert dialog.isVisible()
    dialog.key.setText(office.unlock_keys["hari"])
    dialog._verb.click()
    qtbot.waitUntil(lambda: page.form.mode is Mode.CORRECT, timeout=PATIENCE_MS)
    page.form.form.set_raw_values(page.form.values() | {"dead_female": 1})
    page.form.submit.click()
    qtbot.waitUntil(lambda: page.form.mode is Mode.READ, timeout=PATIENCE_MS)
    assert page.form.detail.values["dead_female"] == 1
    assert page.form.detail.locked

    # The supervisor verifies and approves.
    assert program.window is not None
    program.lock()
    page = incidents(sign_in(qtbot, program, "hari", PASSWORDS["hari"]))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
    page.table.opened.emit(page.model.row(0).id)
    for button, state in (("verify", State.VERIFIED), ("approve", State.APPROVED)):
        qtbot.waitUntil(
            lambda wanted=button: page.form.steps.buttons[wanted].isVisible(), timeout=PATIENCE_MS
        )
        page.form.steps.buttons[button].click()
        dialog_of(qtbot, RemarkDialog)._verb.click()  # a remark may stay blank
        qtbot.waitUntil(
            lambda s=state: page.form.detail is not None and page.form.detail.state is s, timeout=PATIENCE_MS
        )


def test_a_wrong_record_goes_back_with_a_reason(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice
) -> None:
    number = office.sign_in("sita").incidents.register({**LANDSLIDE, "incident_date": "2083-08-01"}).number
    office.close()
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "hari", PASSWORDS["hari"]))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
    page.table.opened.emit(page.model.row(0).id)
    qtbot.waitUntil(lambda: page.form.detail is not None, timeout=PATIENCE_MS)
    page.form.steps.buttons["return"].click()
    dialog = dialog_of(qtbot, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog._verb.click()
    assert "reason" in dialog.problem_text
    dialog.text.setPlainText("वडा नम्बर जाँच्नुहोस्")
    dialog._verb.click()
    qtbot.waitUntil(lambda: state_of(page) is State.RETURNED, timeout=PATIENCE_MS)
    assert page.form.detail is not None
    assert page.form.detail.number == number


def test_a_new_computer_is_restored_from_the_first_page(
    qtbot: QtBot, desktop: Callable[[Path], Desktop], office: TestOffice, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    office.sign_in("sita").incidents.register({**LANDSLIDE, "incident_date": "2083-08-01"})
    backup = office.sign_in("admin").backups.make(share)
    program = desktop(tmp_path / "new")
    wizard = window_of(qtbot, program, FirstRunWizard)
    assert isinstance(wizard, FirstRunWizard)
    wizard.restore_wanted.emit()
    dialog = dialog_of(qtbot, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog._file.setText(str(backup.path))
    dialog._code.setText("AAA-AAA-AAA-AAA-AAA-AAA-AAA-AAA-AAA")
    dialog._verb.click()
    qtbot.waitUntil(lambda: "check character" in dialog.problem_text, timeout=PATIENCE_MS)
    dialog._code.setText(office.recovery_code.lower())
    dialog._verb.click()
    qtbot.waitUntil(lambda: dialog.seen, timeout=PATIENCE_MS)
    assert "There is no office on this computer yet" in dialog._said.text()
    dialog._verb.click()
    page = incidents(sign_in(qtbot, program, "sita", PASSWORDS["sita"]))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
