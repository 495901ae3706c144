"""Hostile files (security.md, abuse cases 37 to 41): each is refused with its reason, and this process lives on."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from leoc_desktop.access.attachments.inside.findings import Unacceptable
from leoc_desktop.access.attachments.inside.papers import look_at_paper
from leoc_desktop.access.attachments.inside.texts import look_at_text
from leoc_desktop.access.attachments.inside.workbooks import look_at_workbook
from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.attachments.kinds import kind_of
from leoc_desktop.access.attachments.names import LONGEST, display_name
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """A small picture."""
    output = io.BytesIO()
    Image.new("RGB", size, "#884422").save(output, form, **options)
    return output.getvalue()


def photo_with_place() -> bytes:
    """A photo that says it was taken at 29°33'20" N, 81°12'00" E."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 33.0, 20.0), 3: "E", 4: (81.0, 12.0, 0.0)}
    return picture("JPEG", exif=exif)


def paper(extra: bytes = b"") -> bytes:
    """A small PDF, with ``extra`` objects."""
    output = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(output, "PDF")
    data = output.getvalue()
    return data.replace(b"endobj\n", b"endobj\n" + extra, 1) if extra else data


def workbook(**parts: bytes) -> bytes:
    """An Excel file of the least parts; ``parts`` by name with _ for /."""
    output = io.BytesIO()
    strings = b'<sst xmlns="m"><si><t>\xe0\xa4\xb5\xe0\xa4\xa1\xe0\xa4\xbe</t></si></sst>'
    sheet = b'<worksheet xmlns="m"><row><c t="s"><v>0</v></c><c><v>3</v></c></row></worksheet>'
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/sharedStrings.xml", strings)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return output.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A black PNG of one bit per pixel: small, however many pixels it has."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _refused(look: Callable[[], object]) -> str:
    with pytest.raises((AttachmentRefused, Unacceptable)) as refused:
        look()
    return str(refused.value.reason)


# --- the whole way, through the child process ---------------------------------------------------------------------


def test_honest_files_are_let_in_and_shown_as_new_copies() -> None:
    photo = inspect("घर.JPG", photo_with_place())
    assert (photo.view_kind, photo.latitude, photo.longitude) == ("image", 29.555556, 81.2)
    with Image.open(io.BytesIO(photo.view)) as shown:
        assert not shown.getexif(), "the copy that is shown tells nothing but pixels"
    letter = inspect("letter.pdf", paper())
    assert (letter.view_kind, letter.pages) == ("pdf", 1)
    assert len(pypdfium2.PdfDocument(letter.view)) == 1
    table = inspect("list.xlsx", workbook())
    assert table.view.decode() == "वडा\t3"


def test_a_pixel_bomb_ends_the_child_or_is_refused_and_this_process_lives() -> None:
    bomb = png_of(30_000, 30_000)
    assert len(bomb) < 200_000
    assert _refused(lambda: inspect("photo.png", bomb)) == Reason.TOO_MANY_PIXELS


def test_a_file_that_kills_the_library_only_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["python3", "-c", "import os, sys; sys.stdin.buffer.read(); os.abort()"]
    monkeypatch.setattr("leoc_desktop.access.attachments.inspection._command", lambda: command)
    assert _refused(lambda: inspect("photo.jpg", picture())) == Reason.TOO_COSTLY


def test_what_the_child_says_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in ("{}", '{"refused": "<b>no</b>"}', '{"view_kind": "exe", "facts": {}}', "x" * 100_000, ""):
        command = ["python3", "-c", f"import sys; sys.stdin.buffer.read(); print({answer!r})"]
        monkeypatch.setattr("leoc_desktop.access.attachments.inspection._command", lambda c=command: c)
        assert _refused(lambda: inspect("photo.jpg", picture())) == Reason.DAMAGED


def test_the_child_can_neither_write_nor_call_out(tmp_path: Path) -> None:
    import subprocess
    import sys

    target = tmp_path / "written"
    tried = (
        "from leoc_desktop.access.attachments.inside.limiting import limit_this_process as l; l()\n"
        "import socket, subprocess\n"
        "for act in (lambda: socket.socket(), lambda: subprocess.run(['true']), "
        f"lambda: open({str(target)!r}, 'w').write('x'), lambda: bytearray(2 << 30)):\n"
        "    try: act(); print('could')\n"
        "    except (PermissionError, MemoryError): print('could not')\n"
    )
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:4] == ["could not"] * 4, done.stderr
    assert not target.exists()


# --- what is said of each file (case 37) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("photo.jpg", b"MZ\x90\x00" + bytes(64), Reason.NOT_WHAT_IT_SAYS),
        ("photo.png", b"<html><script>alert(1)</script>", Reason.NOT_WHAT_IT_SAYS),
        ("notes.txt", b"#!/bin/sh\nrm -rf /", Reason.NOT_WHAT_IT_SAYS),
        ("notes.csv", b"\x7fELF" + bytes(64), Reason.NOT_WHAT_IT_SAYS),
        ("letter.pdf", b"junk before %PDF-1.7", Reason.NOT_WHAT_IT_SAYS),
        ("photo.jpg", b"", Reason.EMPTY),
        ("program.exe", b"MZ", Reason.KIND_NOT_ALLOWED),
        ("photo\u202egpj.exe", b"MZ", Reason.KIND_NOT_ALLOWED),
        ("macro.xlsm", b"PK\x03\x04", Reason.KIND_NOT_ALLOWED),
        ("no ending", b"x", Reason.KIND_NOT_ALLOWED),
        ("photo.jpg.svg", b"<svg/>", Reason.KIND_NOT_ALLOWED),
        ("secret.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.ENCRYPTED),
        ("photo.png", picture("JPEG"), Reason.NOT_WHAT_IT_SAYS),
    ],
)
def test_a_file_must_be_what_its_name_says(name: str, data: bytes, reason: Reason) -> None:
    assert _refused(lambda: kind_of(name, data)) == reason


# --- archives and workbooks (case 38) -----------------------------------------------------------------------------


def _symlinked() -> bytes:
    output = io.BytesIO(workbook())
    with zipfile.ZipFile(output, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return output.getvalue()


_BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"
_XXE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(xl__bomb=bytes(120 * 1024 * 1024)), Reason.UNPACKS_TOO_LARGE),
        (workbook(**{"..__..__evil": b"x"}), Reason.UNSAFE_ARCHIVE),
        (workbook(__etc__x=b"x"), Reason.UNSAFE_ARCHIVE),
        (workbook(**{"C:__x": b"x"}), Reason.UNSAFE_ARCHIVE),
        (_symlinked(), Reason.UNSAFE_ARCHIVE),
        (workbook(**{"xl__vbaProject.bin": b"x"}), Reason.MACRO),
        (workbook(**{"xl__externalLinks__a.xml": b"<a/>"}), Reason.MACRO),
        (workbook(**{"xl__styles.xml": _BOMB}), Reason.ENTITIES),
        (workbook(**{"xl__theme.xml": _XXE}), Reason.ENTITIES),
        (workbook()[:-40], Reason.DAMAGED),
        (workbook(**{"xl__styles.xml": b"<open>"}), Reason.DAMAGED),
    ],
)
def test_workbooks_made_for_attacks_are_refused(data: bytes, reason: Reason) -> None:
    assert _refused(lambda: look_at_workbook(data)) == reason


# --- PDF (case 39) ------------------------------------------------------------------------------------------------


def _packed(hidden: bytes) -> bytes:
    body = zlib.compress(b"9 0 " + hidden)
    return b"9 0 obj <</Type /ObjStm /Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj\n" % (
        len(body),
        body,
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (paper(b"9 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj\n"), Reason.ACTIVE_CONTENT),
        (paper(b"9 0 obj <</S /J#61vaScript>> endobj\n"), Reason.ACTIVE_CONTENT),
        (paper(b"9 0 obj <</S /Launch /F (cmd.exe)>> endobj\n"), Reason.ACTIVE_CONTENT),
        (paper(b"9 0 obj <</Type /EmbeddedFile>> endobj\n"), Reason.ACTIVE_CONTENT),
        (paper(_packed(b"<</S /JavaScript>>")), Reason.ACTIVE_CONTENT),
        (paper(b"9 0 obj <</Encrypt 8 0 R>> endobj\n"), Reason.ENCRYPTED),
        (paper() + workbook(), Reason.TWO_FILES_IN_ONE),
        (paper() + bytes(5000), Reason.TWO_FILES_IN_ONE),
        (paper()[:300], Reason.DAMAGED),
        (b"%PDF-1.7\n%%EOF", Reason.DAMAGED),
    ],
)
def test_papers_with_programs_or_hidden_files_are_refused(data: bytes, reason: Reason) -> None:
    assert _refused(lambda: look_at_paper(data)) == reason


# --- texts (case 41) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("वडा\n".encode() * 200_001, Reason.TOO_MANY_ROWS),
        (b'"' + b"x" * 40_000 + b'"', Reason.CELL_TOO_LONG),
        (b"a,b\x00c", Reason.NOT_TEXT),
        ("वडा".encode() + "घर".encode("utf-16"), Reason.NOT_TEXT),
    ],
)
def test_tables_that_cannot_be_handled_are_refused(data: bytes, reason: Reason) -> None:
    assert _refused(lambda: look_at_text(data, table=True)) == reason


def test_nepali_tables_are_read_in_both_encodings_of_excel() -> None:
    for data in ("वडा,घर\n३,१".encode("utf-8-sig"), "वडा,घर\n३,१".encode("utf-16")):
        assert look_at_text(data, table=True).view.decode() == "वडा,घर\n३,१"


# --- names (case 40) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("..\\..\\x.jpg", "x.jpg"),
        ("../../etc/passwd", "passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\nc.png", "abc.png"),
        ("क्षति\u200dको घर.jpg", "क्षति\u200dको घर.jpg"),
        ("  .. ", "_"),
        ('x:"y|z?.pdf', "x__y_z_.pdf"),
    ],
)
def test_names_are_cleaned_for_people(given: str, shown: str) -> None:
    assert display_name(given) == shown


@given(st.text(max_size=400))
def test_no_name_is_empty_long_or_leads_elsewhere(name: str) -> None:
    shown = display_name(name)
    assert 0 < len(shown) <= LONGEST
    assert not set("/\\\0\n\u202e") & set(shown)
    assert display_name(shown) == shown
