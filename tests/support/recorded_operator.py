"""A child process under the disk recorder: registers incidents and notes each number in ``acks`` once it was told.

Arguments: data folder, user name, how many, FULL or NORMAL (the durability of the store). The password comes on
standard input. A refusal is told on standard output, and the child goes on.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.startup.services import open_doors
from leoc_desktop.storage import encrypted_engine
from tests.support.offices import LANDSLIDE


def main() -> None:
    """Register as often as asked for."""
    folder, name, wanted, durability = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    encrypted_engine._SETTINGS = tuple(
        setting.replace("synchronous = FULL", f"synchronous = {durability}")
        for setting in encrypted_engine._SETTINGS
    )
    services = open_doors(folder).sign_in(name, sys.stdin.readline().strip())
    acks = os.open(folder / "acks", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in range(wanted):
        try:
            incident = services.incidents.register({**LANDSLIDE, "tole": f"{name} {number}"})
        except LeocError as refusal:
            sys.stdout.write(f"refused: {refusal}\n")
            continue
        os.write(acks, f"{incident.number}\n".encode())
    sys.stdout.write("done\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
