"""Runs slow work off the GUI thread: a page hands over a job and gets its result, and never sees a thread."""

from __future__ import annotations

import contextvars
import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import Enum
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")

_COLLECT_EVERY_MS = 2_000


class Lane(Enum):
    """Where a job queues. Jobs of one lane run one after the other, in the order they were given."""

    STORE = "store"
    FILES = "files"
    SHARE = "share"
    WATCH = "watch"


class _Ticket:
    """One job from its order to its delivery.

    Tickets are kept and let go by the GUI thread only, and a lane never holds one when it reports: if a lane
    dropped the last reference to a page, Qt would destroy that page in the wrong thread and crash.
    """

    def __init__(
        self,
        job: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        owner: QObject | None,
        lane: Lane,
    ) -> None:
        self.lane = lane
        self.owner = owner
        self._job: Callable[[], Any] | None = job
        self._on_done = on_done
        self._on_error = on_error
        self._context = contextvars.copy_context()
        self._result: Any = None
        self._error: Exception | None = None

    def work(self) -> None:
        """Do the job; called by a lane."""
        assert self._job is not None
        try:
            self._result = self._context.run(self._job)
        except Exception as error:  # noqa: BLE001  every failure belongs to whoever asked for the job
            self._error = error

    def deliver(self) -> None:
        """Hand over what came of it, unless its owner is gone; called by the GUI thread."""
        result, error = self._result, self._error
        # The traceback of an error refers to this ticket: without this, a circle would stay behind.
        self._job = self._result = self._error = None
        if self.owner is not None and not shiboken6.isValid(self.owner):
            return
        if error is not None:
            self._on_error(error)
        else:
            self._on_done(result)


class TaskRunner(QObject):
    """Lanes of one thread each: the store, files (PDF, export), what travels to shares and may wait for
    them, and checks that nobody waits for.

    ``on_done`` and ``on_error`` are always called on the GUI thread, in the order in which jobs end. Results
    for an owner that Qt has destroyed in the meantime are dropped; the job itself always runs.
    """

    busy = Signal(bool)  # True when the first job starts waiting, False when the last one was delivered

    # Emitted by the lanes with the number of a ticket. It lives as long as the runner: signal objects that
    # die with their job crash.
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"leoc-{lane.value}") for lane in Lane
        }
        for lane in self._lanes.values():
            # Its thread starts now: one that starts while a window is open keeps the Python side of that window alive
            # until the program ends, and with it what was read from the office.
            lane.submit(bool)
        self._numbers = count(1)
        self._tickets: dict[int, _Ticket] = {}
        self._running: dict[int, Future[None]] = {}
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether any job waits, runs, or has not been delivered yet."""
        return bool(self._tickets)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is taken any more: the program ends."""
        return self._closed

    def works_in(self, lane: Lane) -> bool:
        """Whether a job of that lane waits, runs, or has not been delivered yet."""
        return any(ticket.lane is lane for ticket in self._tickets.values())

    def works_for(self, whom: QObject) -> bool:
        """Whether a job of this page or dialog, or of a part of it, waits, runs, or has not been delivered yet."""
        return any(_belongs(ticket.owner, whom) for ticket in self._tickets.values())

    def run(
        self,
        lane: Lane,
        job: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run ``job`` in ``lane`` and hand its result to ``on_done``, or its exception to ``on_error``.

        ``owner`` is the page or dialog that waits for it. The job sees the caller's context, so it speaks the
        caller's language. After ``close()`` nothing is taken any more: RuntimeError.
        """
        if self._closed:
            message = "the task runner is closed"
            raise RuntimeError(message)
        number = next(self._numbers)
        was_idle = not self._tickets
        self._tickets[number] = _Ticket(job, on_done, on_error, owner, lane)
        self._running[number] = self._lanes[lane].submit(self._work, number)
        if was_idle:
            self.busy.emit(True)  # noqa: FBT003  a signal takes no keywords

    def drain(self, *lanes: Lane) -> None:
        """Wait until every job of these lanes has run and deliver all results, those of jobs started by callbacks
        included; without lanes named, of all.

        The window does not react meanwhile: for shutting down, and for tests.
        """
        while waiting := [n for n in sorted(self._running) if not lanes or self._tickets[n].lane in lanes]:
            wait([self._running[number] for number in waiting])
            for number in waiting:
                self._deliver(number)

    def close(self) -> None:
        """Finish every job and deliver every result, then take no more."""
        if self._closed:
            return
        try:
            self.drain()
        finally:
            self._closed = True
            for threads in self._lanes.values():
                threads.shutdown()

    def _work(self, number: int) -> None:
        self._tickets[number].work()
        self._finished.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        ticket = self._tickets.pop(number, None)
        if ticket is None:
            return  # drain() was faster than the signal
        del self._running[number]
        try:
            ticket.deliver()
        finally:
            if not self._tickets:
                self.busy.emit(False)  # noqa: FBT003  a signal takes no keywords


def _belongs(part: QObject | None, whole: QObject) -> bool:
    while part is not None and shiboken6.isValid(part):
        if part is whole:
            return True
        part = part.parent()
    return False


class GuiThreadCollector(QObject):
    """Lets Python collect circular garbage on the GUI thread only.

    Left alone, the collector runs in whatever thread happens to allocate, and a window caught in a circle
    would be destroyed by a lane. While this object lives, a timer of the thread that made it collects.
    """

    _living = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        GuiThreadCollector._living += 1
        self.destroyed.connect(GuiThreadCollector._gone)
        timer = QTimer(self)
        timer.setInterval(_COLLECT_EVERY_MS)
        timer.timeout.connect(self._collect)
        timer.start()
        self._since_full = 0

    @staticmethod
    def _gone() -> None:
        """Python may collect by itself again soon, unless another collector still lives: a former one may go late.

        Not at once: Qt is in the middle of destroying objects, and one that the collector destroys meanwhile would
        wait for ever for the lock that Qt holds.
        """
        GuiThreadCollector._living -= 1
        QTimer.singleShot(0, GuiThreadCollector._let_python_collect)

    @staticmethod
    def _let_python_collect() -> None:
        if not GuiThreadCollector._living:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Young garbage each time, all of it once a minute."""
        self._since_full = (self._since_full + 1) % 30
        gc.collect(1 if self._since_full else 2)
