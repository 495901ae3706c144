"""The entry point of ``leoc``."""

from __future__ import annotations

import sys
from pathlib import Path

from leoc_desktop.access.attachments.inside.child import work as look
from leoc_desktop.access.attachments.inspection import INSPECT
from leoc_desktop.command_line.main import run
from leoc_desktop.command_line.office_access import OfficeAccess
from leoc_desktop.foundation.policy import enforce, policy_file, read_policy
from leoc_desktop.startup.sample import make_sample
from leoc_desktop.startup.services import Doors, Services, open_doors
from leoc_desktop.storage import reserve
from leoc_desktop.storage.backup_share import CARRY
from leoc_desktop.storage.backup_share.child import work


class TerminalDoors(Doors):
    """Whoever signs in leaves room kept back on the disk, as the window does when it starts."""

    def sign_in(self, name: str, password: str) -> Services:
        """The services of a user. Slow. Raises SignInFailed."""
        services = super().sign_in(name, password)
        reserve.lay(services.office.folder.root)
        return services


def terminal_doors(root: Path) -> TerminalDoors:
    """The doors of the office in ``root``."""
    doors = open_doors(root)
    return TerminalDoors(doors.office, doors.backups, doors.diagnostics)


def main() -> None:
    """Run ``leoc`` with the arguments of this process."""
    if sys.argv[1:] == [CARRY]:
        work()
    if sys.argv[1:] == [INSPECT]:
        look()
    enforce(*read_policy(policy_file()))
    sys.exit(run(sys.argv[1:], OfficeAccess(terminal_doors, make_sample)))


if __name__ == "__main__":
    main()
