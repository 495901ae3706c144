"""How long Enter takes to the main window, beside the bare key derivation, and what every page costs in memory.

Run by ``python3 dev.py bench sign_in``. The office is the sample office of thirty days; its key derivation stands at
the floor (Argon2id, 3 passes, 64 MiB, 4 lanes), so that what the program adds is plain. A real office calibrates it
to 0.3 to 0.6 s on its own computer.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leoc_desktop.access.key_derivation import FLOOR, SALT_BYTES, derive
from leoc_desktop.shell.login_window import LoginWindow
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.sample import make_sample, sample_password

ROUNDS, DAYS, SEED = 7, 30, 1
PEOPLE = ("hari", "prakash")  # between them they see every page
_STEP_MS, _PATIENCE_S = 2, 60


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="leoc-bench-") as folder:
        root = Path(folder) / "office"
        make_sample(root, DAYS, SEED)
        program = Desktop(app, root)
        program.start()
        try:
            _sign_ins(program)
            _memory(program)
        finally:
            program.close()


def _sign_ins(program: Desktop) -> None:
    bare, to_window, to_rest = [], [], []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        derive("the bare derivation", bytes(SALT_BYTES), FLOOR)
        bare.append(time.perf_counter() - began)
        shown, settled = _sign_in(program, PEOPLE[0])
        to_window.append(shown)
        to_rest.append(settled)
        program.lock()
    told = ", ".join(f"{seconds * 1000:.0f}" for seconds in to_window)
    _say(f"bare Argon2id (t={FLOOR.t}, m={FLOOR.m_kib // 1024} MiB, p={FLOOR.p})", bare, bare)
    _say("Enter to the main window on the screen", to_window, bare)
    _say("Enter to the first page with its figures", to_rest, bare)
    sys.stdout.write(f"  each round, ms: {told}\n")


def _say(what: str, seconds: list[float], bare: list[float]) -> None:
    ratio = median(seconds) / median(bare)
    sys.stdout.write(f"{what}: median {median(seconds) * 1000:.0f} ms, best {min(seconds) * 1000:.0f} ms, ")
    sys.stdout.write(f"{ratio:.2f} times the bare derivation\n")


def _sign_in(program: Desktop, name: str) -> tuple[float, float]:
    """Seconds from Enter until the main window is painted, and until nothing is loading any more."""
    login = program.window
    assert isinstance(login, LoginWindow)
    login.name.setText(name)
    login.password.setText(sample_password(name, SEED))
    began = time.perf_counter()
    login.enter.click()
    _until(lambda: isinstance(program.window, MainWindow) and program.window.isVisible())
    assert program.window is not None
    program.window.repaint()
    shown = time.perf_counter() - began
    _until(lambda: not program.tasks.is_busy)
    return shown, time.perf_counter() - began


def _memory(program: Desktop) -> None:
    for name in PEOPLE:
        _sign_in(program, name)
        window = program.window
        assert isinstance(window, MainWindow)
        pages = len(window.pages)
        for number in range(pages):
            window.show_page(number)
            QTest.qWait(_STEP_MS)
            _until(lambda: not program.tasks.is_busy)
        sys.stdout.write(f"{name}, every one of {pages} pages visited: {_resident()}\n")
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
