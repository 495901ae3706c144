"""One guess at a password in a process of its own, which hangs while the password is checked and is killed there.

Run as ``python -m tests.support.guess_in_a_child FOLDER KEYRING_FILE NAME STARTS BOOT_SECONDS MOMENT``.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.features.office.service import OfficeDoor
from tests.support.guessing import Machine
from tests.support.keyrings import FileDrawer


def _hang(*_arguments: object) -> NoReturn:
    sys.stdout.write("checking\n")
    sys.stdout.flush()
    time.sleep(120)
    raise SystemExit


def main() -> None:
    """Guess once."""
    folder, drawer, name, starts, boot, moment = sys.argv[1:]
    clock = Machine()
    clock.starts, clock._boot, clock._moment = int(starts), float(boot), datetime.fromisoformat(moment)
    KeyVault.open_user_slot = _hang  # type: ignore[method-assign,assignment]
    OfficeDoor(Path(folder), clock, FileDrawer(Path(drawer)).keyring).sign_in(name, "a guess that is killed")


if __name__ == "__main__":
    main()
