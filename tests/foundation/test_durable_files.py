"""Files that are old or new, never in between, and locks that die with their holder."""

import subprocess
import sys
import threading

import pytest

from leoc_desktop.foundation import durable_files
from leoc_desktop.foundation.durable_files import exclusive_lock, leftovers, replace_patiently, write_durably

HOLDING = """
import sys, time
from pathlib import Path
from leoc_desktop.foundation.durable_files import exclusive_lock

with exclusive_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "नयाँ.json"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_content_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a"
    write_durably(path, b"old")

    def broken(_descriptor):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(durable_files.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_leftovers_are_found_for_their_own_file_only(tmp_path):
    for name in ("a.json.tmp-1", "a.json.tmp-2", "b.json.tmp-1", "a.json", "a.jsontmp-1"):
        (tmp_path / name).touch()
    assert [path.name for path in leftovers(tmp_path / "a.json")] == ["a.json.tmp-1", "a.json.tmp-2"]


def test_replacing_waits_for_a_virus_scanner_but_not_for_ever(tmp_path, monkeypatch):
    source, target = tmp_path / "s", tmp_path / "t"
    source.write_bytes(b"x")
    monkeypatch.setattr(durable_files, "_REPLACE_PAUSES", (0,) * 9)
    refusals = iter([PermissionError(), PermissionError(), None])
    real = type(source).replace

    def replace(path, to):
        refusal = next(refusals)
        if refusal:
            raise refusal
        return real(path, to)

    monkeypatch.setattr(type(source), "replace", replace)
    replace_patiently(source, target)
    assert target.read_bytes() == b"x"
    refusals = iter([PermissionError()] * 100)
    with pytest.raises(PermissionError):
        replace_patiently(target, source)


def test_a_second_holder_waits_for_the_first(tmp_path):
    order = []

    def second():
        with exclusive_lock(tmp_path / "lock"):
            order.append("second")

    with exclusive_lock(tmp_path / "lock"):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_a_killed_holder_lets_go(tmp_path, monkeypatch):
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline().strip() == b"held"
        monkeypatch.setattr(durable_files, "_LOCK_TRIES", 2)
        with pytest.raises(OSError, match=r"."), exclusive_lock(path):  # whatever the system calls it
            pass
        holder.kill()
        holder.wait()
        with exclusive_lock(path):
            pass


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows refuses to replace a file that is open")
def test_a_file_that_somebody_holds_open_is_replaced_when_he_lets_go(tmp_path):
    path = tmp_path / "held"
    path.write_bytes(b"old")
    held = path.open("rb")
    letting_go = threading.Timer(0.4, held.close)
    letting_go.start()
    write_durably(path, b"new")
    letting_go.join()
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has short and long paths")
def test_a_path_beyond_the_old_limit_of_windows_works_when_written_in_full(tmp_path):
    deep = "\\\\?\\" + str(tmp_path.joinpath(*["पहिरो-लामो-नाम"] * 20))
    folder = type(tmp_path)(deep)
    folder.mkdir(parents=True)
    write_durably(folder / "a", b"deep")
    assert len(str(folder / "a")) > 260
    assert (folder / "a").read_bytes() == b"deep"
