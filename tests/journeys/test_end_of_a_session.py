"""How a session ends: by the clock, by a question nobody answers, by an administrator; and what each minute does."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from leoc_desktop.access import audit_trail
from leoc_desktop.access.roles import Role
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.office.page import OfficePage
from leoc_desktop.shell.idle_guard import LockReason
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.ui_kit.confirm import Confirm
from tests.support.desktop_window import PATIENCE_MS, idle, incidents, sign_in, window_of
from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice


def _login(qtbot: QtBot, program: Desktop) -> LoginWindow:
    login = window_of(qtbot, program, LoginWindow)
    assert isinstance(login, LoginWindow)
    return login


def _wait_for_rows(qtbot: QtBot, window: MainWindow, count: int) -> None:
    model = incidents(window).model
    qtbot.waitUntil(lambda: model.rowCount() == count, timeout=PATIENCE_MS)


def test_after_twelve_hours_the_sign_in_says_why(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    assert program._guard is not None
    program._guard.lock(LockReason.LONG_SESSION)
    assert "12 hours" in _login(qtbot, program)._message.text()


def test_a_question_that_nobody_answers_does_not_keep_the_office_open(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    number = next(n for n, page in enumerate(window.pages) if isinstance(page, OfficePage))
    window.show_page(number)
    page = window.pages[number]
    assert isinstance(page, OfficePage)
    qtbot.waitUntil(lambda: page._stored is not None, timeout=PATIENCE_MS)
    qtbot.keyClicks(page.findChildren(QLineEdit)[0], "Khola")
    asked: list[bool] = []

    def nobody_answers() -> None:
        asked.append(isinstance(QApplication.activeModalWidget(), Confirm))
        program.lock(LockReason.IDLE)

    QTimer.singleShot(200, nobody_answers)
    window.show_page(0)
    assert asked == [True]
    assert "nobody used the program" in _login(qtbot, program)._message.text()
    qtbot.waitUntil(
        lambda: [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [program.window],
        timeout=PATIENCE_MS,
    )
    window = sign_in(qtbot, program, "admin", PASSWORDS["admin"])
    assert window.pages[number].isVisible()
    assert window.pages[number].findChildren(QLineEdit)[0].text() == "Khola"
    program.lock()  # closing the window would ask once more


def test_who_loses_a_right_signs_in_again_and_finds_what_he_typed(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "ram", PASSWORDS["ram"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    page.form.form.set_raw_values({**LANDSLIDE, "incident_date": "2083-08-01"})
    page.form.form.changed.emit()
    office.sign_in("admin").users.change_roles("ram", {Role.OPERATOR, Role.VIEWER})
    page.form.submit.click()
    login = _login(qtbot, program)
    assert "Your rights were changed" in login._message.text()
    page = incidents(sign_in(qtbot, program, "ram", PASSWORDS["ram"]))
    page.open_new()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.form, timeout=PATIENCE_MS)
    assert page.form.values()["tole"] == LANDSLIDE["tole"]


def test_each_minute_closes_old_unlocks_and_remembers_the_log(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    number = office.sign_in("sita").incidents.register(LANDSLIDE).number
    office.sign_in("sita").incidents.unlock(
        number, supervisor="hari", unlock_key=office.unlock_keys["hari"], reason="मृतक संख्या गलत"
    )
    office.close()
    program = desktop(office.folder)
    page = incidents(sign_in(qtbot, program, "hari", PASSWORDS["hari"]))
    assert program._desk is not None
    services = program._desk.services
    program._desk._care.each_minute()  # the grant is of another start of the computer: its time is over
    idle(qtbot, program)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
    assert page.model.row(0).state is State.SUBMITTED
    assert services.incidents.show(number).locked
    with services.office.store.read() as session:
        head = audit_trail.head(session)
    anchor = services.office.anchors.newest()
    assert anchor is not None
    assert (anchor.seq, anchor.hash) == (head.seq, head.hash)


def test_nothing_of_the_pages_is_left_after_locking(
    qtbot: QtBot, desktop: Callable[..., Desktop], office: TestOffice
) -> None:
    office.sign_in("sita").incidents.register({**LANDSLIDE, "incident_date": "2083-08-01"})
    office.close()
    program = desktop(office.folder)
    window = sign_in(qtbot, program, "sita", PASSWORDS["sita"])
    for number in range(len(window.pages)):
        window.show_page(number)
        idle(qtbot, program)
    _wait_for_rows(qtbot, window, 1)
    kept: list[weakref.ref[QObject]] = [weakref.ref(incidents(window).model), weakref.ref(window)]
    kept += [weakref.ref(page) for page in window.pages]
    del window
    program.lock()

    def gone() -> bool:
        gc.collect()
        return all(one() is None for one in kept)

    qtbot.waitUntil(gone, timeout=PATIENCE_MS)
