"""A child process that registers incidents one after the other and says each number once it was acknowledged.

Arguments: data folder, user name, how many (0 = until killed). The password comes on standard input.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from leoc_desktop.startup.services import open_doors
from tests.support import light_work
from tests.support.offices import LANDSLIDE


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Register until done or killed."""
    light_work.begin()
    folder, name, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    services = open_doors(folder).sign_in(name, sys.stdin.readline().strip())
    _say("ready")
    for number in count(1):
        incident = services.incidents.register(
            {**LANDSLIDE, "incident_date": "2083-08-01", "tole": f"{name} {number}"}
        )
        _say(incident.number)
        if number == wanted:
            break
    services.close()


if __name__ == "__main__":
    main()
