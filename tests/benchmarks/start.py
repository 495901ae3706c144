"""How long the program takes from its start to its sign-in window: the packaged one beside the checkout.

Run by ``python3 dev.py bench start`` on Linux after ``dev.py build``; needs Xvfb and xdotool. The first round of each
is told apart: it reads from the disk what the others find in memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from leoc_desktop.startup.sample import make_sample

ROUNDS, PATIENCE_S, LOOK_EVERY_S = 5, 120, 0.02
ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "dist" / "leoc-desktop" / "leoc-desktop"


def main() -> None:
    """Measure and print."""
    commands = {"checkout": [sys.executable, "-m", "leoc_desktop"], "packaged": [str(BUILT)]}
    if not BUILT.exists():
        sys.exit(f"{BUILT} is not there: run `python3 dev.py build` first")
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    try:
        with tempfile.TemporaryDirectory(prefix="leoc-bench-") as folder:
            office = Path(folder) / "office"
            make_sample(office, 2, 1)
            for name, command in commands.items():
                _measure(name, [*command, "--data-dir", str(office)], display)
    finally:
        screen.terminate()
        screen.wait()


def _measure(name: str, command: list[str], display: str) -> None:
    rounds = [_start(command, display) for _round in range(ROUNDS)]
    wall, cpu = rounds[0]
    print(
        f"{name}: first {wall:.2f} s ({cpu:.2f} s of the processor), then median of {ROUNDS - 1} "
        f"{median(wall for wall, _cpu in rounds[1:]):.2f} s ({median(cpu for _wall, cpu in rounds[1:]):.2f} s)",
        flush=True,
    )


def _start(command: list[str], display: str) -> tuple[float, float]:
    """Seconds on the clock, and of the processor, until a window is there."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    began = time.monotonic()
    program = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < PATIENCE_S:
            if _shows_a_window(program.pid, environment):
                return time.monotonic() - began, _processor_seconds(program.pid)
            time.sleep(LOOK_EVERY_S)
        sys.exit(f"{command[0]} showed no window within {PATIENCE_S} s")
    finally:
        program.kill()
        program.wait()


def _shows_a_window(pid: int, environment: dict[str, str]) -> bool:
    words = ["xdotool", "search", "--onlyvisible", "--pid", str(pid), "--name", "LEOC"]
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
