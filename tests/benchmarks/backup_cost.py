"""What a backup of a large store costs: the first, after one more incident, and with nothing changed; beside restic.

Takes two sizes in megabytes, of records and of attachments (200 and 400 unless given). Everything lies on one disk.
Moved is what is new at the destination afterwards. restic copies the closed data folder of the same office.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.attachments.inspection import Inspected
from leoc_desktop.access.attachments.kinds import FileKind
from leoc_desktop.domain.sample_office import ADMINISTRATOR
from leoc_desktop.features.backups.rules import NewDestination
from leoc_desktop.startup.sample import sample_password
from leoc_desktop.startup.services import Services, open_doors
from tests.support.big_office import SEED, big_office
from tests.support.offices import LANDSLIDE

MEGABYTE = 1_000_000
_INCIDENTS_FOR_A_MEGABYTE = 1_000
_PHOTO, _ON_A_RECORD = 2 * MEGABYTE, 30


def _attach(services: Services, megabytes: int) -> None:
    """Files that do not shrink, sealed as the program seals them."""
    dice, looked_at = Random(3), Inspected(FileKind.JPEG, "image", b"x" * 100)
    for number in range(megabytes * MEGABYTE // _PHOTO):
        if number % _ON_A_RECORD == 0:
            draft = services.incidents.register(LANDSLIDE, draft=True)
            with services.office.store.read() as session:
                query = "SELECT row_no FROM incident WHERE id = ?"
                record_no = session.connection().exec_driver_sql(query, (draft.id,)).scalar_one()
        with services.office.store.write(services.login, "attachment.add") as work:
            key, photo = services.office.vault_key, dice.randbytes(_PHOTO)
            shelf.put(work, key, ("incident", record_no), f"{number}.jpg", photo, looked_at)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _measured(what: str, destination: Path, act: Callable[[], object]) -> None:
    before, began, busy = _size(destination), time.monotonic(), _busy()
    act()
    moved, files = _size(destination) - before, sum(1 for _path in destination.rglob("*"))
    print(
        f"| {what} | {moved / MEGABYTE:.1f} MB | {time.monotonic() - began:.1f} s | {_busy() - busy:.1f} s | {files} |",
        flush=True,
    )


def _busy() -> float:
    """Seconds of the processor, of this process and of those it started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _restic(repository: Path, *words: str) -> None:
    environment = {**os.environ, "RESTIC_PASSWORD": "measured", "RESTIC_REPOSITORY": str(repository)}
    environment["RESTIC_CACHE_DIR"] = str(repository.with_name("cache"))
    subprocess.run(["restic", "--quiet", *words], env=environment, check=True)


def main() -> int:
    """Make the office, then print one line for each backup."""
    records, attachments = [int(word) for word in sys.argv[1:3]] or [200, 400]
    big_office(records * _INCIDENTS_FOR_A_MEGABYTE).close()
    source = Path("output/bench") / f"office-{records * _INCIDENTS_FOR_A_MEGABYTE}"
    with tempfile.TemporaryDirectory(dir="output/bench") as folder:
        root, share, repository = (Path(folder) / name for name in ("office", "share", "restic"))
        shutil.copytree(source, root)
        share.mkdir()
        repository.mkdir()
        _measure(root, share, repository, attachments)
    return 0


def _measure(root: Path, share: Path, repository: Path, attachments: int) -> None:
    def sign_in(name: str) -> Services:
        return open_doors(root).sign_in(name, sample_password(name, SEED))

    def back_up() -> None:
        services = sign_in("sita")
        services.backups.run(at_once=True)
        services.close()

    def register() -> None:
        services = sign_in("sita")
        services.incidents.register(LANDSLIDE)
        services.close()

    services = sign_in("sita")
    print(f"without attachments: {_size(root) / MEGABYTE:.0f} MB", flush=True)
    _attach(services, attachments)
    services.close()
    print(f"with attachments: {_size(root) / MEGABYTE:.0f} MB\n", flush=True)
    admin = sign_in(ADMINISTRATOR.name)
    admin.backups.add_destination(NewDestination("share", "folder", str(share)))
    admin.close()
    with_restic = shutil.which("restic") is not None
    if with_restic:
        _restic(repository, "init")
    print("| Backup | moved | time | processor | files there |\n|---|---|---|---|---|")
    for what, change in (("first", None), ("one more incident", register), ("nothing changed", None)):
        if change is not None:
            change()
        _measured(f"LEOC Desktop, {what}", share, back_up)
        if with_restic:
            _measured(f"restic, {what}", repository, lambda: _restic(repository, "backup", str(root)))


if __name__ == "__main__":
    sys.exit(main())
