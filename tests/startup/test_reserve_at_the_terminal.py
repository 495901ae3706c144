"""Room is kept back on the disk also where an office is only used at the terminal; a full disk is called full."""

from __future__ import annotations

import errno
import tempfile

import pytest

from leoc_desktop.foundation.errors import StoreTrouble
from leoc_desktop.startup.terminal import terminal_doors
from leoc_desktop.storage import reserve
from leoc_desktop.storage.data_folder import DataFolder
from tests.support.offices import PASSWORDS, TestOffice


def test_a_sign_in_at_the_terminal_keeps_room_back(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "AMPLE_BYTES", 0)
    monkeypatch.setattr(reserve, "RESERVE_BYTES", 64 * 1024)
    doors = terminal_doors(office.folder)
    assert not (office.folder / reserve.FILE).exists()
    doors.sign_in("sita", PASSWORDS["sita"]).close()
    assert (office.folder / reserve.FILE).stat().st_size == 64 * 1024


def test_a_full_disk_is_not_taken_for_a_missing_right(
    office: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_anything: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(StoreTrouble, match="The disk is nearly full"):
        DataFolder(office.folder).prepare()
