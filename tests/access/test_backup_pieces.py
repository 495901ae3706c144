"""A backup in pieces: what did not change is not written again, and what is put together is the very database."""

from __future__ import annotations

from pathlib import Path
from random import randbytes

import pytest

from leoc_desktop.access import backup_file
from leoc_desktop.access.attachments import shelf
from leoc_desktop.access.attachments.inspection import Inspected
from leoc_desktop.access.attachments.kinds import FileKind
from leoc_desktop.access.backup_making import InPieces, ProvenBackup, make_backup, open_proven
from leoc_desktop.foundation.errors import BackupTrouble
from leoc_desktop.storage.snapshot import check_soundness
from tests.support.offices import LANDSLIDE, TestOffice

SERIES = "202611-00"


def _backup(office: TestOffice, folder: Path, held: frozenset[str] = frozenset()) -> ProvenBackup:
    admin = office.sign_in("admin").office
    folder.mkdir(exist_ok=True)
    wish = InPieces(SERIES, held)
    return make_backup(admin.folder, admin.vault, admin.vault_key, admin.store.clock, folder, wish)


def _attach(office: TestOffice, size: int) -> None:
    """A file on a new incident; it does not shrink."""
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE, draft=True)
    looked_at = Inspected(FileKind.TEXT, "text", b"x")
    with sita.office.store.write(sita.login, "attachment.add") as work:
        shelf.put(work, sita.office.vault_key, ("incident", 1), "notes.txt", randbytes(size), looked_at)


def _pieces(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.leocp")}


def test_a_backup_in_pieces_opens_as_the_office_it_was_made_of(office: TestOffice, tmp_path: Path) -> None:
    sita = office.sign_in("sita")
    sita.incidents.register(LANDSLIDE)
    made = _backup(office, tmp_path / "share")
    key = sita.office.vault_key
    (tmp_path / "work").mkdir()
    opened, proven = open_proven(made.path, key, tmp_path / "work", office.clock)
    assert (proven.holds.incidents, proven.sha256) == (1, made.sha256)
    check_soundness(opened.snapshot, opened.snapshot_key)
    assert made.size < 50_000
    assert len(_pieces(tmp_path / "share")) == len(opened.head.pieces.files) > 2


def test_after_a_small_change_few_pieces_are_new_and_none_is_written_again(
    office: TestOffice, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    _attach(office, 1_500_000)
    first = _backup(office, share)
    before = _pieces(share)
    stamps = {path.name: path.stat().st_mtime_ns for path in share.glob("*.leocp")}
    _attach(office, 700_000)
    second = _backup(office, share)
    after = _pieces(share)
    assert {name: after[name] for name in before} == before
    assert {name: (share / name).stat().st_mtime_ns for name in stamps} == stamps
    grown = sum(map(len, after.values())) - sum(map(len, before.values()))
    assert grown < 2_300_000, "the first attachment of a megabyte and a half did not travel again"
    key = office.sign_in("admin").office.vault_key
    for number, made in enumerate((first, second)):
        (tmp_path / f"work{number}").mkdir()
        holds = open_proven(made.path, key, tmp_path / f"work{number}", office.clock)[1].holds
        assert holds.incidents == number + 1


def test_what_is_held_where_the_backup_goes_is_not_sealed(office: TestOffice, tmp_path: Path) -> None:
    _backup(office, tmp_path / "share")
    held = frozenset(_pieces(tmp_path / "share"))
    _backup(office, tmp_path / "spool", held)
    assert len(_pieces(tmp_path / "spool")) <= 2, "the first page counts changes of the file"


@pytest.mark.parametrize("harm", ["missing", "bit", "other", "cut"])
def test_a_piece_that_is_missing_or_altered_is_told(office: TestOffice, tmp_path: Path, harm: str) -> None:
    made = _backup(office, tmp_path / "share")
    one, other, *_rest = sorted((tmp_path / "share").glob("*.leocp"))
    content = one.read_bytes()
    one.unlink()
    if harm == "bit":
        one.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    elif harm == "other":
        one.write_bytes(other.read_bytes())
    elif harm == "cut":
        one.write_bytes(content[:-1])
    key = office.sign_in("admin").office.vault_key
    (tmp_path / "work").mkdir()
    with pytest.raises(
        BackupTrouble, match="Parts of this backup are missing" if harm == "missing" else "This file"
    ):
        backup_file.open_backup(made.path, key, tmp_path / "work")
    assert not (tmp_path / "work" / "snapshot.db").exists()
