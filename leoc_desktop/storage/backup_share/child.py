"""The child process: reads a place and steps from standard input, does them, answers one line of JSON for each."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, NoReturn

from leoc_desktop.storage.backup_share.carrier import Carrier
from leoc_desktop.storage.backup_share.place import SMB, Place, Shelf
from leoc_desktop.storage.backup_share.trouble import ShareTrouble, TroubleKind, kind_of

GOES_ON_AFTER = frozenset({TroubleKind.NAME_TAKEN, TroubleKind.BUSY})
SILENCE_ALLOWED = "15"  # seconds that the SMB library waits for a frozen server; without it for ever


def work() -> NoReturn:
    """Do one job, then end the process: the SMB library's threads would wait for a server that has gone."""
    _do_job()
    sys.stdout.flush()
    os._exit(0)


def _do_job() -> None:
    job = json.loads(sys.stdin.readline())
    place = Place(**job["place"])
    try:
        carrier = Carrier(_shelf(place), lambda: _tell({"beat": True}))
        for step in job["steps"]:
            answer = _attempt(carrier, step)
            _tell(answer)
            if answer.get("trouble") not in {None, *GOES_ON_AFTER}:
                return
    except Exception as error:  # noqa: BLE001  whatever the SMB library raises is told to the parent
        _tell(_trouble(error))


def _shelf(place: Place) -> Shelf:
    if place.kind == SMB:
        os.environ["SMB_EXPERIMENTAL_TRANSPORT_RECEIVE_TIMEOUT"] = SILENCE_ALLOWED  # read when it is imported
        from leoc_desktop.storage.backup_share.smb_shelf import SmbShelf  # noqa: PLC0415

        return SmbShelf(place)
    from leoc_desktop.storage.backup_share.folder_shelf import FolderShelf  # noqa: PLC0415

    return FolderShelf(place)


def _attempt(carrier: Carrier, step: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"told": carrier.do(step)}
    except Exception as error:  # noqa: BLE001  whatever the SMB library raises is told to the parent
        return _trouble(error)


def _trouble(error: Exception) -> dict[str, Any]:
    if isinstance(error, ShareTrouble):
        return {"trouble": error.kind.value, "name": error.name, "reason": error.reason}
    reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
    return {"trouble": kind_of(error).value, "name": "", "reason": str(reason)[:200]}


def _tell(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work()
