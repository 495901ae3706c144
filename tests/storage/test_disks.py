"""Partitions of one disk are one disk: what lies on both is lost together."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import pytest

from leoc_desktop.storage import disks, windows_disk

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
ON_WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")


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


@ON_LINUX
@pytest.mark.parametrize(
    ("number", "disk"),
    [((8, 1), (8, 0)), ((8, 2), (8, 0)), ((253, 0), (8, 0)), ((8, 16), (8, 16)), ((0, 40), (0, 40))],
)
def test_each_device_leads_to_its_disk(devices: Path, number: tuple[int, int], disk: tuple[int, int]) -> None:
    assert disks._whole(os.makedev(*number), devices) == os.makedev(*disk)


def test_two_folders_of_one_file_system_are_on_one_disk(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert disks.disk_of(tmp_path) == disks.disk_of(tmp_path / "other")


def _volume(number: bytes = b"", extents: tuple[int, ...] = ()) -> windows_disk.Ask:
    """A volume of Windows that answers to its disk number, and with the disks of its extents."""
    told = struct.pack("<I4x", len(extents))
    told += b"".join(struct.pack("<I4xqq", disk, start, 10) for start, disk in enumerate(extents))
    answers = {0x002D1080: number, 0x00560000: told if extents else b""}
    return answers.__getitem__


def _partition(disk: int, partition: int, kind: int = 7) -> windows_disk.Ask:
    return _volume(struct.pack("<III", kind, disk, partition))


def test_partitions_of_one_disk_of_windows_share_its_number() -> None:
    office, beside = _partition(0, 3), _partition(0, 4)
    assert windows_disk.number_told(office) == windows_disk.number_told(beside)
    others = [_partition(1, 1), _partition(0, 1, kind=2), _volume(extents=(2,))]
    numbers = {windows_disk.number_told(volume) for volume in (office, *others)}
    assert len(numbers) == 4
    assert all(number is not None and number < 0 for number in numbers), "no number of a volume"


def test_a_volume_of_windows_over_several_disks_is_none_of_them() -> None:
    assert windows_disk.number_told(_volume(extents=(0, 0))) == windows_disk.number_told(_partition(0, 1))
    assert windows_disk.number_told(_volume(extents=(0, 1))) is None
    assert windows_disk.number_told(_volume()) is None, "a share knows neither question"


@ON_WINDOWS
def test_windows_tells_the_disk_of_a_folder() -> None:
    windows = Path(os.environ["SYSTEMROOT"])
    assert windows_disk.disk_number(windows) is not None
    assert disks.disk_of(windows) == disks.disk_of(windows / "system32") == windows_disk.disk_number(windows)
    assert windows_disk.disk_number(Path(r"\\nowhere\leoc")) is None
