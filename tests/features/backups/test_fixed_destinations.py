"""Destinations that the policy of the computer fixes: there from the administrator's sign-in on, and not removable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.policy import Policy, enforce
from tests.support.offices import TestOffice


@pytest.fixture(autouse=True)
def nothing_fixed_afterwards() -> Iterator[None]:
    yield
    enforce(Policy())


def test_a_fixed_destination_is_added_once_used_and_kept(office: TestOffice, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    enforce(Policy(backup_destinations=(str(share),)))
    admin = office.sign_in("admin")
    admin.backups.take_over_fixed()
    admin.backups.take_over_fixed()
    (row,) = admin.backups.destinations()
    assert row.shown == str(share)
    assert admin.backups.run().delivered == 1
    with pytest.raises(Refused, match="policy of this computer"):
        admin.backups.remove_destination(row.key)
    enforce(Policy())
    admin.backups.remove_destination(row.key)
    assert admin.backups.destinations() == []
