"""Help, usage and what is wrong with arguments are told in the language of the office, Python's own words too."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from development import catalogue
from leoc_desktop.command_line import argument_texts
from leoc_desktop.command_line.main import _parser, run
from leoc_desktop.command_line.office_access import OfficeAccess
from leoc_desktop.foundation.settings import Settings, write_settings
from leoc_desktop.foundation.translation import NEPALI, Language, _, choose, speaking
from leoc_desktop.startup.sample import make_sample
from leoc_desktop.startup.services import open_doors
from leoc_desktop.storage.data_folder import DataFolder

# Words that stand in the help in every language: how options and placeholders are written, and names.
SAME_EVERYWHERE = re.compile(
    r"--?[a-z][a-z-]*|\[|\]|\{[^}]*\}|`[^`]*`|\b[A-Z]{2,}[A-Za-z.-]*(?:\.xlsx)?|\.[a-z]+\b|LEOC Desktop"
)
LATIN = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(autouse=True)
def _argparse_as_it_was() -> Iterator[None]:
    before = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    yield
    argparse._, argparse.ngettext = before  # type: ignore[attr-defined]


def _run(folder: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as end:
        run([*words, "--data-dir", str(folder)], OfficeAccess(open_doors, make_sample))
    return int(end.value.code or 0)


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _parsers(inner)


def _said(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every sentence of a command's help apart from its own words: names of commands, options and placeholders."""
    yield from filter(None, [parser.description])
    for group in parser._action_groups:
        yield from filter(None, [group.title, group.description])
    for action in parser._actions:
        yield from filter(None, [action.help])
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help for choice in action._choices_actions if choice.help)


def test_every_sentence_of_every_help_is_nepali() -> None:
    argument_texts.take_over_argument_texts()
    with speaking(Language.of(NEPALI)):
        sentences = {text for parser in _parsers(_parser()) for text in _said(parser)}
    assert len(sentences) > 140
    english = {text for text in sentences if not re.search("[\u0900-\u097f]", text) and LATIN.search(text)}
    assert english == set()


def test_what_is_wrong_with_arguments_is_told_in_nepali(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_settings(DataFolder(tmp_path).settings, Settings(language=NEPALI))
    choose(Language.of("en"))
    for words in (
        ("incident", "show", "--as", "sita"),
        ("incident", "show", "1", "--as"),
        ("nonsense",),
        ("incident", "list", "--as", "sita", "--ward", "x"),
        ("incident", "list", "--as", "sita", "--nonsense"),
        ("doctor", "--language", "fr"),
    ):
        assert _run(tmp_path, *words) == 2
        err = capsys.readouterr().err
        assert err.startswith("प्रयोग: leoc")
        told = err.rpartition("त्रुटि: ")[2]
        assert not LATIN.findall(SAME_EVERYWHERE.sub("", re.sub(r"'[^']*'|\(int\)|number", "", told)))


def test_the_language_of_the_option_counts_before_that_of_the_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_settings(DataFolder(tmp_path).settings, Settings(language=NEPALI))
    assert _run(tmp_path, "doctor", "--help", "--language", "en") == 0
    assert "show this help message and exit" in capsys.readouterr().out
    assert _run(tmp_path, "doctor", "--help", "--language=ne") == 0
    assert "यो सहायता देखाउँछ" in capsys.readouterr().out
    assert _run(tmp_path, "doctor", "--nonsense", "--language", "en") == 2
    assert "unrecognized arguments: --nonsense" in capsys.readouterr().err


# Texts that only a mistake in the program brings up: no user ever sees them.
OUR_MISTAKES = (
    "invalid argument for positionals", "not callable", "not defined", "with mode", "subparser",
    "cannot merge actions", "conflicting", "dest= is required", "conflict_resolution", "must start with",
    "must be optional", "can't open", "version number", "invalid option string",
)  # fmt: skip


@pytest.mark.skipif(
    (argparse.__file__ or "").endswith(".pyc"), reason="this Python brings no source text of its library"
)
def test_no_text_of_pythons_reader_of_arguments_was_forgotten() -> None:
    asked = {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "ngettext"}
        and isinstance(node.args[0], ast.Constant)
    }
    known = {*argument_texts.TEXTS, "expected %s argument"}
    assert {text for text in asked - known if not any(part in text for part in OUR_MISTAKES)} == set()


def test_the_places_for_words_are_the_same_in_both_languages() -> None:
    place = re.compile(r"%(?:\(\w+\))?[rs]")
    for text in argument_texts.TEXTS:
        with speaking(Language.of(NEPALI)):
            assert sorted(place.findall(_(text))) == sorted(place.findall(text))
    forms = [message.string for message in catalogue.read() if "expected %s argument" in message.id]
    assert forms
    assert all("%s" in form for several in forms for form in several)
