"""The real window in a process of its own, so that another one can look at what its memory holds.

Run as ``python -m tests.support.window_in_a_child FOLDER NAME``; the password comes on standard input. It prints
``open`` when every page was visited and ``locked`` after locking, and waits for a line each time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop

_STEP_MS, _STEPS = 20, 3000


def until(done: Callable[[], bool]) -> None:
    """Let the program run until ``done``; fails after a minute."""
    for _step in range(_STEPS):
        if done():
            return
        QTest.qWait(_STEP_MS)
    raise TimeoutError


def visit_all(program: Desktop, window: MainWindow) -> None:
    """Show every page and open a new incident where the user may."""
    for number, page in enumerate(window.pages):
        window.show_page(number)
        QTest.qWait(_STEP_MS)
        until(lambda: not program.tasks.is_busy)
        if isinstance(page, IncidentPage):
            page.open_new()
            until(lambda: not program.tasks.is_busy)


def tell(word: str) -> None:
    """Say how far it is and wait for leave to go on."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def main() -> None:
    """Sign in, look at everything, lock."""
    folder, name = Path(sys.argv[1]), sys.argv[2]
    password = sys.stdin.readline().rstrip("\n")
    app = QApplication([])
    program = Desktop(app, folder)
    program.start()
    login = program.window
    assert isinstance(login, LoginWindow)
    login.submitted.emit(name, password)
    until(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    visit_all(program, window)
    tell("open")
    del window, login
    program.lock()
    QTest.qWait(200)
    gc.collect()
    tell("locked")
    program.close()


if __name__ == "__main__":
    main()
