"""How long Enter takes to the main window, beside the bare key derivation, and what every page costs in memory.

Memory is measured in a process of its own, which loads Qt as the program does.

Run by ``python3 dev.py bench sign_in``. The office is the sample office of thirty days; its key derivation stands at
the floor (Argon2id, 3 passes, 64 MiB, 4 lanes), so that what the program adds is plain. A real office calibrates it
to 0.3 to 0.6 s on its own computer.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.access.key_derivation import FLOOR, SALT_BYTES, derive
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.sample import make_sample, sample_password

ROUNDS, DAYS, SEED = 5, 30, 1
PEOPLE = ("hari", "prakash")  # between them they see every page
_STEP_MS, _PATIENCE_S = 2, 60
_SETTLED_MS = 2_000  # the window hands memory back to the system a second after pages were let go
_FRESH = """
import sys
from leoc_desktop.startup.qt_loading import load_qt
load_qt()
from tests.benchmarks.sign_in import measure_memory
measure_memory(sys.argv[1])
"""


class Spent(NamedTuple):
    """Seconds on the clock, and seconds of the processor over all threads."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="leoc-bench-") as folder:
        root = Path(folder) / "office"
        make_sample(root, DAYS, SEED)
        _with_program(root, _sign_ins)
        subprocess.run([sys.executable, "-c", _FRESH, str(root)], check=True)


def measure_memory(root: str) -> None:
    """Measure and print what the pages take, in a process that did nothing else before."""
    sys.stdout.write(f"{len(sys.modules)} modules imported: {_resident()}\n")
    _with_program(Path(root), _memory)


def _with_program(root: Path, measure: Callable[[Desktop], None]) -> None:
    program = Desktop(QApplication([]), root)
    program.start()
    try:
        measure(program)
    finally:
        program.close()


def _sign_ins(program: Desktop) -> None:
    bare, to_window, to_rest = [], [], []
    for _round in range(ROUNDS):
        began = _now()
        derive("the bare derivation", bytes(SALT_BYTES), FLOOR)
        bare.append(_since(began))
        shown, settled = _sign_in(program, PEOPLE[0])
        to_window.append(shown)
        to_rest.append(settled)
        program.lock()
    _say(f"bare Argon2id (t={FLOOR.t}, m={FLOOR.m_kib // 1024} MiB, p={FLOOR.p})", bare, bare)
    _say("Enter to the main window on the screen", to_window, bare)
    _say("Enter to the first page with its figures", to_rest, bare)


def _say(what: str, spent: list[Spent], bare: list[Spent]) -> None:
    wall, best, cpu = median(one.wall for one in spent), min(one.wall for one in spent), _cpu(spent)
    ratio = wall / median(one.wall for one in bare)
    sys.stdout.write(
        f"{what}: median {wall * 1000:.0f} ms, best {best * 1000:.0f} ms, {ratio:.1f} times the bare "
    )
    sys.stdout.write(f"derivation; {cpu * 1000:.0f} ms of processor time, {cpu / _cpu(bare):.1f} times\n")


def _cpu(spent: list[Spent]) -> float:
    return median(one.cpu for one in spent)


def _now() -> Spent:
    return Spent(time.perf_counter(), time.process_time())


def _since(began: Spent) -> Spent:
    now = _now()
    return Spent(now.wall - began.wall, now.cpu - began.cpu)


def _sign_in(program: Desktop, name: str) -> tuple[Spent, Spent]:
    """From Enter until the main window is painted, and until nothing is loading any more."""
    login = program.window
    assert isinstance(login, LoginWindow)
    login.name.setText(name)
    login.password.setText(sample_password(name, SEED))
    began = _now()
    login.enter.click()
    _until(lambda: isinstance(program.window, MainWindow) and program.window.isVisible())
    assert program.window is not None
    program.window.repaint()
    shown = _since(began)
    _until(lambda: not program.tasks.is_busy)
    return shown, _since(began)


def _memory(program: Desktop) -> None:
    for name in PEOPLE:
        _sign_in(program, name)
        window = program.window
        assert isinstance(window, MainWindow)
        sys.stdout.write(f"{name}, first page: {_resident()}\n")
        pages = len(window.pages)
        for again in ("", " a second time"):
            for number in range(pages):
                window.show_page(number)
                QTest.qWait(_STEP_MS)
                _until(lambda: not program.tasks.is_busy)
            QTest.qWait(_SETTLED_MS)
            sys.stdout.write(f"{name}, every one of {pages} pages visited{again}: {_resident()}\n")
        del window
        program.lock()


def _resident() -> str:
    """Resident memory now and at most, in MB; Linux tells it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return "resident memory is told on Linux only"
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return f"{now:.0f} MB resident, at most {most:.0f} MB (the key derivation takes {FLOOR.m_kib // 1024} of them)"


def _until(done: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE_S
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError
        QTest.qWait(_STEP_MS)


if __name__ == "__main__":
    main()
