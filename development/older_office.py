"""Makes an office as an older program left it, by going back in the steps of its schema: for trials of an update.

`python -m development.older_office FOLDER NAME`, the password on standard input; prints how many incidents it holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from leoc_desktop.access.key_vault import database_key
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.startup.services import open_doors
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.schema_upgrade import migrate

OLDER = "0008"


def make_older(root: Path, name: str, password: str) -> int:
    """Bring the office in ``root`` to an older step of the schema and return the number of its incidents."""
    services = open_doors(root).sign_in(name, password)
    try:
        count = len(services.incidents.listed())
        key = database_key(services.office.vault_key, services.office.vault.database_epoch)
    finally:
        services.close()
    migrate(DataFolder(root).database, key, SCHEMA, to=OLDER)
    return count


if __name__ == "__main__":
    sys.stdout.write(f"{make_older(Path(sys.argv[1]), sys.argv[2], sys.stdin.readline().strip())}\n")
