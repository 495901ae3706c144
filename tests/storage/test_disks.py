"""Partitions of one disk are one disk: what lies on both is lost together."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from leoc_desktop.storage import disks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux says which disk a partition is on")


def _device(folder: Path, number: str, *, partition: bool = False) -> None:
    folder.mkdir(parents=True)
    (folder / "dev").write_text(f"{number}\n")
    if partition:
        (folder / "partition").write_text("1\n")


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """A disk with two partitions, an encrypted volume on the second, and another disk."""
    _device(tmp_path / "sda", "8:0")
    _device(tmp_path / "sda" / "sda1", "8:1", partition=True)
    _device(tmp_path / "sda" / "sda2", "8:2", partition=True)
    _device(tmp_path / "sdb", "8:16")
    _device(tmp_path / "dm-0", "253:0")
    (tmp_path / "dm-0" / "slaves").mkdir()
    (tmp_path / "dm-0" / "slaves" / "sda2").symlink_to(tmp_path / "sda" / "sda2")
    places = tmp_path / "block"
    places.mkdir()
    for number, device in {
        "8:0": "sda",
        "8:1": "sda/sda1",
        "8:2": "sda/sda2",
        "8:16": "sdb",
        "253:0": "dm-0",
    }.items():
        (places / number).symlink_to(tmp_path / device)
    return places


@pytest.mark.parametrize(
    ("number", "disk"),
    [((8, 1), (8, 0)), ((8, 2), (8, 0)), ((253, 0), (8, 0)), ((8, 16), (8, 16)), ((0, 40), (0, 40))],
)
def test_each_device_leads_to_its_disk(devices: Path, number: tuple[int, int], disk: tuple[int, int]) -> None:
    assert disks._whole(os.makedev(*number), devices) == os.makedev(*disk)


def test_two_folders_of_one_file_system_are_on_one_disk(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert disks.disk_of(tmp_path) == disks.disk_of(tmp_path / "other")
