"""What stands around a page in tests: the real task runner, and a record of what the page said and presented."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.data_changes import DataChanges
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.task_runner import TaskRunner

D = TypeVar("D", bound=QDialog)
_SETTLE_MS, _PATIENCE_MS = 30, 20_000


class PageFrame:
    """Offers a page its context and waits for its background work."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        gc.disable()  # as GuiThreadCollector does: a lane must never be the one that destroys a widget
        self.tasks = TaskRunner()
        self.changes = DataChanges()
        self._pages: list[Page] = []
        self.said: list[tuple[str, Tone]] = []
        self.presented: list[Exception] = []
        self.context = PageContext(
            self.tasks, self._say, self._present, self.changes, self._ask_password, self._offer_undo
        )
        self.asked_for_password = 0
        self.undo: Callable[[], None] | None = None

    def _say(self, text: str, tone: Tone) -> None:
        self.said.append((text, tone))

    def _present(self, error: Exception, _retry: Callable[[], None] | None = None) -> None:
        self.presented.append(error)

    def _ask_password(self, _then: Callable[[], None], otherwise: Callable[[], None]) -> None:
        self.asked_for_password += 1
        otherwise()

    def _offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        self.said.append((text, Tone.OK))
        self.undo = undo

    def follow(self, services: Services) -> None:
        """Tell pages what ``services`` write, as the main window does."""
        services.on_change(self.changes.announce)

    def show(self, page: Page) -> None:
        """Show ``page`` as large as on a small screen and wait until it has loaded."""
        self._qtbot.addWidget(page)
        self._pages.append(page)
        page.resize(1158, 660)
        page.show()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is going on in the background."""
        self._qtbot.wait(_SETTLE_MS)  # what the page starts with a timer
        self._qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=_PATIENCE_MS)

    def dialog(self, kind: type[D]) -> D:
        """The open dialog of that kind."""
        self._qtbot.waitUntil(lambda: self._open(kind) is not None, timeout=_PATIENCE_MS)
        found = self._open(kind)
        assert found is not None
        return found

    def _open(self, kind: type[D]) -> D | None:
        dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind)]
        return next((dialog for dialog in dialogs if dialog.isVisible()), None)

    def answer_next(self, act: Callable[[QDialog], None]) -> None:
        """Let ``act`` answer the dialog that blocks next (a question)."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                act(dialog)
            else:
                QTimer.singleShot(10, answer)

        QTimer.singleShot(0, answer)

    def close(self) -> None:
        """Finish everything."""
        for page in self._pages:
            page.close()
        self.wait()  # what was still being drawn
        self.tasks.close()
        gc.collect()
        gc.enable()
