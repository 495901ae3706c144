"""House rules on words: whatever people read goes through the catalogue of translations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_file import SourceFile

# What a call with the name takes as words: positions of arguments, and keywords.
SHOWN: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "ArgumentParser": ((), ("description", "epilog")),
    "ArgumentTypeError": ((0,), ()),
    "add": ((2,), ()),  # CommandSet.add(name, handler, summary)
    "addAction": ((0, 1), ()),
    "addButton": ((0,), ()),
    "addItem": ((0, 1), ()),
    "addMenu": ((0,), ()),
    "addRow": ((0,), ()),
    "addTab": ((1,), ()),
    "add_argument": ((), ("help",)),
    "add_argument_group": ((0,), ("description",)),
    "add_entry": ((0,), ("hint",)),
    "add_parser": ((), ("help", "description")),
    "add_subparsers": ((), ("title", "help", "description")),
    "ask": ((1, 2, 3), ()),
    "ask_again": ((0,), ()),
    "ask_text": ((1, 2, 3, 4), ()),
    "getExistingDirectory": ((1,), ()),
    "getOpenFileName": ((1,), ()),
    "getSaveFileName": ((1,), ()),
    "group": ((1,), ()),
    "insertItem": ((1,), ()),
    "insertTab": ((2,), ()),
    "FieldProblem": ((1,), ()),
    "QAction": ((0, 1), ()),
    "QCheckBox": ((0,), ()),
    "QGroupBox": ((0,), ()),
    "QLabel": ((0,), ()),
    "QPushButton": ((0, 1), ()),
    "QRadioButton": ((0,), ()),
    "QToolButton": ((0,), ()),
    "say": ((0, 1), ()),
    "setAccessibleDescription": ((0,), ()),
    "setAccessibleName": ((0,), ()),
    "setHorizontalHeaderLabels": ((0,), ()),
    "setItemText": ((1,), ()),
    "setLabelText": ((0, 1), ()),
    "setPlaceholderText": ((0,), ()),
    "setStatusTip": ((0,), ()),
    "setSubTitle": ((0,), ()),
    "setTabText": ((1,), ()),
    "setText": ((0,), ()),
    "setTitle": ((0,), ()),
    "setToolTip": ((0,), ()),
    "setWhatsThis": ((0,), ()),
    "setWindowTitle": ((0,), ()),
    "set_title": ((0,), ()),
    "set_verb": ((0,), ()),
    "show_message": ((0,), ("action",)),
    "show_problem": ((0,), ()),
}
REFUSALS = re.compile(r"^[A-Z]\w*(?:Refused|Denied|Failed|Found|Locked|Trouble|Damaged|Needed|Unusable)$")
SHOWN_FOR_ANY_CALL = ("explanation", "verb")
NAMES = frozenset({"LEOC Desktop", "PDF", "CSV (*.csv)", "EN", "English"})
"""The same in both languages; a language is called as its speakers call it."""
WORD = re.compile(r"[^\W\d_]{2,}")
EXAMPLE_OF_A_CODE = re.compile(r"[A-Z0-9…]+(-[A-Z0-9…]+)+")


def shown_texts_are_marked(file: SourceFile) -> Iterator[str]:
    """A literal that somebody reads stands in ``_()``, or in ``N_()`` where it is translated later."""
    if not file.in_program():
        return
    for node in file.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        for text in _shown(node):
            for words in _unmarked(text):
                yield f"{file.place(text)}: {words!r} is in one language only; mark it with _() or N_()"


def _shown(call: ast.Call) -> Iterator[ast.expr]:
    name = _name(call.func)
    positions, keywords = SHOWN.get(name, ((), ()))
    if REFUSALS.match(name) or name in {"Refused", "NotFound"}:
        positions = (0,)
    for position, argument in enumerate(call.args):
        if position in positions:
            yield argument
    for keyword in call.keywords:
        if keyword.arg in keywords or keyword.arg in SHOWN_FOR_ANY_CALL:
            yield keyword.value


def _unmarked(text: ast.expr) -> Iterator[str]:
    match text:
        case ast.Constant(value=str(words)):
            if WORD.search(words) and words not in NAMES and not EXAMPLE_OF_A_CODE.fullmatch(words):
                yield words
        case ast.JoinedStr(values=parts):
            for part in parts:
                if isinstance(part, ast.Constant):
                    yield from _unmarked(part)
        case ast.IfExp(body=first, orelse=second):
            yield from _unmarked(first)
            yield from _unmarked(second)
        case ast.BinOp(left=first, right=second):
            yield from _unmarked(first)
            yield from _unmarked(second)


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
