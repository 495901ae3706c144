"""Uploads where the rights of Windows let the workstation add and read, and nothing else (docs/install.md)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import smbclient
from smbprotocol.exceptions import SMBOSError
from smbprotocol.open import FilePipePrinterAccessMask

from leoc_desktop.storage.backup_share import Courier, Fetch, Listing, Prepare, Put, TryOut
from tests.support.samba import Samba, why_not
from tests.support.share_rights import let_add_only

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
NAME = "LEOC-70211-20261123T034500Z-abc123.leocb"
ACCESS_DENIED = 0xC0000022


@pytest.fixture
def samba() -> Iterator[Samba]:
    server = Samba()
    yield server
    server.close()


def test_a_share_where_windows_lets_add_only_is_served(samba: Samba, tmp_path: Path) -> None:
    share = let_add_only(samba)
    sealed, again = tmp_path / "sealed.leocb", tmp_path / "again.leocb"
    sealed.write_bytes(os.urandom(2_500_000))
    place = samba.place("addonly")
    tried = Courier().carry(place, Prepare(), TryOut("LEOC-test.txt"))[-1].result()
    assert tried["deletes"] is False
    answers = Courier().carry(
        place, Put(str(sealed), NAME), Put(str(sealed), NAME), Listing(), Fetch(NAME, str(again))
    )
    assert {file["name"] for file in answers[2].result()["files"]} == {"LEOC-test.txt", NAME}
    assert again.read_bytes() == sealed.read_bytes()
    _assert_only_adding_works(f"{share}\\{place.inside}\\{NAME}", f"{share}\\{place.inside}", samba.port)


def _assert_only_adding_works(file: str, folder: str, port: int) -> None:
    """Whoever has the password of the account can neither spoil what is there nor give himself the right to."""
    owner_wish: dict[str, Any] = {"desired_access": FilePipePrinterAccessMask.WRITE_DAC, "port": port}
    attempts: list[Callable[[], object]] = [
        lambda: smbclient.open_file(file, "wb", port=port),
        lambda: smbclient.open_file(file, "ab", port=port),
        lambda: smbclient.open_file(file, "r+b", port=port),
        lambda: smbclient.remove(file, port=port),
        lambda: smbclient.rename(file, file + ".old", port=port),
        lambda: smbclient.rename(folder, folder + ".old", port=port),
        lambda: smbclient.open_file(file, "rb", **owner_wish),
        lambda: smbclient.open_file(folder, "rb", file_type="dir", **owner_wish),
    ]
    for attempt in attempts:
        with pytest.raises(SMBOSError) as refused:
            attempt()
        assert refused.value.ntstatus == ACCESS_DENIED
