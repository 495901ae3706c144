"""Makes an office as an older program left it, by going back in the steps of its schema: for trials of an update.

`python -m development.older_office FOLDER`; prints as JSON who can sign in and how many incidents it holds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from leoc_desktop.access.key_vault import database_key
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.startup.sample import make_sample
from leoc_desktop.startup.services import open_doors
from leoc_desktop.storage.data_folder import DataFolder
from leoc_desktop.storage.schema_upgrade import migrate

OLDER = "0008"
DAYS, SEED = 30, 1


def make_older(root: Path, days: int = DAYS) -> dict[str, Any]:
    """Make a training office in ``root`` at an older step of the schema; its supervisor, and how many incidents.

    It holds only what that step has room for: papers of later steps would rightly be missed by the log.
    """
    made: dict[str, Any] = make_sample(root, days, SEED, papers=False)
    supervisor = next(user for user in made["users"] if "supervisor" in user["roles"])
    services = open_doors(root).sign_in(supervisor["name"], supervisor["password"])
    try:
        count = len(services.incidents.listed())
        key = database_key(services.office.vault_key, services.office.vault.database_epoch)
    finally:
        services.close()
    migrate(DataFolder(root).database, key, SCHEMA, to=OLDER)
    return {"supervisor": supervisor, "incidents": count}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make_older(Path(sys.argv[1]))))
