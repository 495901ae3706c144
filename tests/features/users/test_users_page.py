"""The page about users: what an administrator does to them, and a supervisor's own unlock key."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from leoc_desktop.access.roles import Role
from leoc_desktop.features.users.form import AddUserDialog, RolesDialog, SecretDialog
from leoc_desktop.features.users.page import UserPage
from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame


def _shown(office: TestOffice, frame: PageFrame, name: str) -> UserPage:
    services = office.sign_in(name)
    frame.follow(services)
    page = UserPage(frame.context, services.users)
    frame.show(page)
    return page


def _press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def _type(dialog: QDialog, name: str, text: str) -> None:
    next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == name).setText(text)


def _tick(dialog: QDialog, role: Role, *, on: bool = True) -> None:
    next(box for box in dialog.findChildren(QCheckBox) if box.text() == role.label).setChecked(on)


def _choose(page: UserPage, name: str) -> None:
    page.list.table.choose(name)


def _cells(page: UserPage, name: str) -> list[str]:
    model = page.list.model
    place = model.place_of(name)
    return [model.index(place, column).data() for column in range(model.columnCount())]


def test_the_table_tells_who_they_are_and_who_can_unlock(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    assert _cells(page, "sita")[:5] == ["sita", "सीता श्रेष्ठ", "", "Operator", "Active"]
    assert _cells(page, "sita")[5] == "2083-08-06 09:00"
    assert [_cells(page, name)[6] for name in ("sita", "hari")] == ["–", "Issued"]
    translation.choose(translation.Language.of("ne"))
    page.retranslate()
    assert _cells(page, "sita")[5] == "२०८३-०८-०६ ०९:००"


def test_a_new_user_gets_a_one_time_password_that_is_shown_once(
    office: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    page = _shown(office, frame, "admin")
    page.add_user_button.click()
    dialog = frame.dialog(AddUserDialog)
    _press(dialog, "Add user")
    assert dialog.problem_text == "Type the user name."
    _type(dialog, "User name", "sita")
    _type(dialog, "Full name", "कमला रावल")
    _press(dialog, "Add user")
    assert dialog.problem_text == "Choose at least one role."
    _tick(dialog, Role.OPERATOR)
    _press(dialog, "Add user")
    frame.wait()
    assert dialog.problem_text == "There is already a user sita."
    _type(dialog, "User name", "kamala")
    _press(dialog, "Add user")
    secret = frame.dialog(SecretDialog)
    qtbot.keyClick(secret, "\x1b")
    assert secret.isVisible(), "Esc must not lose it"
    password = secret.secret
    _press(secret, "Copy")
    assert QGuiApplication.clipboard().text() == password
    _press(secret, "I have noted it")
    frame.wait()
    assert _cells(page, "kamala")[3:5] == ["Operator", "One-time password"]
    services = office.doors.sign_in("kamala", password)
    assert services.login.must_change_password
    services.close()


def test_roles_are_changed_and_never_left_empty(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "sita")
    page.list.roles_button.click()
    dialog = frame.dialog(RolesDialog)
    _tick(dialog, Role.OPERATOR, on=False)
    _press(dialog, "Change roles")
    assert dialog.problem_text == "Choose at least one role."
    _tick(dialog, Role.ACCOUNTANT)
    _tick(dialog, Role.OPERATOR)
    with qtbot.waitSignal(dialog.accepted):
        _press(dialog, "Change roles")
    frame.wait()
    assert _cells(page, "sita")[3] == "Operator and Accountant"
    assert frame.said == [("सीता श्रेष्ठ is now: Operator and Accountant.", Tone.OK)]


def test_the_last_administrator_stays(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "admin")
    assert not page.list.disable_button.isEnabled()
    assert not page.list.reset_button.isEnabled()
    page.list.roles_button.click()
    dialog = frame.dialog(RolesDialog)
    _tick(dialog, Role.ADMINISTRATOR, on=False)
    _tick(dialog, Role.VIEWER)
    _press(dialog, "Change roles")
    frame.wait()
    assert dialog.problem_text == "The last administrator stays: somebody has to manage the office."


def test_disabling_asks_first_and_is_for_good(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "ram")
    frame.answer_next(QDialog.reject)
    page.list.disable_button.click()
    frame.wait()
    assert _cells(page, "ram")[4] == "Active"
    frame.answer_next(QDialog.accept)
    page.list.disable_button.click()
    frame.wait()
    assert _cells(page, "ram")[4] == "Disabled"
    buttons = page.list.roles_button, page.list.reset_button, page.list.disable_button
    assert not any(button.isEnabled() for button in buttons)


def test_a_forgotten_password_is_given_anew(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "ram")
    frame.answer_next(QDialog.accept)
    page.list.reset_button.click()
    secret = frame.dialog(SecretDialog)
    office.doors.sign_in("ram", secret.secret).close()
    _press(secret, "I have noted it")


def test_an_administrator_revokes_an_unlock_key(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    assert not page.key_card.isVisible()
    _choose(page, "sita")
    assert not page.list.revoke_button.isEnabled()
    _choose(page, "hari")
    frame.answer_next(QDialog.accept)
    page.list.revoke_button.click()
    frame.wait()
    assert _cells(page, "hari")[6] == "–"


def test_a_supervisor_sees_only_his_key_and_issues_a_new_one(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "hari")
    assert not page.list.isVisible()
    assert not page.add_user_button.isVisible()
    incident = office.sign_in("sita").incidents.register(
        {"hazard": "fire", "incident_date": "2083-08-06", "wards": [2]}
    )
    frame.answer_next(QDialog.reject)
    page.key_card.issue_button.click()
    frame.wait()
    frame.answer_next(QDialog.accept)
    page.key_card.issue_button.click()
    secret = frame.dialog(SecretDialog)
    assert secret.secret != office.unlock_keys["hari"]
    sita = office.sign_in("sita")
    opened = sita.incidents.unlock(
        incident.number, supervisor="hari", unlock_key=secret.secret, reason="वडा गलत"
    )
    assert opened.unlocked_until is not None
    _press(secret, "I have noted it")
    assert frame.presented == []
