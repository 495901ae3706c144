"""Uploads to a real Samba server: each fault has its own sentence, nothing half appears under a final name."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leoc_desktop.storage.backup_share import (
    Courier,
    Limits,
    Listing,
    Place,
    Prepare,
    Put,
    ShareTrouble,
    Sweep,
    TroubleKind,
    TryOut,
)
from tests.support.fault_sizes import SIZES, note
from tests.support.samba import SMALL_BYTES, Samba, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
NAME = "LEOC-70211-20261123T034500Z-abc123.leocb"


@pytest.fixture(scope="module")
def samba() -> Iterator[Samba]:
    server = Samba()
    for share in ("backup", "small", "worm"):
        Courier().carry(server.place(share), Prepare())[0].result()
    yield server
    server.close()


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    file = tmp_path / "sealed.leocb"
    file.write_bytes(random.Random(5).randbytes(2_500_000))
    return file


def _put(place: Place, file: Path, name: str = NAME, limits: Limits | None = None) -> ShareTrouble | None:
    (answer,) = Courier(limits).carry(place, Put(str(file), name))
    return answer.trouble


def _held(samba: Samba, share: str = "backup") -> dict[str, bytes]:
    folder = samba.root / share / "LEOC-70211-test"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_arrives_whole_and_a_second_time_is_only_compared(samba: Samba, sealed: Path) -> None:
    assert _put(samba.place(), sealed) is None
    assert _held(samba)[NAME] == sealed.read_bytes()
    written = (samba.root / "backup" / "LEOC-70211-test" / NAME).stat().st_mtime_ns
    told = Courier().carry(samba.place(), Put(str(sealed), NAME), Listing())
    assert told[0].result()["sha256"] == hashlib.sha256(sealed.read_bytes()).hexdigest()
    assert {"name": NAME, "size": 2_500_000} in told[1].result()["files"]
    assert (samba.root / "backup" / "LEOC-70211-test" / NAME).stat().st_mtime_ns == written


def test_another_file_of_that_name_is_never_replaced(samba: Samba, sealed: Path) -> None:
    taken = samba.root / "backup" / "LEOC-70211-test" / "taken.leocb"
    taken.write_bytes(b"somebody else's")
    trouble = _put(samba.place(), sealed, "taken.leocb")
    assert trouble is not None
    assert (trouble.kind, "taken.leocb" in str(trouble)) == (TroubleKind.NAME_TAKEN, True)
    assert taken.read_bytes() == b"somebody else's"


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"password": "wrong"}, TroubleKind.WRONG_PASSWORD, "does not accept the user name or password"),
        ({"user": "nobody-here"}, TroubleKind.WRONG_PASSWORD, "does not accept the user name or password"),
        ({"share": "nowhere"}, TroubleKind.NO_SHARE, "There is no such share"),
        ({"share": "ro"}, TroubleKind.NO_RIGHT, "Nothing can be written to"),
        ({"inside": "not there"}, TroubleKind.NO_FOLDER, "The folder for backups is not in"),
        ({"port": 9}, TroubleKind.OFFLINE, "cannot be reached"),
        ({"share": "small"}, TroubleKind.FULL, "is full"),
    ],
)
def test_each_fault_has_its_own_sentence(
    samba: Samba, tmp_path: Path, changes: dict[str, Any], kind: TroubleKind, words: str
) -> None:
    if changes.get("share") == "small" and not samba.mounted:
        pytest.skip("no tmpfs can be mounted here")
    file = tmp_path / "large.leocb"
    file.write_bytes(os.urandom(SMALL_BYTES + 1000))
    (samba.root / "ro" / "LEOC-70211-test").mkdir(exist_ok=True)
    place = samba.place(**changes)
    trouble = _put(place, file)
    assert trouble is not None
    assert trouble.kind == kind, trouble.reason
    assert words in str(trouble)
    assert place.shown in str(trouble)


def test_a_disk_that_fills_up_while_writing_is_told_and_leaves_nothing(samba: Samba, tmp_path: Path) -> None:
    if not samba.mounted:
        pytest.skip("no tmpfs can be mounted here")
    (samba.root / "small" / "other").write_bytes(bytes(SMALL_BYTES - 500_000))
    file = tmp_path / "sealed.leocb"
    file.write_bytes(os.urandom(1_500_000))
    trouble = _put(samba.place("small"), file)
    (samba.root / "small" / "other").unlink()
    assert trouble is not None
    assert trouble.kind == TroubleKind.FULL
    assert _held(samba, "small") == {}


def test_a_share_that_only_lets_add_is_served(sealed: Path) -> None:
    server = Samba(grace=3)
    try:
        courier, place = Courier(), server.place("worm")
        courier.carry(place, Prepare())[0].result()
        assert courier.carry(place, TryOut("LEOC-test.txt"))[0].result()["free"]
        assert _put(place, sealed) is None
        threading.Event().wait(3.2)  # from now on the file may not be changed
        stale = _put(place, sealed)
        swept = courier.carry(place, Sweep("LEOC-", "LEOC-99999"), Listing())
        assert stale is None
        assert swept[0].result()["removed"] == []
        assert _held(server, "worm")[NAME] == sealed.read_bytes()
    finally:
        server.close()


def test_a_frozen_server_costs_only_the_child(samba: Samba, sealed: Path) -> None:
    courier, ended = Courier(Limits(silence=2)), threading.Event()
    troubles: list[ShareTrouble | None] = []
    children: list[int] = []

    def upload() -> None:
        troubles.append(courier.carry(samba.place(), Put(str(sealed), "frozen.leocb"))[0].trouble)
        ended.set()

    samba.signal_all(signal.SIGSTOP)
    try:
        threading.Thread(target=upload).start()
        while not ended.wait(0.05):
            children += [courier.child] if courier.child is not None else []
    finally:
        samba.signal_all(signal.SIGCONT)
    assert troubles[0] is not None
    assert troubles[0].kind == TroubleKind.FROZEN
    assert "stopped answering" in str(troubles[0])
    assert children
    assert not Path(f"/proc/{children[0]}").exists()
    assert "frozen.leocb" not in _held(samba)


def test_a_server_killed_at_any_moment_never_leaves_a_half_file_under_a_final_name(
    samba: Samba, sealed: Path
) -> None:
    dice = random.Random(8)
    names = [f"LEOC-70211-20261123T0{number:05d}Z-kill.leocb" for number in range(SIZES.uploads)]
    began = time.monotonic()
    assert _put(samba.place(), sealed, "whole.leocb") is None
    whole = time.monotonic() - began  # a fast computer is done before the end of a fixed delay
    broken = 0
    for name in names:
        delay = threading.Timer(dice.uniform(0.2, 1.0) * whole, samba.kill)
        delay.start()
        trouble = _put(samba.place(), sealed, name)
        delay.join()
        for found, content in _held(samba).items():
            assert found.endswith(".part") or found in {NAME, "taken.leocb"} or content == sealed.read_bytes()
        samba.start()
        while trouble is not None:
            broken += 1
            trouble = _put(samba.place(), sealed, name)
        note("uploads", uploads=names.index(name) + 1, broken_tries=broken, half_under_a_final_name=0)
    assert broken
    assert {name: _held(samba)[name] for name in names} == dict.fromkeys(names, sealed.read_bytes())
    Courier().carry(samba.place(), Sweep("LEOC-70211-", "LEOC-70211-20261124"))[0].result()
    assert not [name for name in _held(samba) if name.endswith(".part")]
