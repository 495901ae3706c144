"""House rules on size, names and first lines. Each takes a file and yields a sentence for every breach."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_file import SourceFile

MOST_LINES_IN_A_FILE = 300
MOST_LINES_IN_A_CLASS = 200
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
FEATURE_FILES = {"fields", "rules", "queries", "service", "report", "table_model", "form", "page"}


def files_stay_short(file: SourceFile) -> Iterator[str]:
    """A file that nears 300 lines becomes a folder of the same name. Migrations are written once and never edited."""
    if "/migrations/versions/" in file.name:
        return
    lines = len(file.text.splitlines())
    if lines > MOST_LINES_IN_A_FILE:
        yield f"{file.name}: {lines} lines of {MOST_LINES_IN_A_FILE}"


def classes_stay_short(file: SourceFile) -> Iterator[str]:
    """A class that nears 200 lines holds two things."""
    for node in file.nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MOST_LINES_IN_A_CLASS:
            yield f"{file.place(node)}: class {node.name} has {lines} lines of {MOST_LINES_IN_A_CLASS}"


def modules_say_what_they_are_for(file: SourceFile) -> Iterator[str]:
    """The first line of every module is a docstring."""
    first = (ast.get_docstring(file.tree) or "").partition("\n")[0].strip()
    if not first:
        yield f"{file.name}: the first line does not say what the module is for"


def classes_say_what_they_promise(file: SourceFile) -> Iterator[str]:
    """Every public class of the program has a docstring."""
    if not file.in_program() or "migrations/versions" in file.name:
        return
    for node in file.nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node):
            yield f"{file.place(node)}: class {node.name} does not say what it promises"


def names_say_something(file: SourceFile) -> Iterator[str]:
    """No file, folder or class is called utils, helpers, common, manager or misc."""
    for part in file.path.with_suffix("").parts:
        if NAMES_THAT_SAY_NOTHING & set(part.lower().split("_")):
            yield f"{file.name}: the name {part!r} says nothing"
    for node in file.nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        words = {word.lower() for word in re.findall(r"[A-Z][a-z0-9]*", node.name)}
        if NAMES_THAT_SAY_NOTHING & words:
            yield f"{file.place(node)}: the class name {node.name!r} says nothing"


def features_hold_the_agreed_files(file: SourceFile) -> Iterator[str]:
    """Every feature folder has the same few file names, or folders of these names."""
    parts = file.path.parts
    if parts[:2] != ("leoc_desktop", "features") or parts[2:] == ("__init__.py",):
        return
    if len(parts) < 4 or parts[3].removesuffix(".py") not in FEATURE_FILES | {"__init__"}:
        yield f"{file.name}: a feature holds only {', '.join(sorted(FEATURE_FILES))}"
