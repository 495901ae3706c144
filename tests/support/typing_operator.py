"""An operator in a process of its own who types and never saves, so that he can be killed in the middle.

Run as ``python -m tests.support.typing_operator FOLDER NAME KEEP KEY``; the password comes on standard input. KEEP and
KEY are milliseconds: until what is typed is kept, and between two keys. After each key the number of keys so far is
told on standard output.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.ui_kit import draft_keeping
from leoc_desktop.ui_kit.data_changes import DataChanges
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.task_runner import GuiThreadCollector, TaskRunner
from tests.support import light_work

_WAIT_MS = 20


def _page(services: Services, tasks: TaskRunner) -> IncidentPage:
    def tell(*said: object) -> None:
        sys.stderr.write(f"{said}\n")

    store, login = services.office.store, services.login
    context = PageContext(tasks, tell, tell, DataChanges(), tell, tell)
    return IncidentPage(
        context,
        services.incidents,
        services.incident_lists,
        services.incident_review,
        services.events,
        FormDrafts(store, login, "incident"),
        UserSettings(store, login),
        services.incident_files,
        ward_count=9,
    )


def main() -> None:
    """Open a new incident and type into its description until killed."""
    light_work.begin()
    draft_keeping.KEEP_AFTER_MS, key_every_ms = int(sys.argv[3]), int(sys.argv[4])
    app = QApplication([])
    collector = GuiThreadCollector(QObject(app))
    services = open_doors(Path(sys.argv[1])).sign_in(sys.argv[2], sys.stdin.readline().strip())
    tasks = TaskRunner()
    page = _page(services, tasks)
    page.show()
    page.open_new()
    while tasks.is_busy:
        QTest.qWait(_WAIT_MS)
    page.form.form.go_to_field("description")
    text = page.window().focusWidget()
    assert text is not None
    keys = 0

    def press() -> None:
        nonlocal keys
        QTest.keyClick(text, "abcdefghij"[keys % 10])
        keys += 1
        sys.stdout.write(f"{keys}\n")
        sys.stdout.flush()

    timer = QTimer(collector)
    timer.timeout.connect(press)
    timer.start(key_every_ms)
    app.exec()


if __name__ == "__main__":
    main()
