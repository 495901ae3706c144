"""Pages that show what was written: at once when they are seen, later when they are not."""

import threading

import pytest
from PySide6.QtWidgets import QWidget

from leoc_desktop.ui_kit.data_changes import DataChanges, ReloadWhenSeen


@pytest.fixture
def changes(qapp):
    return DataChanges()


@pytest.fixture
def page(changes, qtbot):
    """A page that counts its loadings, shown once."""
    made = QWidget()
    qtbot.addWidget(made)
    made.loads = 0

    def load():
        made.loads += 1

    made.reloader = ReloadWhenSeen(made, changes, {"incident"}, load)
    made.show()
    qtbot.waitUntil(lambda: made.loads == 1)
    return made


def test_a_commit_on_another_thread_arrives_on_the_gui_thread(changes, qtbot):
    heard = []
    changes.changed.connect(lambda kinds: heard.append((kinds, threading.get_ident())))
    committer = threading.Thread(target=lambda: changes.announce({"incident", "audit"}))
    committer.start()
    committer.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({"incident", "audit"}), threading.get_ident())]


def test_a_visible_page_reloads_once_for_many_changes(changes, page, qtbot):
    for _commit in range(20):
        changes.announce({"incident"})
    qtbot.waitUntil(lambda: page.loads == 2)
    qtbot.wait(30)
    assert page.loads == 2


def test_changes_of_other_kinds_do_not_reload(changes, page, qtbot):
    changes.announce({"user"})
    qtbot.wait(30)
    assert page.loads == 1
    assert not page.reloader.is_stale


def test_a_hidden_page_waits_until_it_is_seen(changes, page, qtbot):
    page.hide()
    changes.announce({"incident"})
    qtbot.waitUntil(lambda: page.reloader.is_stale)
    qtbot.wait(20)
    assert page.loads == 1
    page.show()
    qtbot.waitUntil(lambda: page.loads == 2)
    page.hide()
    page.show()
    qtbot.wait(20)
    assert page.loads == 2
