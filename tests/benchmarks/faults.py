"""The fault campaigns at full size: kills, power cuts, failing writes, a killed share, restores cut at every step.

The same tests run small in every CI run (R41). LEOC_FAULT_FACTOR says how many times larger they are here: 10 gives
60 uploads with the server killed, 1,000 power cuts and 60 failing writes; 20 gives 2,000 power cuts.
"""

from __future__ import annotations

import os
import subprocess
import sys

CAMPAIGNS = (
    "tests/storage/test_share_faults.py",
    "tests/journeys/test_power_cuts_and_faults.py",
    "tests/journeys/test_writers_and_kills.py",
    "tests/features/backups/test_restoring.py",
    "tests/access/test_guess_guard_kills.py",
)


def main() -> int:
    """Run every campaign; the exit status of the first that found something."""
    variables = {**os.environ, "LEOC_FAULT_FACTOR": os.environ.get("LEOC_FAULT_FACTOR", "10")}
    command = [sys.executable, "-m", "pytest", "-q", "--durations=0", "--durations-min=1", *CAMPAIGNS]
    return subprocess.run(command, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
