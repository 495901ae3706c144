"""The fault campaigns at full size: kills, power cuts, failing writes, a killed share, restores killed at every step.

The same tests run small in every CI run (R41); tests/support/fault_sizes.py holds both sizes. What is found is printed
at the end and written as it comes, one line of JSON each, to output/faults.jsonl. Half an hour to an hour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CAMPAIGNS = (
    "tests/features/backups/test_restoring.py",
    "tests/storage/test_share_faults.py",
    "tests/journeys/test_writers_and_kills.py",
    "tests/journeys/test_power_cuts_and_faults.py",
    "tests/journeys/test_typing_and_kills.py",
    "tests/access/test_guess_guard_kills.py",
)
RESULTS = Path("output/faults.jsonl")


def main() -> int:
    """Run every campaign; the exit status of pytest."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.unlink(missing_ok=True)
    variables = {
        **os.environ,
        "LEOC_FAULTS": "full",
        "LEOC_FAULT_FACTOR": os.environ.get("LEOC_FAULT_FACTOR", "10"),
        "LEOC_FAULT_RESULTS": str(RESULTS.resolve()),
    }
    command = [sys.executable, "-m", "pytest", "-v", "--durations=0", "--durations-min=1", *CAMPAIGNS]
    status = subprocess.run(command, env=variables, check=False).returncode
    newest: dict[str, dict[str, object]] = {}
    for line in RESULTS.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        newest[f"{found['campaign']} {found.get('durability', '')} {found.get('kind', '')}"] = found
    for found in newest.values():
        print(", ".join(f"{name} {value}" for name, value in found.items()))
    return status


if __name__ == "__main__":
    sys.exit(main())
