"""The page about users: what an administrator does with them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from leoc_desktop.access.roles import Role
from leoc_desktop.features.users.form import AddUserDialog, ChangeUserDialog, SecretDialog
from leoc_desktop.features.users.page import UserPage
from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import PASSWORDS, TestOffice
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
    page.list.change_button.click()
    dialog = frame.dialog(ChangeUserDialog)
    _tick(dialog, Role.OPERATOR, on=False)
    _press(dialog, "Save changes")
    assert dialog.problem_text == "Choose at least one role."
    _tick(dialog, Role.ACCOUNTANT)
    _tick(dialog, Role.OPERATOR)
    with qtbot.waitSignal(dialog.accepted):
        _press(dialog, "Save changes")
    frame.wait()
    assert _cells(page, "sita")[3] == "Operator and Accountant"
    assert frame.said == [("सीता श्रेष्ठ is now: Operator and Accountant.", Tone.OK)]


def test_the_last_administrator_stays(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "admin")
    assert not page.list.disable_button.isEnabled()
    assert not page.list.reset_button.isEnabled()
    page.list.change_button.click()
    dialog = frame.dialog(ChangeUserDialog)
    _tick(dialog, Role.ADMINISTRATOR, on=False)
    _tick(dialog, Role.VIEWER)
    _press(dialog, "Save changes")
    frame.wait()
    assert dialog.problem_text == "The last administrator stays: somebody has to manage the office."


def test_disabling_asks_first_and_can_be_taken_back(office: TestOffice, frame: PageFrame) -> None:
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
    buttons = page.list.change_button, page.list.reset_button, page.list.disable_button
    assert not any(button.isEnabled() for button in buttons)
    assert not page.list.disable_button.isVisible()
    frame.answer_next(QDialog.accept)
    page.list.enable_button.click()
    secret = frame.dialog(SecretDialog)
    office.doors.sign_in("ram", secret.secret).close()
    _press(secret, "I have noted it")
    frame.wait()
    assert _cells(page, "ram")[4] == "One-time password"
    assert not page.list.enable_button.isVisible()


def test_a_name_and_a_post_are_changed_and_the_roles_stay(
    office: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "maya")
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    dialog = frame.dialog(ChangeUserDialog)
    _type(dialog, "Full name", "  ")
    _press(dialog, "Save changes")
    assert dialog.problem_text == "Type the full name."
    _type(dialog, "Full name", "माया  रोकाया थापा")
    _type(dialog, "Post", "अधिकृत")
    with qtbot.waitSignal(dialog.accepted):
        _press(dialog, "Save changes")
    frame.wait()
    assert _cells(page, "maya")[1:4] == ["माया रोकाया थापा", "अधिकृत", "Supervisor"]
    rows = office.sign_in("hari").audit.entries(action="user.change")
    assert (rows[0].after["post"], "roles" in rows[0].after) == ("अधिकृत", False)


def test_an_account_that_guesses_closed_is_opened_again(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame, "admin")
    _choose(page, "gita")
    assert not page.list.forgive_button.isVisible()
    slot = office.opened[0].office.vault.slot_id("gita")
    for _try in range(100):
        office.clock.advance(timedelta(minutes=16))
        office.opened[0].office.here.guard.count_before_check(slot)
    office.clock.advance(timedelta(minutes=16))
    office.opened[0].particulars.confirm_password(PASSWORDS["admin"])
    page.load()
    frame.wait()
    assert _cells(page, "gita")[4] == "Closed: wrong passwords"
    frame.answer_next(QDialog.accept)
    page.list.forgive_button.click()
    frame.wait()
    assert _cells(page, "gita")[4] == "Active"
    office.sign_in("gita")


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
    _choose(page, "sita")
    assert not page.list.revoke_button.isEnabled()
    _choose(page, "hari")
    frame.answer_next(QDialog.accept)
    page.list.revoke_button.click()
    frame.wait()
    assert _cells(page, "hari")[6] == "–"
