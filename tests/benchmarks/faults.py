"""The fault campaigns at full size: kills, power cuts, failing writes, a killed share, restores killed at every step.

The same tests run small in every CI run (R41); tests/support/fault_sizes.py holds both sizes. Each part is a pytest of
its own, two at a time (a number says how many). What a part found is in output/faults/, and a part that passed with
exactly these sources is not run again, so that a broken run goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path("output/faults")
TOGETHER = 2
_SOURCES = ("leoc_desktop", "tests", "resources/reference")


@dataclass(frozen=True, slots=True)
class Part:
    """Tests that run in one process."""

    name: str
    tests: str
    chosen: str = ""
    """For pytest's -k."""
    factor: int = 1
    """How many times the size of CI, where fault_sizes.py has no size of its own."""


PARTS = (
    # the longest first
    Part("kills", "tests/journeys/test_writers_and_kills.py"),
    Part("power cuts", "tests/journeys/test_power_cuts_and_faults.py", "promises or acknowledged"),
    Part("restore", "tests/features/backups/test_restoring.py"),
    Part("writes: disk full", "tests/journeys/test_power_cuts_and_faults.py", "failing and full"),
    Part("writes: errors", "tests/journeys/test_power_cuts_and_faults.py", "failing and error"),
    Part("writes: half written", "tests/journeys/test_power_cuts_and_faults.py", "failing and short"),
    Part("share", "tests/storage/test_share_faults.py"),
    Part("typing", "tests/journeys/test_typing_and_kills.py"),
    Part("guesses", "tests/access/test_many_guesses.py", factor=5),
    Part("killed guesses", "tests/access/test_guess_guard_kills.py", factor=5),
    Part("old databases", "tests/access/test_opening_checks.py", factor=5),
    Part("vault files", "tests/access/test_key_vault_files.py", factor=10),
    Part("full disk", "tests/access/test_full_disk.py"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a part: ``status`` is pytest's, times are seconds, ``sources`` says of which sources."""

    name: str
    status: int
    took: float
    processor: float
    sources: str
    found: list[dict[str, object]] = field(default_factory=list)


def main() -> int:
    """Run every part that has not passed yet; 0 when all have."""
    together = int(sys.argv[1]) if len(sys.argv) > 1 else TOGETHER
    RESULTS.mkdir(parents=True, exist_ok=True)
    sources = _digest()
    with ThreadPoolExecutor(together) as pool:
        outcomes = list(pool.map(lambda part: _outcome(part, sources), PARTS))
    print("\n| Part | passed | time | processor |\n|---|---|---|---|")
    for one in outcomes:
        passed = "yes" if one.status == 0 else "NO"
        print(f"| {one.name} | {passed} | {one.took:.0f} s | {one.processor:.0f} s |")
    for one in outcomes:
        for line in one.found:
            print(", ".join(f"{name} {value}" for name, value in line.items()))
    return max(one.status for one in outcomes)


def _outcome(part: Part, sources: str) -> Outcome:
    kept = _file(part, "json")
    if kept.exists():
        former = Outcome(**json.loads(kept.read_text(encoding="utf-8")))
        if former.sources == sources and former.status == 0:
            print(f"{part.name}: passed before", flush=True)
            return former
    print(f"{part.name}: begins", flush=True)
    outcome = _run(part, sources)
    kept.write_text(json.dumps(asdict(outcome), indent=1), encoding="utf-8")
    print(f"{part.name}: ended with {outcome.status} after {outcome.took:.0f} s", flush=True)
    return outcome


def _run(part: Part, sources: str) -> Outcome:
    notes = _file(part, "notes")
    notes.unlink(missing_ok=True)
    variables = {
        **os.environ,
        "LEOC_FAULTS": "full",
        "LEOC_FAULT_FACTOR": str(part.factor),
        "LEOC_FAULT_RESULTS": str(notes.resolve()),
    }
    chosen = ("-k", part.chosen) if part.chosen else ()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "--durations=0",
        "--durations-min=1",
        part.tests,
        *chosen,
    ]
    began = time.monotonic()
    with _file(part, "log").open("w", encoding="utf-8") as log:
        child = subprocess.Popen(command, env=variables, stdout=log, stderr=subprocess.STDOUT)
        _pid, status, used = os.wait4(child.pid, 0)  # with the time of what it started
    child.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - began
    return Outcome(
        part.name, child.returncode, took, used.ru_utime + used.ru_stime, sources, list(_newest(notes))
    )


def _newest(notes: Path) -> Iterator[dict[str, object]]:
    """The last line of each campaign: they note how far they are as they go."""
    newest: dict[str, dict[str, object]] = {}
    for line in notes.read_text(encoding="utf-8").splitlines() if notes.exists() else ():
        found = json.loads(line)
        newest[f"{found['campaign']} {found.get('durability', '')} {found.get('kind', '')}"] = found
    yield from newest.values()


def _file(part: Part, suffix: str) -> Path:
    return RESULTS / f"{part.name.replace(': ', ' ').replace(' ', '-')}.{suffix}"


def _digest() -> str:
    """Of everything that decides what the tests do."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in _SOURCES for path in Path(folder).rglob("*.*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
