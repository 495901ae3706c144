"""Jobs run elsewhere, results come home to the GUI thread."""

import gc
import threading
import time

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from leoc_desktop.foundation.translation import Language, current, speaking
from leoc_desktop.ui_kit.task_runner import GuiThreadCollector, Lane, TaskRunner


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


def refuse(error):
    raise AssertionError(f"not expected: {error!r}")


def test_a_job_runs_elsewhere_and_its_result_arrives_on_the_gui_thread(runner, qtbot):
    seen = []
    runner.run(
        Lane.STORE, threading.get_ident, lambda ident: seen.append((ident, threading.get_ident())), refuse
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, deliverer = seen[0]
    assert worker != deliverer == threading.get_ident()


def test_an_exception_goes_to_on_error_on_the_gui_thread(runner, qtbot):
    errors = []
    runner.run(
        Lane.FILES, lambda: 1 // 0, refuse, lambda error: errors.append((error, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0][0], ZeroDivisionError)
    assert errors[0][1] == threading.get_ident()


def test_jobs_of_the_store_run_one_after_the_other_in_order(runner):
    running, order, done = [], [], []

    def job(number):
        running.append(number)
        assert len(running) == 1
        time.sleep(0.001)
        running.remove(number)
        order.append(number)
        return number

    for number in range(40):
        runner.run(Lane.STORE, lambda number=number: job(number), done.append, refuse)
    runner.drain()
    assert order == done == list(range(40))


def test_a_long_file_job_does_not_hold_up_the_store(runner, qtbot):
    release, done = threading.Event(), []
    runner.run(Lane.FILES, lambda: release.wait(10), lambda _: done.append("file"), refuse)
    runner.run(Lane.STORE, lambda: "store", done.append, refuse)
    qtbot.waitUntil(lambda: done == ["store"])
    release.set()
    qtbot.waitUntil(lambda: done == ["store", "file"])


def test_results_for_a_destroyed_page_are_dropped_but_its_job_is_done(runner, qtbot):
    page, release, saved, shown = QWidget(), threading.Event(), [], []

    def save():
        release.wait(10)
        saved.append("record")

    runner.run(Lane.STORE, save, shown.append, refuse, owner=page)
    shiboken6.delete(page)
    release.set()
    runner.drain()
    assert saved == ["record"]
    assert shown == []


def test_a_job_speaks_the_language_of_the_page_that_asked(runner):
    said = []
    with speaking(Language("en", nepali_digits=False)):
        runner.run(Lane.STORE, current, said.append, refuse)
    runner.drain()
    assert said == [Language("en", nepali_digits=False)]


def test_busy_says_when_work_begins_and_when_all_of_it_is_delivered(runner, qtbot):
    told = []
    runner.busy.connect(told.append)
    for _ in range(5):
        runner.run(Lane.STORE, lambda: None, lambda _: None, refuse)
    assert runner.is_busy
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told == [True, False]


def test_draining_also_finishes_what_callbacks_start(runner):
    done = []

    def again(number):
        done.append(number)
        if number < 3:
            runner.run(Lane.STORE, lambda: number + 1, again, refuse)

    runner.run(Lane.STORE, lambda: 0, again, refuse)
    runner.drain()
    assert done == [0, 1, 2, 3]


def test_a_closed_runner_takes_nothing(runner):
    runner.close()
    with pytest.raises(RuntimeError):
        runner.run(Lane.STORE, lambda: None, lambda _: None, refuse)


def test_two_thousand_jobs_with_pages_coming_and_going(runner, qtbot):
    done = []
    for number in range(2000):
        page = QWidget()
        lane = Lane.STORE if number % 2 else Lane.FILES
        runner.run(lane, lambda number=number: [number] * 10, done.append, refuse, owner=page)
        if number % 7 == 0:
            shiboken6.delete(page)
        if number % 400 == 0:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
    kept = [number for number in range(2000) if number % 7]
    assert {row[0] for row in done} >= set(kept)
    assert len(done) <= 2000


def test_a_failing_callback_does_not_lose_the_results_behind_it(runner, qtbot):
    done = []
    with qtbot.captureExceptions() as failures:
        runner.run(Lane.STORE, lambda: 1, refuse, refuse)
        runner.run(Lane.STORE, lambda: 2, done.append, refuse)
        qtbot.waitUntil(lambda: done == [2])
    assert [failure[0] for failure in failures] == [AssertionError]


def test_while_the_collector_lives_garbage_is_collected_by_its_own_thread_only(qtbot):
    host = QWidget()
    GuiThreadCollector(host)
    assert not gc.isenabled()
    shiboken6.delete(host)
    qtbot.waitUntil(gc.isenabled)


def test_python_collects_by_itself_only_after_the_last_program_is_gone(qtbot):
    former, present = QWidget(), QWidget()
    GuiThreadCollector(former)
    GuiThreadCollector(present)
    shiboken6.delete(former)
    qtbot.wait(1)
    assert not gc.isenabled()
    shiboken6.delete(present)
    qtbot.waitUntil(gc.isenabled)
