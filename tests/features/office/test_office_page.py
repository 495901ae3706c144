"""The settings page: particulars that administrators change, and everybody's own password."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from leoc_desktop.features.office.form import ChangePasswordDialog
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.foundation import translation
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import PASSWORDS, TestOffice
from tests.support.page_frame import PageFrame

NEW = "a kettle on a quiet veranda"


def _line(page: OfficePage | ChangePasswordDialog, name: str) -> QLineEdit:
    return next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == name)


def _texts(page: OfficePage) -> str:
    return " ".join(label.text() for label in page.findChildren(type(page.heading)))


def test_an_administrator_changes_what_the_letterhead_prints(
    office: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    services = office.sign_in("admin")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert not page.save_button.isEnabled()
    qtbot.keyClicks(_line(page, "Place of the office, in English"), "Thalara")
    qtbot.keyClicks(_line(page, "Telephone"), "092-421111")
    assert "Changed and not saved yet." in _texts(page)
    page.save_button.click()
    frame.wait()
    stored = services.particulars.particulars()
    assert (stored.place_en, stored.phone, stored.one_person_shifts) == ("Thalara", "092-421111", False)
    assert frame.said == [("Saved.", Tone.OK)]
    assert not page.save_button.isEnabled()
    assert frame.presented == []


def test_the_page_shows_the_fixed_facts_of_the_office(office: TestOffice, frame: PageFrame) -> None:
    services = office.sign_in("gita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert "Thalara Rural Municipality" in _texts(page)
    assert "70211" in _texts(page)
    translation.choose(translation.Language.of("ne"))
    page.retranslate()
    assert "थलारा गाउँपालिका" in _texts(page)
    assert "७०२११" in _texts(page)


def test_others_read_the_particulars_and_cannot_change_them(office: TestOffice, frame: PageFrame) -> None:
    services = office.sign_in("sita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert _line(page, "Telephone").isReadOnly()
    assert not page.save_button.isVisible()
    assert page.password_button.isVisible()


def test_leaving_with_unsaved_changes_asks_first(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    services = office.sign_in("admin")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    assert page.may_leave()
    qtbot.keyClicks(_line(page, "E-mail"), "x@y.np")
    frame.answer_next(QDialog.reject)
    assert not page.may_leave()
    assert _line(page, "E-mail").text() == "x@y.np"
    frame.answer_next(QDialog.accept)
    assert page.may_leave()
    assert _line(page, "E-mail").text() == ""


def test_news_of_the_office_does_not_overwrite_what_is_being_typed(
    office: TestOffice, frame: PageFrame, qtbot: QtBot
) -> None:
    services = office.sign_in("admin")
    frame.follow(services)
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    qtbot.keyClicks(_line(page, "Telephone"), "1234")
    services.particulars.change_particulars(
        place_ne="थलारा", place_en="", phone="092-1", email="", one_person_shifts=False
    )
    frame.wait()
    assert _line(page, "Telephone").text() == "1234"
    assert page.save_button.isEnabled()


def _fill(dialog: ChangePasswordDialog, old: str, new: str, again: str) -> None:
    for name, text in (("Present password", old), ("New password", new), ("New password again", again)):
        _line(dialog, name).setText(text)


def _press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_a_user_changes_his_own_password(office: TestOffice, frame: PageFrame, qtbot: QtBot) -> None:
    services = office.sign_in("sita")
    page = OfficePage(frame.context, services.particulars, services.calendar)
    frame.show(page)
    page.password_button.click()
    dialog = frame.dialog(ChangePasswordDialog)
    _fill(dialog, PASSWORDS["sita"], NEW, NEW + "x")
    _press(dialog, "Keep the new password")
    assert "not the same" in dialog.problem_text
    _fill(dialog, "no such password 77", NEW, NEW)
    _press(dialog, "Keep the new password")
    frame.wait()
    assert dialog.problem_text == "The present password is not right."
    _fill(dialog, PASSWORDS["sita"], "short", "short")
    _press(dialog, "Keep the new password")
    frame.wait()
    assert dialog.problem_text == "The password needs at least 15 characters; this one has 5."
    _fill(dialog, PASSWORDS["sita"], NEW, NEW)
    with qtbot.waitSignal(dialog.accepted):
        _press(dialog, "Keep the new password")
    frame.wait()
    assert frame.said == [("Your password was changed.", Tone.OK)]
    office.doors.sign_in("sita", NEW).close()


def test_passwords_are_hidden_until_they_are_asked_to_be_shown(qtbot: QtBot) -> None:
    dialog = ChangePasswordDialog(None, first_time=False)
    qtbot.addWidget(dialog)
    assert {line.echoMode() for line in dialog.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Password}
    dialog.show_box.click()
    assert {line.echoMode() for line in dialog.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Normal}


def test_at_the_first_sign_in_the_known_password_is_not_asked_for_again(qtbot: QtBot) -> None:
    dialog = ChangePasswordDialog(None, first_time=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert _line(dialog, "One-time password").isVisible()
    dialog.old = "abcd-efgh-jkmn-pqrs"
    assert not _line(dialog, "One-time password").isVisible()
    _line(dialog, "New password").setText(NEW)
    _line(dialog, "New password again").setText(NEW)
    with qtbot.waitSignal(dialog.submitted):
        _press(dialog, "Keep the new password")
    assert (dialog.old, dialog.new) == ("abcd-efgh-jkmn-pqrs", NEW)
    dialog.reject()
    assert dialog.isVisible(), "the work is going on: its result must find the dialog"
    dialog.show_problem("too weak")
    dialog.reject()
    assert not dialog.isVisible()
