"""The entry point of ``leoc``."""

from __future__ import annotations

import sys

from leoc_desktop.access.attachments.inside.child import work as look
from leoc_desktop.access.attachments.inspection import INSPECT
from leoc_desktop.command_line.main import run
from leoc_desktop.command_line.office_access import OfficeAccess
from leoc_desktop.foundation.policy import enforce, policy_file, read_policy
from leoc_desktop.startup.sample import make_sample
from leoc_desktop.startup.services import open_doors
from leoc_desktop.storage.backup_share import CARRY
from leoc_desktop.storage.backup_share.child import work


def main() -> None:
    """Run ``leoc`` with the arguments of this process."""
    if sys.argv[1:] == [CARRY]:
        work()
    if sys.argv[1:] == [INSPECT]:
        look()
    enforce(*read_policy(policy_file()))
    sys.exit(run(sys.argv[1:], OfficeAccess(open_doors, make_sample)))


if __name__ == "__main__":
    main()
