"""Which folders may hold an office, and who may use one at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leoc_desktop.foundation.errors import AlreadyRunning, StoreTrouble
from leoc_desktop.storage.data_folder import DataFolder, refuse_network_drive
from leoc_desktop.storage.folder_lock import maintenance_lock, use_lock, window_lock

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//nas/leoc /mnt/share cifs rw 0 0
nas:/data /mnt/with\\040blank nfs4 rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no list of mounts")
@pytest.mark.parametrize("folder", ["/mnt/share", "/mnt/share/office", "/mnt/with blank/office"])
def test_a_network_drive_is_refused(folder: str) -> None:
    with pytest.raises(StoreTrouble, match="network drive"):
        refuse_network_drive(Path(folder), MOUNTS)


@pytest.mark.skipif(sys.platform != "win32", reason="UNC paths are those of Windows")
@pytest.mark.parametrize("folder", [r"\\nas\leoc", r"\\nas\leoc\office", r"\\?\UNC\nas\leoc"])
def test_a_unc_path_is_refused(folder: str) -> None:
    with pytest.raises(StoreTrouble, match="network drive"):
        refuse_network_drive(Path(folder))


@pytest.mark.parametrize("folder", ["/srv/office", "/mnt/sharewood"])
def test_a_local_disk_is_accepted(folder: str) -> None:
    refuse_network_drive(Path(folder), MOUNTS)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows spells long paths out")
def test_a_local_disk_in_full_spelling_is_accepted() -> None:
    refuse_network_drive(Path(r"\\?\C:\leoc"))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreTrouble, match="cannot be written"):
        DataFolder(tmp_path / "file" / "office").prepare()


def test_only_one_window_at_a_time(tmp_path: Path) -> None:
    with window_lock(tmp_path), pytest.raises(AlreadyRunning):
        window_lock(tmp_path)
    window_lock(tmp_path).release()


def test_many_may_use_it_but_maintenance_needs_it_alone(tmp_path: Path) -> None:
    with use_lock(tmp_path), use_lock(tmp_path), pytest.raises(StoreTrouble, match="in use"):
        maintenance_lock(tmp_path)
    with maintenance_lock(tmp_path), pytest.raises(StoreTrouble):
        use_lock(tmp_path)


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib\n"
        "from leoc_desktop.storage.folder_lock import window_lock\n"
        "lock = window_lock(pathlib.Path(sys.argv[1]))\nprint('held', flush=True)\ntime.sleep(60)\n"
    )
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    with pytest.raises(AlreadyRunning):
        window_lock(tmp_path)
    child.kill()
    child.communicate()
    window_lock(tmp_path).release()
