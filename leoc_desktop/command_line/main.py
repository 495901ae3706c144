"""Reads the arguments of ``leoc``, runs the command, prints its answer.

Exit status: 0 done, 1 refused or failed with one clear line, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from leoc_desktop import __version__
from leoc_desktop.command_line import (
    advisories,
    audit,
    backups,
    bulletins,
    calendar,
    event_log,
    events,
    incidents,
    keys,
    office,
    papers,
    policy,
    rapid_assessments,
    situation_reports,
    unlocking,
    updates,
    users,
)
from leoc_desktop.command_line.argument_texts import take_over_argument_texts
from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.office_access import OfficeAccess
from leoc_desktop.command_line.secrets_input import SecretInput
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.logging_setup import note_fault, start_logging
from leoc_desktop.foundation.paths import default_data_dir
from leoc_desktop.foundation.settings import read_settings
from leoc_desktop.foundation.translation import LANGUAGES, Language, _, choose
from leoc_desktop.storage.data_folder import DataFolder

DONE, FAILED = 0, 1


def run(argv: Sequence[str], access: OfficeAccess) -> int:
    """Run one command and return its exit status."""
    _speak_utf8()
    # The help and what is wrong with the arguments are told in the language of the office, too.
    _choose_language(_typed_behind("--data-dir", argv), _typed_behind("--language", argv))
    take_over_argument_texts()
    arguments = _parser().parse_args(argv)
    _choose_language(arguments.data_dir, arguments.language)
    secrets = SecretInput(from_stdin=getattr(arguments, "password_stdin", False))
    try:
        answer: Answer = arguments.handler(Call(arguments, secrets, access))
    except LeocError as error:
        return _failed(str(error), as_json=arguments.json)
    except KeyboardInterrupt:
        return _failed("", as_json=False)
    except Exception as error:  # noqa: BLE001  the one place where a fault of ours becomes a clear line
        return _failed(_fault(error, arguments.data_dir), as_json=arguments.json)
    _print(answer, as_json=arguments.json)
    return DONE if answer.well else FAILED


def _print(answer: Answer, *, as_json: bool) -> None:
    lines = answer.lines or (_("There is nothing to show."),)
    text = json.dumps(answer.data, ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Whoever read the first lines has gone; what was asked for is done all the same.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  Python flushes it at the end


def _failed(sentence: str, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return FAILED


def _fault(error: Exception, data_dir: Path) -> str:
    start_logging(DataFolder(data_dir).logs)
    number = note_fault(error)
    return _("Something went wrong (no. {number}). Nothing was lost; tell IT this number.").format(
        number=number
    )


def _speak_utf8() -> None:
    """A Windows console or a C locale would choke on Nepali."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "replace")


def _choose_language(data_dir: Path | str, language: str | None) -> None:
    settings = read_settings(DataFolder(Path(data_dir or default_data_dir())).settings)
    choose(Language.of(language) if language in LANGUAGES else settings.spoken)


def _typed_behind(option: str, argv: Sequence[str]) -> str:
    """What stands behind ``option`` before the arguments are checked; "" when it is not there."""
    for word, following in zip_longest(argv, argv[1:], fillvalue=""):
        if word == option:
            return following
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leoc",
        description=_(
            "Administration of a LEOC Desktop office. Secrets come from a prompt, or with --password-stdin "
            "one per line from standard input in the order each command states."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"LEOC Desktop {__version__}",
        help=_("print the version of the program"),
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir", type=Path, default=default_data_dir(), metavar="DIR", help=_("the office's folder")
    )
    common.add_argument("--json", action="store_true", help=_("print JSON"))
    common.add_argument("--language", choices=LANGUAGES, help=_("language of messages"))
    sign_in = argparse.ArgumentParser(add_help=False)
    sign_in.add_argument("--as", dest="user", required=True, metavar="NAME", help=_("sign in as this user"))
    sign_in.add_argument(
        "--password-stdin", action="store_true", help=_("read secrets from standard input, one per line")
    )
    subparsers = parser.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)
    commands = CommandSet(subparsers, common, sign_in)
    for noun in (
        office,
        keys,
        users,
        unlocking,
        incidents,
        events,
        event_log,
        rapid_assessments,
        situation_reports,
        advisories,
        bulletins,
        papers,
        backups,
        audit,
        calendar,
        policy,
        updates,
    ):
        noun.add_commands(commands)
    return parser
