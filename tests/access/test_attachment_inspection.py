"""What is let in, how its kind and name are read (abuse cases 37 and 40), and what the child is not believed."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from leoc_desktop.access.attachments.inside.texts import look_at_text
from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.attachments.kinds import kind_of
from leoc_desktop.access.attachments.names import LONGEST, display_name
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason
from tests.support.files_to_attach import paper, photo_with_place, picture, workbook


def _refused(look: Callable[[], object]) -> Reason:
    with pytest.raises(AttachmentRefused) as refused:
        look()
    return refused.value.reason


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


def test_a_file_that_kills_the_library_only_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", "import os, sys; sys.stdin.buffer.read(); os.abort()"]
    monkeypatch.setattr("leoc_desktop.access.attachments.inspection._command", lambda: command)
    assert _refused(lambda: inspect("photo.jpg", picture())) == Reason.TOO_COSTLY


def test_what_the_child_says_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        repr(answer) for answer in ("{}", '{"refused": "<b>no</b>"}', '{"view_kind": "exe", "facts": {}}', "")
    ]
    for answer in (*told, "'x' * 100_000"):  # Windows takes no command as long as that
        command = [sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); print({answer})"]
        monkeypatch.setattr("leoc_desktop.access.attachments.inspection._command", lambda c=command: c)
        assert _refused(lambda: inspect("photo.jpg", picture())) == Reason.DAMAGED


def test_the_child_can_neither_write_nor_call_out(tmp_path: Path) -> None:
    target = tmp_path / "written"
    tried = (
        "from leoc_desktop.access.attachments.inside.limiting import limit_this_process as l; l()\n"
        "import socket, subprocess\n"
        "for act in (lambda: socket.socket(), lambda: subprocess.run(['true']), "
        f"lambda: open({str(target)!r}, 'w').write('x')):\n"
        "    try: act(); print('could')\n"
        "    except PermissionError: print('could not')\n"
    )
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:3] == ["could not"] * 3, done.stderr
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


# --- texts (case 41) ----------------------------------------------------------------------------------------------


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
