"""A widget that is shown before it has a parent is a window for a moment, and takes the keyboard with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.dialog_tour import dialogs
from leoc_desktop.startup.window_tour import windows_before_sign_in
from leoc_desktop.ui_kit.confirm import Confirm
from tests.support.page_walk import told
from tests.support.training_window import TrainingWindow


class _Watch(QObject):
    """Notes every widget without a parent that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.parent() is None:
            self.shown.append(watched)
        return False


@contextmanager
def _watched(app: QApplication) -> Iterator[list[QWidget]]:
    watch = _Watch()
    app.installEventFilter(watch)
    try:
        yield watch.shown
    finally:
        app.removeEventFilter(watch)


def test_the_watch_sees_a_widget_that_is_shown_too_early(qapp: QApplication, qtbot: QtBot) -> None:
    holder, early, right = QWidget(), QLabel("early"), QLabel("right")
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    with _watched(qapp) as shown:
        early.setVisible(True)
        layout.addWidget(early)
        layout.addWidget(right)
        right.setVisible(True)
    assert shown == [early]


def test_no_page_is_built_out_of_windows(qapp: QApplication, own_window: TrainingWindow) -> None:
    with _watched(qapp) as shown:
        own_window.open_another()
        for _view in own_window.views(forms=True):
            pass
    assert {told(widget) for widget in shown if not isinstance(widget, MainWindow)} == set()
    assert own_window.window in shown


def test_no_dialog_and_no_window_before_the_sign_in_is(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with _watched(qapp) as shown:
        made = [*windows_before_sign_in(), *dialogs(parent)]
        made.append(("training", LoginWindow(last_name="", training=True)))
        made.append(("question", Confirm(parent, "Leave?", "Leave", "It was changed.")))
    for _name, window in made:
        if window.parent() is None:  # the others go with theirs
            qtbot.addWidget(window)
    assert {told(widget) for widget in shown} == set()
