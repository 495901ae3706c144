"""What IT fixes for every user: what the file may say, and how a wrong entry is named."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.foundation.policy import Policy, is_writable_here, read_policy, read_policy_text
from leoc_desktop.foundation.translation import ENGLISH, Language, choose

WHOLE = """\
# Bajhang, all three PCs
[office]
local_level = "70211"
language = "ne"

[sign_in]
device_factor = "required"
idle_minutes = 5
shortest_password = 16
offer_last_name = false

[backups]
destinations = ['\\\\server\\leoc', "/media/usb", 'E:\\backups']

[updates]
folder = '\\\\server\\leoc-new'
"""


@pytest.fixture(autouse=True)
def english() -> None:
    choose(Language.of(ENGLISH))


def test_a_whole_policy_is_read() -> None:
    policy, problems = read_policy_text(WHOLE.encode())
    assert problems == ()
    assert policy == Policy(
        local_level="70211",
        language="ne",
        device_factor="required",
        idle_minutes=5,
        shortest_password=16,
        offer_last_name=False,
        backup_destinations=("\\\\server\\leoc", "/media/usb", "E:\\backups"),
        update_folder="\\\\server\\leoc-new",
    )
    assert policy.idle_limit == timedelta(minutes=5)


def test_no_file_fixes_nothing(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "policy.toml") == (Policy(), ())
    assert read_policy(None) == (Policy(), ())


@pytest.mark.parametrize(
    ("changed", "into", "line", "entry"),
    [
        ('"70211"', '"99999"', 3, "office.local_level"),
        ('"70211"', "70211", 3, "office.local_level"),
        ('"ne"', '"hi"', 4, "office.language"),
        ('"required"', '"maybe"', 7, "sign_in.device_factor"),
        ("= 5", "= 0", 8, "sign_in.idle_minutes"),
        ("= 5", "= true", 8, "sign_in.idle_minutes"),
        ("= 5", "= 5.5", 8, "sign_in.idle_minutes"),
        ("= 16", "= 8", 9, "sign_in.shortest_password"),
        ("= false", '= "no"', 10, "sign_in.offer_last_name"),
        ('"/media/usb"', '"usb"', 13, "backups.destinations"),
        ("offer_last_name", "offer_lastname", 10, "sign_in.offer_lastname"),
        ("[backups]", "[backup]", 12, "backup"),
        ("'\\\\server\\leoc-new'", "'new'", 16, "updates.folder"),
        ("'\\\\server\\leoc-new'", "['/new']", 16, "updates.folder"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line_and_the_others_hold(
    changed: str, into: str, line: int, entry: str
) -> None:
    policy, problems = read_policy_text(WHOLE.replace(changed, into, 1).encode())
    assert [(problem.line, problem.entry) for problem in problems] == [(line, entry)]
    assert str(problems[0]).startswith(f"Line {line}, {entry}: ")
    kept = [value for value in (policy.local_level, policy.idle_minutes, policy.shortest_password) if value]
    assert len(kept) >= 2


def test_a_file_that_is_no_toml_says_where_it_stops_being_it() -> None:
    policy, problems = read_policy_text(b"[office]\nlanguage = ne\n")
    assert policy == Policy()
    assert "line 2" in str(problems[0])


def test_a_file_of_a_windows_editor_is_read() -> None:
    assert read_policy_text(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())[1] == ()


@given(st.binary(max_size=300))
def test_no_content_breaks_the_program(content: bytes) -> None:
    policy, problems = read_policy_text(content)
    assert policy == Policy() or not problems


@given(st.sampled_from(["language", "local_level"]), st.integers() | st.text("ne70211 hi", max_size=6))
def test_what_is_wrong_is_never_in_force(entry: str, value: object) -> None:
    policy, _problems = read_policy_text(f"[office]\n{entry} = {json.dumps(value)}\n".encode())
    assert policy.language in (None, "ne", "en")
    assert policy.local_level is None or len(policy.local_level) == 5


def test_a_policy_that_its_reader_can_write_is_noticed(tmp_path: Path) -> None:
    assert not is_writable_here(None)
    assert not is_writable_here(tmp_path / "none.toml")
