"""Operators in processes of their own that are killed, or whose disk fails: made by forking, so that one costs little.

Run as ``python -m tests.support.victims FOLDER``: signs in once at that office, so that everything is loaded and what
the passwords derive to is known, says ``ready``, then makes one operator for each job that it is given, a line of
JSON. The operator registers a draft, submits it, unlocks it and corrects it, again and again; each step that the
program told him is done he notes in ``acks``. At the end the job is answered with what he was refused.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from leoc_desktop.foundation.clock import FixedClock
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.storage import encrypted_engine
from tests.support import light_work
from tests.support.offices import LANDSLIDE, PASSWORDS, START

ACKS = "acks"
_STEP = b"step\n"
STEPS = ("draft", "submitted", "unlocked", "corrected")


@dataclass(frozen=True)
class Job:
    """What one operator does. ``rounds`` 0: until killed, ``kill_after`` seconds after his ``kill_at``-th step.

    He is signed in by then: being killed while the password is checked counts as a wrong one.
    """

    folder: str
    unlock_key: str
    rounds: int = 0
    kill_at: int = 0
    kill_after: float = 0.0
    durability: str = "FULL"
    settings: dict[str, str] = field(default_factory=dict)
    """Variables of the environment."""

    def as_line(self) -> str:
        """For the process."""
        return json.dumps(asdict(self)) + "\n"


def _round(services: Services, number: int, unlock_key: str, acks: int, answer: int) -> None:
    """One incident from the draft to the corrected record; each step is noted once the program said that it is done."""

    def told(step: str, what: str) -> None:
        os.write(acks, f"{step} {what}\n".encode())
        os.write(answer, _STEP)

    raw = {**LANDSLIDE, "incident_date": "2083-08-01", "tole": f"sita {number}"}
    draft = services.incidents.register(raw, draft=True)
    told("draft", draft.id.hex())
    submitted = services.incidents.submit(draft.id)
    told("submitted", submitted.number)
    services.incidents.unlock(
        submitted.number, supervisor="hari", unlock_key=unlock_key, reason="मृतक संख्या गलत"
    )
    told("unlocked", submitted.number)
    services.incidents.correct(submitted.number, {"description": f"n{number}"})
    told("corrected", f"{submitted.number} n{number}")


def _work(job: Job, answer: int) -> None:
    """Sign in and work; a refusal is answered, and the next round begun."""
    os.environ.update(job.settings)
    encrypted_engine._SETTINGS = tuple(
        setting.replace("synchronous = FULL", f"synchronous = {job.durability}")
        for setting in encrypted_engine._SETTINGS
    )
    folder = Path(job.folder)
    services = open_doors(folder, FixedClock(START)).sign_in("sita", PASSWORDS["sita"])
    acks = os.open(folder / ACKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(answer, _STEP)
    for number in count(1):
        try:
            _round(services, number, job.unlock_key, acks, answer)
        except LeocError as refusal:
            os.write(answer, f"{refusal}\n".encode())
        if number == job.rounds:
            break


def _done(job: Job) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _work(job, writing)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001  told to the one who asked
            os.write(writing, f"BROKE DOWN {error!r}\n".encode())
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        lines = []
        for line in answers:
            lines.append(line)
            if job.kill_after and lines.count(_STEP) == job.kill_at + 1:
                time.sleep(job.kill_after)
                os.kill(child, signal.SIGKILL)
    refused = [line.decode().strip() for line in lines if line != _STEP]
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"status": status, "refused": refused}


def main() -> None:
    """Load everything, then do the jobs."""
    light_work.begin()
    first = Job(**json.loads(sys.stdin.readline()))
    services = open_doors(Path(first.folder), FixedClock(START)).sign_in("sita", PASSWORDS["sita"])
    nothing = os.open(os.devnull, os.O_WRONLY)
    _round(services, 0, first.unlock_key, nothing, nothing)
    services.close()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_done(Job(**json.loads(line)))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
