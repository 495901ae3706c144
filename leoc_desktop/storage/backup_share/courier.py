"""Starts the child, listens to it, and ends it when it has been silent or busy for too long."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from leoc_desktop.foundation.clock import Clock, SystemClock
from leoc_desktop.storage.backup_share.place import Place
from leoc_desktop.storage.backup_share.steps import Answer, Fetch, Put, Step
from leoc_desktop.storage.backup_share.trouble import ShareTrouble, TroubleKind

CARRY = "--carry-backups"
"""The argument by which the packaged program becomes the child."""
_MEGABYTE = 1024 * 1024
_PROGRAM_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a child may take, in seconds: without a sign of life, and in all."""

    silence: float = 30
    start: float = 60
    per_megabyte: float = 20
    """A line of half a megabit per second, there and back."""

    def in_all(self, steps: Sequence[Step]) -> float:
        """The longest time for these steps."""
        sizes = [Path(step.file).stat().st_size for step in steps if isinstance(step, Put)]
        sizes += [step.expected for step in steps if isinstance(step, Fetch)]
        return self.start + sum(sizes) / _MEGABYTE * self.per_megabyte


class Courier:
    """Carries out steps in places, one child process at a time. ``stop`` ends the present one and takes no more."""

    def __init__(self, limits: Limits | None = None, clock: Clock | None = None) -> None:
        self._limits = limits or Limits()
        self._clock = clock or SystemClock()
        self._stopped = threading.Event()
        self._child: subprocess.Popen[str] | None = None
        self._one_at_a_time = threading.Lock()

    @property
    def child(self) -> int | None:
        """The process id of the child at work, if there is one."""
        child = self._child
        return None if child is None else child.pid

    def carry(self, place: Place, *steps: Step) -> list[Answer]:
        """Do the steps one after the other; the first that fails for good ends it, and is the last one answered."""
        with self._one_at_a_time:
            if self._stopped.is_set():
                return [Answer(steps[0], {}, ShareTrouble(TroubleKind.BROKEN_OFF, place=place.shown))]
            return self._carried(place, steps)

    def stop(self) -> None:
        """End the child at work; what it was bringing stays where it is and is brought another time."""
        self._stopped.set()
        child = self._child
        if child is not None:
            child.kill()

    def _carried(self, place: Place, steps: Sequence[Step]) -> list[Answer]:
        lines: queue.Queue[str | None] = queue.Queue()
        child = _started()
        self._child = child
        assert child.stdin is not None
        assert child.stdout is not None
        listener = threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True)
        listener.start()
        try:
            job = {"place": place.as_json(), "steps": [step.as_json() for step in steps]}
            _hand_over(child.stdin, json.dumps(job) + "\n")
            return self._answers(place, steps, lines)
        finally:
            child.kill()
            child.wait()
            listener.join()
            child.stdout.close()
            self._child = None

    def _answers(self, place: Place, steps: Sequence[Step], lines: queue.Queue[str | None]) -> list[Answer]:
        answers: list[Answer] = []
        until = self._clock.boot_seconds() + self._limits.in_all(steps)
        for step in steps:
            answer = self._next(place, step, lines, until)
            answers.append(answer)
            if answer.trouble is not None and answer.trouble.kind not in _GOES_ON_AFTER:
                break
        return answers

    def _next(self, place: Place, step: Step, lines: queue.Queue[str | None], until: float) -> Answer:
        while True:
            left = until - self._clock.boot_seconds()
            try:
                line = lines.get(timeout=max(0.01, min(self._limits.silence, left)))
            except queue.Empty:
                return Answer(step, {}, ShareTrouble(TroubleKind.FROZEN, place=place.shown))
            if line is None:  # the child was ended or broke down
                return Answer(step, {}, ShareTrouble(TroubleKind.BROKEN_OFF, place=place.shown))
            told: dict[str, Any] = json.loads(line)
            if "beat" not in told:
                return _answer(place, step, told)


_GOES_ON_AFTER = frozenset({TroubleKind.NAME_TAKEN, TroubleKind.BUSY})


def _answer(place: Place, step: Step, told: dict[str, Any]) -> Answer:
    if "trouble" in told:
        kind = TroubleKind(told["trouble"])
        return Answer(
            step, {}, ShareTrouble(kind, place=place.shown, name=told["name"], reason=told["reason"])
        )
    return Answer(step, told["told"])


def _started() -> subprocess.Popen[str]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, CARRY]
    else:
        command = [sys.executable, "-m", "leoc_desktop.storage.backup_share.child"]
    return subprocess.Popen(  # noqa: S603  this very program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=None if getattr(sys, "frozen", False) else _PROGRAM_ROOT,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _hand_over(pipe: IO[str], job: str) -> None:
    try:
        with pipe:
            pipe.write(job)
    except OSError:
        return  # it has ended already; the listener tells


def _listen(pipe: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in pipe:
        lines.put(line)
    lines.put(None)
