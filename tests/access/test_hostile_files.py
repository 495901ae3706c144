"""Hostile files (security.md, abuse cases 37 to 41), each through the real child process: refused with its reason."""

from __future__ import annotations

import binascii
import io
import json
import random
import subprocess
import sys
import zlib
from os import environ
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from leoc_desktop.access.attachments import inspection, limits
from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.attachments.reasons import FLATTENABLE, AttachmentRefused, Reason
from tests.support.files_to_attach import (
    opening_with,
    packed_objects,
    paper,
    paper_with,
    photo_with_place,
    picture,
    png_of,
    with_action,
    workbook,
    workbook_with_symlink,
    written_by_hand,
)

MUTATIONS = 24 * int(environ.get("LEOC_FAULT_FACTOR", "1"))

_MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "leoc_desktop.access.attachments.inside.child"], stdin=sys.stdin.buffer)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump({"memory": used.ru_maxrss * 1024, "seconds": used.ru_utime + used.ru_stime}, file)
sys.exit(1 if done.returncode else 0)
"""


@pytest.fixture
def cost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the child's memory and computing time are written; the child is the real one.

    On Windows nothing is written: nothing there measures a child as getrusage does, its job object limits it.
    """
    file = tmp_path / "cost.json"
    if sys.platform == "win32":
        return file
    monkeypatch.setattr(inspection, "_command", lambda: [sys.executable, "-c", _MEASURED, str(file)])
    return file


def _refused(name: str, data: bytes, cost: Path) -> Reason:
    with pytest.raises(AttachmentRefused) as refused:
        inspect(name, data)
    if cost.exists():  # some are refused by their name and beginning, before a child is started
        used = json.loads(cost.read_text())
        assert used["memory"] < limits.MEMORY
        assert used["seconds"] < limits.SECONDS + 2
    return refused.value.reason


# --- programs and pages under other names (case 37) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("photo.jpg", b"MZ\x90\x00" + bytes(64), Reason.NOT_WHAT_IT_SAYS),
        ("photo.png", b"<html><script>alert(1)</script>", Reason.NOT_WHAT_IT_SAYS),
        ("letter.pdf", b"\x7fELF" + bytes(64), Reason.NOT_WHAT_IT_SAYS),
        ("notes.txt", b"#!/bin/sh\nrm -rf /", Reason.NOT_WHAT_IT_SAYS),
        (
            "notes.txt",
            b"GIF89a plain letters",
            Reason.NOT_WHAT_IT_SAYS,
        ),  # only the second opinion knows these
        ("notes.txt", b"%!PS-Adobe-3.0 run", Reason.NOT_WHAT_IT_SAYS),
        ("notes.csv", b"{\\rtf1 text}", Reason.NOT_WHAT_IT_SAYS),
        ("photo\u202egpj.exe", b"MZ", Reason.KIND_NOT_ALLOWED),
        ("photo.jpg", b"", Reason.EMPTY),
        ("photo.jpg", picture()[:400], Reason.DAMAGED),
        ("letter.pdf", paper()[:300], Reason.DAMAGED),
        ("letter.pdf", b"%PDF-1.7\n%%EOF", Reason.DAMAGED),
    ],
)
def test_what_is_not_what_it_says(name: str, data: bytes, reason: Reason, cost: Path) -> None:
    assert _refused(name, data, cost) == reason


# --- bombs, archives, macros (case 38) -----------------------------------------------------------------------------

_BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"
_XXE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"


def test_a_pixel_bomb(cost: Path) -> None:
    bomb = png_of(30_000, 30_000)
    assert len(bomb) < 200_000
    assert _refused("photo.png", bomb, cost) == Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl__bomb": bytes(120 * 1024 * 1024)}, Reason.UNPACKS_TOO_LARGE),
        ({"..__..__evil": b"x"}, Reason.UNSAFE_ARCHIVE),
        ({"__etc__x": b"x"}, Reason.UNSAFE_ARCHIVE),
        ({"C:__x": b"x"}, Reason.UNSAFE_ARCHIVE),
        ({"xl__vbaProject.bin": b"x"}, Reason.MACRO),
        ({"xl__externalLinks__a.xml": b"<a/>"}, Reason.MACRO),
        ({"xl__styles.xml": _BOMB}, Reason.ENTITIES),
        ({"xl__theme.xml": _XXE}, Reason.ENTITIES),
        ({"xl__styles.xml": b"<open>"}, Reason.DAMAGED),
    ],
)
def test_workbooks_made_for_attacks(parts: dict[str, bytes], reason: Reason, cost: Path) -> None:
    assert _refused("list.xlsx", workbook(**parts), cost) == reason


def test_archives_that_lead_elsewhere_or_are_protected(cost: Path) -> None:
    assert _refused("list.xlsx", workbook_with_symlink(), cost) == Reason.UNSAFE_ARCHIVE
    assert _refused("list.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), cost) == Reason.ENCRYPTED
    assert _refused("list.xlsx", workbook()[:-40], cost) == Reason.DAMAGED


@pytest.mark.parametrize("user", ["", "secret"])
def test_protected_papers(user: str, cost: Path) -> None:
    protected = paper_with(lambda _pdf: None, encryption=pikepdf.Encryption(owner="owner", user=user))
    assert _refused("letter.pdf", protected, cost) == Reason.ENCRYPTED


# --- PDF (case 39) -------------------------------------------------------------------------------------------------

_NAME, _SCRIPT = pikepdf.Name, pikepdf.String("app.alert(1)")
_HIDDEN = b"<</S /JavaScript /JS (app.alert(1))>>"


def _hexed(data: bytes) -> bytes:
    return binascii.hexlify(zlib.compress(data)) + b">"


@pytest.mark.parametrize(
    "data",
    [
        paper_with(with_action(S=_NAME.JavaScript, JS=_SCRIPT)),
        paper_with(with_action(S=_NAME.JavaScript), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        paper_with(with_action(S=_NAME.Launch, F=pikepdf.String("cmd.exe"))),
        paper_with(with_action(Type=_NAME.EmbeddedFile)),
        paper_with(with_action(Deep=[[pikepdf.Dictionary(Within=pikepdf.Dictionary(JS=_SCRIPT))]])),
        paper_with(opening_with(pikepdf.Dictionary(S=_NAME.URI, URI=pikepdf.String("https://example.org")))),
        written_by_hand([b"<</S /J#61vaScript /J#53 (app.alert(1))>>"]),
        packed_objects(_HIDDEN, filters=b"/FlateDecode", pack=zlib.compress),
        packed_objects(_HIDDEN, filters=b"/FlateDecode", pack=zlib.compress, padding=500),
        packed_objects(_HIDDEN, filters=b"[/ASCIIHexDecode /FlateDecode]", pack=_hexed),
        packed_objects(_HIDDEN, filters=b"[/AHx /Fl]", pack=_hexed, padding=500),
        written_by_hand([b"<</Filter /Unheard /Length 1>>\nstream\nx\nendstream"]),
        written_by_hand([b"<</F (\\\\\\\\server\\\\share) /Length 0>>\nstream\n\nendstream"]),
    ],
)
def test_papers_that_act(data: bytes, cost: Path) -> None:
    assert _refused("letter.pdf", data, cost) == Reason.ACTIVE_CONTENT


def test_papers_with_files_inside_or_behind(cost: Path) -> None:
    def attach(document: pikepdf.Pdf) -> None:
        document.attachments["evil.exe"] = pikepdf.AttachedFileSpec(document, b"MZ", filename="evil.exe")

    assert _refused("letter.pdf", paper_with(attach), cost) == Reason.ACTIVE_CONTENT
    assert _refused("letter.pdf", paper() + workbook(), cost) == Reason.TWO_FILES_IN_ONE
    assert _refused("letter.pdf", paper() + bytes(5000), cost) == Reason.TWO_FILES_IN_ONE
    assert _refused("letter.pdf", b"junk before " + paper(), cost) == Reason.NOT_WHAT_IT_SAYS


@pytest.mark.usefixtures("cost")
def test_a_page_to_begin_with_is_no_program() -> None:
    to_page = opening_with(pikepdf.Dictionary(S=_NAME.GoTo, D=pikepdf.Array([0, _NAME.Fit])))
    assert inspect("letter.pdf", paper_with(to_page)).pages == 1


@pytest.mark.usefixtures("cost")
def test_chance_bytes_in_a_picture_are_no_program() -> None:
    """A search for names in the bytes would find "/JS" in one of twenty scanned letters of a megabyte."""
    noise = pikepdf.Dictionary(Length=8)

    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Noise = pikepdf.Stream(document, b"\x00/JS \x01/Launch\x00", noise)

    assert inspect("scan.pdf", paper_with(change, compress_streams=False)).pages == 1


@pytest.mark.usefixtures("cost")
def test_what_acts_can_be_taken_in_as_pictures() -> None:
    acting = paper_with(with_action(S=_NAME.JavaScript, JS=_SCRIPT))
    flat = inspect("letter.pdf", acting, flatten=True)
    assert flat.flattened
    assert len(pypdfium2.PdfDocument(flat.view)) == 1
    assert not inspect("letter.pdf", flat.view).flattened, "what is kept passes the check by itself"
    assert Reason.ACTIVE_CONTENT in FLATTENABLE
    assert Reason.ENCRYPTED not in FLATTENABLE


# --- tables (case 41) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("वडा\n".encode() * 200_001, Reason.TOO_MANY_ROWS),
        (b"1,2\n" * 2_000_000, Reason.TOO_MANY_ROWS),
        (b"a," + b"x" * 1_000_000, Reason.CELL_TOO_LONG),
        (b'"' + b"x\n" * 20_000 + b'"', Reason.CELL_TOO_LONG),
        (b"a,b\x00c", Reason.NOT_TEXT),
        ("वडा".encode() + "घर".encode("utf-16"), Reason.NOT_TEXT),
    ],
)
def test_tables_that_cannot_be_handled(data: bytes, reason: Reason, cost: Path) -> None:
    assert _refused("list.csv", data, cost) == reason


# --- anything at all -----------------------------------------------------------------------------------------------


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes turned, a part cut out or doubled."""
    changed = bytearray(data)
    for _time in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place : place + chance.randint(1, 4)] = chance.randbytes(4)
            case 2:
                del changed[place : place + chance.randint(1, 40)]
            case _:
                changed[place:place] = changed[place : place + chance.randint(1, 200)]
        if not changed:
            return data[:1]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_broken_files_are_refused_or_shown_and_never_harm(seed: int, cost: Path) -> None:
    """Whatever the bytes are, there is an answer, the limits hold and this process lives on."""
    chance = random.Random(seed)
    whole = [
        ("photo.jpg", photo_with_place()),
        ("photo.png", picture("PNG")),
        ("photo.webp", picture("WEBP")),
        ("letter.pdf", paper_with(lambda _pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)),
        ("list.xlsx", workbook()),
        ("list.csv", "वडा,घर\n३,१\n".encode() * 20),
    ]
    name, data = whole[seed % len(whole)]
    try:
        found = inspect(name, _mutated(data, chance))
    except AttachmentRefused:
        pass  # any other exception would be a fault, and so would be none at all from an empty answer
    else:
        assert found.view or found.view_kind == "text"
    if cost.exists():
        used = json.loads(cost.read_text())
        assert used["memory"] < limits.MEMORY
        assert used["seconds"] < limits.SECONDS + 2


@pytest.mark.skipif(sys.platform == "win32", reason="Wine holds no job to its memory")
def test_memory_and_time_end_the_child_and_nothing_else() -> None:
    """The limits are those of the operating system: no library can be talked out of them."""
    child = "from leoc_desktop.access.attachments.inside.limiting import limit_this_process as l; l()\n"
    for greedy in ("bytearray(1 << 30)", "[None] * (1 << 28)"):
        done = subprocess.run(
            [sys.executable, "-c", child + greedy], capture_output=True, text=True, check=False
        )
        assert "MemoryError" in done.stderr
    assert io.BytesIO(b"alive").read() == b"alive"
