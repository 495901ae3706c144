"""Goes from window to window: set-up or sign-in, first password, main window, and back when the user leaves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from leoc_desktop.features.office.report import SHEET_FILE, render_recovery_sheet
from leoc_desktop.features.office.report import TITLE as SHEET_TITLE
from leoc_desktop.features.office.service import NewOffice, RecoverySheet
from leoc_desktop.foundation.computer import LEAST_FREE
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.policy import policy_in_force
from leoc_desktop.foundation.translation import _
from leoc_desktop.shell.first_run_wizard import FirstRunWizard
from leoc_desktop.shell.idle_guard import IDLE_LIMIT, IdleGuard, LockReason
from leoc_desktop.shell.main_window import ResumePoint
from leoc_desktop.shell.window_bell import WindowBell
from leoc_desktop.startup.entrance import Entrance, sentence
from leoc_desktop.startup.look import Look
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.startup.restore import restore_backup
from leoc_desktop.startup.services import Doors, Services, open_doors
from leoc_desktop.startup.spool_care import SpoolCare
from leoc_desktop.storage.data_folder import DataFolder, free_bytes
from leoc_desktop.storage.folder_lock import window_lock
from leoc_desktop.ui_kit.data_changes import DataChanges
from leoc_desktop.ui_kit.nepali_typing import NepaliTyping
from leoc_desktop.ui_kit.qt_texts import install_qt_texts
from leoc_desktop.ui_kit.secret_paper import SecretPaper
from leoc_desktop.ui_kit.task_runner import GuiThreadCollector, Lane, TaskRunner
from leoc_desktop.ui_kit.wheel_guard import WheelGuard


def _little_room(root: Path) -> str:
    """What the sign-in says about a disk that fills up; "" where there is room."""
    free = free_bytes(root)
    if free >= LEAST_FREE:
        return ""
    text = _("Only {size} MB are free on the disk with the office's data. Free some space, or tell IT.")
    return text.format(size=show_number(free // 1024**2))


class Desktop(QObject):
    """Owns the windows one after the other. Raises AlreadyRunning when another window uses the data folder."""

    def __init__(
        self, app: QApplication, root: Path, open_doors: Callable[[Path], Doors] = open_doors
    ) -> None:
        """``open_doors`` is for tests, which bring a keyring of their own."""
        super().__init__()
        self._app = app
        self.root = root
        self.doors = partial(open_doors, root)
        self._lock = window_lock(root)
        self._bell = WindowBell(root, self.come_to_the_front, self)
        self.look = Look(app, DataFolder(root).settings)
        self.tasks = TaskRunner(self)
        self.changes = DataChanges(self)
        self._collector = GuiThreadCollector(self)
        self._wheel_guard = WheelGuard(app)
        self.typing = NepaliTyping(app, self)
        self.window: QWidget | None = None
        self._desk: OpenDesk | None = None
        self._guard: IdleGuard | None = None
        self._resume: tuple[str, ResumePoint] | None = None
        self.spool = SpoolCare(self.tasks, self)
        self._fetched: tempfile.TemporaryDirectory[str] | None = None
        self._entrance = Entrance(self)
        install_qt_texts(app)
        app.aboutToQuit.connect(self.close)

    def start(self, *, sign_in_as: tuple[str, str] | None = None, backup: Path | None = None) -> None:
        """Show the first window; ``sign_in_as`` opens a training office without asking.

        ``backup`` is a file that somebody opened by a double click: what is in it can be looked at.
        """
        if not self.doors().office.holds_office():
            self._show_wizard()
        else:
            login = self._entrance.show_login(_little_room(self.root))
            if sign_in_as is not None:
                self._entrance.sign_in(login, *sign_in_as)
        if backup is not None:
            restore_backup(self, self._entrance, backup.absolute())

    def close(self) -> None:
        """Keep what is typed, finish what is running, close the office and the window, let the folder go."""
        if self._desk is not None and isValid(self._desk.window):
            self._desk.window.keep()
        self._leave_desk()
        self.tasks.close()
        self.spool.let_go()
        if self._fetched is not None:
            self._fetched.cleanup()
        self._lock.release()
        window, self.window = self.window, None
        self._close_windows()
        if window is not None and isValid(window):
            window.deleteLater()  # its timers must not go on without lanes

    def show_window(self, window: QWidget) -> None:
        """Put ``window`` in the place of the one before."""
        former, self.window = self.window, window
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        if former is not None:
            window.setGeometry(former.geometry())
            former.close()
        window.activateWindow()  # the keyboard goes with the window

    def come_to_the_front(self) -> None:
        """Show the open window above all others: the program was started a second time."""
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _show_wizard(self) -> None:
        wizard = FirstRunWizard()
        fixed = policy_in_force().local_level
        if fixed is not None:
            wizard.office.fix(fixed)
        wizard.language_wanted.connect(self.look.speak)
        wizard.set_up_wanted.connect(self._set_up)
        wizard.restore_wanted.connect(self.show_restore)
        wizard.finished.connect(self._set_up_done)
        self.show_window(wizard)

    def _set_up(self, new: NewOffice) -> None:
        wizard = self.window
        assert isinstance(wizard, FirstRunWizard)
        self.tasks.run(
            Lane.STORE,
            lambda: self.doors().office.found(new),
            partial(self._show_sheet, wizard),
            lambda error: wizard.show_problem(sentence(error)),
            owner=wizard,
        )

    def _show_sheet(self, wizard: FirstRunWizard, sheet: RecoverySheet) -> None:
        paper = SecretPaper(
            self.tasks, partial(render_recovery_sheet, sheet), title=_(SHEET_TITLE), file_name=SHEET_FILE
        )
        wizard.code.offer_paper(paper)
        wizard.show_code(sheet.code)

    def _set_up_done(self, admin_name: str) -> None:
        self.look.remember_name(admin_name)
        self._entrance.show_login()

    def show_restore(self) -> None:
        """Restore a backup: over the sign-in or the first-run page, when nobody is at work."""
        restore_backup(self, self._entrance)

    def fetched_folder(self) -> Path:
        """A new folder for a backup that is brought from a share; it goes away with the program."""
        if self._fetched is not None:
            self._fetched.cleanup()
        self._fetched = tempfile.TemporaryDirectory(prefix="leoc-fetched-")
        return Path(self._fetched.name)

    def restore_instead(self) -> None:
        """Close the office, since a restore needs it alone, and ask which backup."""
        self.end_session("")
        self.tasks.drain()
        self.show_restore()

    def open_desk(self, services: Services) -> None:
        """Somebody has come in: show his main window, where he left it when the program locked."""
        self.spool.let_go()
        self._desk = OpenDesk(self, services)
        self._desk.window.lock_wanted.connect(self.lock)
        self._guard = IdleGuard(
            self._app, services.office.store.clock, idle=policy_in_force().idle_limit or IDLE_LIMIT
        )
        self._guard.lock_wanted.connect(self.lock)
        self.show_window(self._desk.window)
        self._desk.window.show_page(0)
        self._desk.begin()
        if self._resume is not None and self._resume[0] == services.login.name:
            self._desk.window.resume(self._resume[1])
        self._resume = None

    def lock(self, reason: LockReason = LockReason.WANTED) -> None:
        """Close every window that shows data, close the store and wipe the keys; the same form comes back later.

        Nothing is asked: a question that nobody answers would keep the office open.
        """
        if self._desk is not None:
            self._desk.window.keep()
            self._resume = (self._desk.services.login.name, self._desk.window.resume_point())
            self._go_to_login(_(reason.value) if reason.value else "")

    def end_session(self, why: str) -> None:
        """The session cannot go on: back to the sign-in, which says why."""
        if self._desk is not None:
            self._desk.window.keep()
            self._go_to_login(why)

    def _go_to_login(self, why: str) -> None:
        login = self._entrance.show_login(why)  # first of all nothing is seen any more
        self._leave_desk()
        self._close_windows(but=login)

    def _close_windows(self, but: QWidget | None = None) -> None:
        """Close what is open, a question or a dialog that nobody answered included."""
        for window in self._app.topLevelWidgets():
            if window is not but and window.isVisible():
                window.close()

    def _leave_desk(self) -> None:
        """Let every job end, then close the office: nothing can be read any more, and nothing read is kept.

        A backup that is being sealed needs the keys for many seconds; the office is closed behind it, in its lane.
        """
        desk, self._desk = self._desk, None
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
        if desk is not None:
            desk.stop_waiting()
            self.tasks.drain(Lane.STORE, Lane.FILES)
            desk.leave()
