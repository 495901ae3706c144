"""The Nepali texts: collects them from the program, compiles them, and says what is missing.

Runs inside .venv, as ``python -m development.catalogue update|compile|check``.
"""

from __future__ import annotations

import io
import os
import string
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from development.wording import spelling_problems, term_problems

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "leoc_desktop"
NEPALI = ROOT / "resources" / "translations" / "ne" / "LC_MESSAGES" / "leoc.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = (
    "# Nepali texts of LEOC Desktop. Made by `python3 dev.py fix`; only the msgstr lines are written by hand."
)


def collected(program: Path = PROGRAM) -> Catalog:
    """Every text that the program marks for translation."""
    found = Catalog()
    for _file, _line, texts, comments, context in extract_from_dir(program, keywords=KEYWORDS):
        found.add(texts, auto_comments=comments, context=context)
    return found


def read(path: Path = NEPALI) -> Catalog:
    """The catalogue as it stands in the file."""
    with path.open("rb") as file:
        return read_po(file, locale="ne", domain="leoc")


def update(path: Path = NEPALI, program: Path = PROGRAM) -> None:
    """Take new texts in and drop those no longer used; no translation is lost or guessed."""
    catalogue = read(path) if path.exists() else Catalog(locale="ne", domain="leoc")
    catalogue.update(collected(program), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_as_bytes(catalogue))


def _as_bytes(catalogue: Catalog) -> bytes:
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    text = io.BytesIO()
    write_po(text, catalogue, no_location=True, sort_output=True, omit_header=True, width=110)
    plural = f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};"
    header = f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: ne\\n"\n"Plural-Forms: {plural}\\n"\n'
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header.encode() + text.getvalue()


def compile_if_older(path: Path = NEPALI) -> None:
    """Write the .mo beside the .po when it is missing or older; readers never see half a file."""
    compiled = path.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns:
        return
    unfinished = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, read(path))
    unfinished.replace(compiled)


def problems(catalogue: Catalog, wanted: Catalog) -> Iterator[str]:
    """What is wrong with the catalogue, one sentence each; nothing when it is complete."""
    for message in wanted:
        if message.id and catalogue.get(message.id, message.context) is None:
            yield f"not in the catalogue, run `python3 dev.py fix`: {message.id!r}"
    for message in catalogue:
        if not message.id:
            continue
        if wanted.get(message.id, message.context) is None:
            yield f"no longer used, run `python3 dev.py fix`: {message.id!r}"
        yield from _problems_of(message)


def _problems_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield f"marked as doubtful: {message.id!r}"
    sources = _forms(message.id)
    for form in _forms(message.string) or ("",):
        if not form.strip():
            yield f"has no Nepali: {message.id!r}"
        elif placeholders(form) != placeholders(sources[-1]):
            yield f"has other placeholders than its Nepali: {message.id!r}"
        elif wording := next(chain(spelling_problems(form), term_problems(sources, form)), ""):
            yield f"{wording} (docs/glossary.md, development/wording.py): {message.id!r}"
        elif any(source[-1:] in "\n " and source[-1:] != form[-1:] for source in sources if source):
            yield f"ends with a space or line break that its Nepali lacks: {message.id!r}"


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> list[str]:
    """The named places in a text, in alphabetical order; a text that cannot be formatted has ``broken``."""
    try:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return ["broken"]


def main(arguments: list[str]) -> int:
    """Do one of update, compile and check; 1 when check finds something."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_if_older()
        case ["check"]:
            found = list(problems(read(), collected()))
            print("\n".join(found) or "Every text has its Nepali.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
