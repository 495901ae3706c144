"""What IT fixes for every user of a computer, in one TOML file that only an administrator of the computer can write.

docs/policy.md describes the file. A value that is wrong is left out and named with its line; the others hold.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

from leoc_desktop.foundation.errors import NotFound, Refused
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.reference_data import local_level
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import LANGUAGES, N_, _

FILE_NAME = "policy.toml"
DEVICE_FACTORS = ("required", "preferred", "off")
_IDLE_MINUTES = (1, 60)
_PASSWORD_CHARACTERS = (12, 64)
_LONGEST_FILE = 64 * 1024
_MOST_DESTINATIONS = 8

UNKNOWN = N_("The policy knows no such entry.")
NOT_CODE = N_("This must be the five-digit postal code of a local level, in quotation marks.")
NOT_ONE_OF = N_("This must be one of: {choices}.")
NOT_IN_RANGE = N_("This must be a whole number from {least} to {most}.")
NOT_YES_NO = N_("This must be true or false.")
NOT_PLACES = N_("This must be a list of up to {most} folders, each with its full path.")
NOT_A_PLACE = N_("This must be one folder with its full path, in quotation marks.")
NOT_TOML = N_("The file cannot be read: {reason}")


@dataclass(frozen=True, slots=True)
class Policy:
    """What is fixed; None or empty where IT leaves the choice to the office."""

    local_level: str | None = None
    language: str | None = None
    device_factor: str | None = None
    idle_minutes: int | None = None
    shortest_password: int | None = None
    offer_last_name: bool | None = None
    backup_destinations: tuple[str, ...] = ()
    update_folder: str | None = None

    @property
    def idle_limit(self) -> timedelta | None:
        """How long nobody may touch the program before it locks."""
        return None if self.idle_minutes is None else timedelta(minutes=self.idle_minutes)


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """One wrong entry. ``line`` counts from 1; 0 where the whole file is meant."""

    line: int
    entry: str
    msgid: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        reason = _(self.msgid).format(**self.values)
        if not self.line:
            return reason
        line = show_number(self.line)
        return _("Line {line}, {entry}: {reason}").format(line=line, entry=self.entry, reason=reason)


class _Wrong(Exception):
    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.msgid, self.values = msgid, values


def _postal_code(value: object) -> str:
    try:
        return local_level(str(value) if isinstance(value, str) else "").postal_code
    except (NotFound, Refused):
        raise _Wrong(NOT_CODE) from None


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise _Wrong(NOT_ONE_OF, choices=", ".join(f'"{choice}"' for choice in choices))
        return value

    return read


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise _Wrong(NOT_IN_RANGE, least=least, most=most)
        return value

    return read


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(NOT_YES_NO)
    return value


def _folder(value: object) -> str:
    full = isinstance(value, str) and (
        PureWindowsPath(value).is_absolute() or PurePosixPath(value).is_absolute()
    )
    if not isinstance(value, str) or not full or "\0" in value:
        raise _Wrong(NOT_A_PLACE)
    return value


def _folders(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= _MOST_DESTINATIONS:
        raise _Wrong(NOT_PLACES, most=_MOST_DESTINATIONS)
    try:
        return tuple(dict.fromkeys(_folder(place) for place in value))
    except _Wrong:
        raise _Wrong(NOT_PLACES, most=_MOST_DESTINATIONS) from None


# Table and entry of the file, the name in Policy, and what makes a value of it.
_ENTRIES: dict[tuple[str, str], tuple[str, Callable[[object], object]]] = {
    ("office", "local_level"): ("local_level", _postal_code),
    ("office", "language"): ("language", _one_of(tuple(LANGUAGES))),
    ("sign_in", "device_factor"): ("device_factor", _one_of(DEVICE_FACTORS)),
    ("sign_in", "idle_minutes"): ("idle_minutes", _number(*_IDLE_MINUTES)),
    ("sign_in", "shortest_password"): ("shortest_password", _number(*_PASSWORD_CHARACTERS)),
    ("sign_in", "offer_last_name"): ("offer_last_name", _yes_no),
    ("backups", "destinations"): ("backup_destinations", _folders),
    ("updates", "folder"): ("update_folder", _folder),
}


def policy_file() -> Path | None:
    """Where IT puts the file: beside the installed Windows program, in /etc elsewhere; None from a checkout."""
    if sys.platform == "win32":
        return Path(sys.executable).with_name(FILE_NAME) if getattr(sys, "frozen", False) else None
    return Path("/etc/leoc-desktop") / FILE_NAME


def read_policy(path: Path | None) -> tuple[Policy, tuple[PolicyProblem, ...]]:
    """What ``path`` fixes, and every entry of it that is wrong. A file that is not there fixes nothing."""
    try:
        content = path.read_bytes() if path is not None else b""
    except FileNotFoundError:
        content = b""
    except OSError as error:
        return Policy(), (_of_the_file(reason_of(error)),)
    return read_policy_text(content)


def read_policy_text(content: bytes) -> tuple[Policy, tuple[PolicyProblem, ...]]:
    """The same for the content of a file: UTF-8, with or without the mark that Windows editors put in front."""
    if len(content) > _LONGEST_FILE:
        return Policy(), (_of_the_file("> 64 KB"),)
    try:
        text = content.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Policy(), (_of_the_file(str(error)),)
    chosen: dict[str, object] = {}
    problems: list[PolicyProblem] = []
    for table, entry, value in _written(tables):
        name, read = _ENTRIES.get((table, entry), ("", _unknown))
        try:
            chosen[name] = read(value)
        except _Wrong as wrong:
            shown = f"{table}.{entry}" if entry else table
            problems.append(PolicyProblem(_line_of(text, table, entry), shown, wrong.msgid, wrong.values))
    return Policy(**chosen), tuple(sorted(problems, key=lambda problem: problem.line))  # type: ignore[arg-type]


def _written(tables: Mapping[str, object]) -> list[tuple[str, str, object]]:
    """Every entry with its table; an unknown table, or what stands outside the tables, has no entry name."""
    known = {table for table, _entry in _ENTRIES}
    entries: list[tuple[str, str, object]] = []
    for table, content in tables.items():
        if table in known and isinstance(content, dict):
            entries += [(table, entry, value) for entry, value in content.items()]
        else:
            entries.append((table, "", content))
    return entries


def _unknown(_value: object) -> object:
    raise _Wrong(UNKNOWN)


def _of_the_file(reason: object) -> PolicyProblem:
    return PolicyProblem(0, "", NOT_TOML, {"reason": reason})


def _line_of(text: str, table: str, entry: str) -> int:
    """Where an entry is written; the line of its table, or the first line, where TOML allows other spellings."""
    heading = re.compile(rf"\s*\[\s*\"?{re.escape(table)}\"?\s*\]")
    wanted = re.compile(rf"\s*\"?{re.escape(entry or table)}\"?\s*=")
    dotted = re.compile(rf"\s*{re.escape(table)}\s*\.\s*{re.escape(entry)}\s*=")
    inside, place = not entry, 1
    for number, line in enumerate(text.splitlines(), start=1):
        if heading.match(line):
            inside, place = True, number
        elif line.lstrip().startswith("["):
            inside = False
        elif (inside and wanted.match(line)) or dotted.match(line):
            return number
    return place


def fixed_entries(policy: Policy) -> tuple[tuple[str, str], ...]:
    """What ``policy`` fixes, as it is written in the file: entry and value."""
    entries = []
    for (table, entry), (name, _read) in _ENTRIES.items():
        value = getattr(policy, name)
        if value is not None and value != ():
            shown = ", ".join(value) if isinstance(value, tuple) else str(value).lower()
            entries.append((f"{table}.{entry}", str(value) if isinstance(value, str) else shown))
    return tuple(entries)


def is_writable_here(path: Path | None) -> bool:
    """Whether this account could change the file, which then binds nobody."""
    administrator = getattr(os, "geteuid", lambda: 1)() == 0
    return path is not None and path.exists() and not administrator and os.access(path, os.W_OK)


class _InForce:
    policy = Policy()
    problems: tuple[PolicyProblem, ...] = ()


def enforce(policy: Policy, problems: tuple[PolicyProblem, ...] = ()) -> None:
    """Let ``policy`` hold for this process; start-up calls it once."""
    _InForce.policy, _InForce.problems = policy, problems


def policy_in_force() -> Policy:
    """What IT has fixed on this computer."""
    return _InForce.policy


def problems_in_force() -> tuple[PolicyProblem, ...]:
    """The entries of the file that were left out because they are wrong."""
    return _InForce.problems
