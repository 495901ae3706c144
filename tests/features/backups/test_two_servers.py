"""Two shares on two servers at once: one that is down holds nothing back from the other, and gets its copy later."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leoc_desktop.features.backups.service.errand import Errand, Stop
from leoc_desktop.storage.backup_share import Courier, TroubleKind
from tests.support.samba import Samba, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
PREFIX = "LEOC-70211-abc123-"
NAME = f"{PREFIX}20261123T034500Z-abc123.leocb"


@pytest.fixture
def servers() -> Iterator[tuple[Samba, Samba]]:
    both = Samba(), Samba()
    for server in both:
        folder = server.root / "backup" / "LEOC-70211-test"
        folder.mkdir()
        folder.chmod(0o777)
    yield both
    for server in both:
        server.close()


def _held(server: Samba) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in server.root.glob("backup/*/*")}


def test_a_server_that_is_down_does_not_hold_up_the_other(
    servers: tuple[Samba, Samba], tmp_path: Path
) -> None:
    first, second = servers
    spool = tmp_path / "spool"
    spool.mkdir()
    (spool / NAME).write_bytes(random.Random(5).randbytes(200_000))
    sealed = {NAME: (spool / NAME).read_bytes()}
    stops = tuple(Stop(number, server.place()) for number, server in enumerate(servers, start=1))
    now = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    errand = Errand(Courier(), spool, PREFIX, None, stops, now, tmp_path / "pieces.json")
    first.kill()
    at_first, at_second = errand.run()
    assert at_first.trouble is not None
    assert at_first.trouble.kind is TroubleKind.OFFLINE
    assert str(first.port) in str(at_first.trouble)
    assert at_second.trouble is None
    assert (_held(first), _held(second)) == ({}, sealed)
    first.start()
    (again,) = replace(errand, stops=stops[:1]).run()
    assert again.trouble is None
    assert _held(first) == sealed
