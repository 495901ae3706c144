"""House rules on what code may do. Each takes a file and yields a sentence for every breach."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_file import SourceFile

CLOCK = "leoc_desktop/foundation/clock.py"
QUESTIONS_ABOUT_TIME = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("QDateTime", "currentDateTime"),
    ("QDateTime", "currentDateTimeUtc"),
    ("QDate", "currentDate"),
}
BANNED_IN_SCREENS = {
    "QMessageBox": "shell/error_presenter.py makes errors visible, ui_kit/confirm.py asks",
    "processEvents": "ui_kit/task_runner.py keeps the window alive",
}
GUARDS = {"requires", "open_before_sign_in"}
WHAT_THE_GUARD_READS = {"login", "store"}
NOT_SERVICES = {"Protocol", "StrEnum", "Enum", "NamedTuple", "TypedDict", "Exception", "ABC", "FileOwner"}
"""A FileOwner is asked by the guarded RecordFileService alone, never by a page."""
GETTEXT = {"_", "N_", "ngettext"}
# Words are cut in two here so that the rules pass over their own file.
MACHINE = re.compile(
    r"(?<![\w.>~-])/(?:home|root|work|Users|opt/pypi)/\w|(?<![\w./])/tm" + r"p/\w|[A-Z]:\\Use" + r"rs\\"
)
PACKAGE_INDEX = re.compile(r"pypi\.(?:org|python\.org)/simple|pythonhost" + r"ed|--(?:extra-)?index-url[ =]")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def services_are_guarded(file: SourceFile) -> Iterator[str]:
    """Every public method of a service carries @requires(...) or @open_before_sign_in."""
    if not re.match(r"leoc_desktop/(features/\w+/service(\.py|/)|domain/record_files\.py)", file.name):
        return
    for node in file.tree.body:
        if isinstance(node, ast.ClassDef) and _is_service(node):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and _is_open_to_callers(method):
                    yield from _breaches_of_method(file, node, method)


def _is_service(node: ast.ClassDef) -> bool:
    bases = {_last_name(base) for base in node.bases}
    return not node.decorator_list and not bases & NOT_SERVICES and not any("Error" in base for base in bases)


def _is_open_to_callers(method: ast.FunctionDef) -> bool:
    is_property = "property" in {_last_name(decorator) for decorator in method.decorator_list}
    return not method.name.startswith("_") and not (is_property and method.name in WHAT_THE_GUARD_READS)


def _breaches_of_method(file: SourceFile, node: ast.ClassDef, method: ast.FunctionDef) -> Iterator[str]:
    name = f"{file.place(method)}: {node.name}.{method.name}"
    if not GUARDS & {_last_name(decorator) for decorator in method.decorator_list}:
        yield f"{name} asks for no permission"
    if not ast.get_docstring(method):
        yield f"{name} does not say what it does"


def only_the_clock_asks_for_the_time(file: SourceFile) -> Iterator[str]:
    """Nothing but foundation/clock.py asks the system for the time."""
    if not file.in_program() or file.name == CLOCK:
        return
    for node in file.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        called = node.func
        if (
            isinstance(called, ast.Attribute)
            and (_last_name(called.value), called.attr) in QUESTIONS_ABOUT_TIME
        ):
            yield f"{file.place(node)}: ask foundation/clock.py, not {ast.unparse(called)}()"


def screens_use_the_one_place(file: SourceFile) -> Iterator[str]:
    """No message box and no nested event loop, however they are reached."""
    if not file.in_program():
        return
    for node in file.nodes(ast.Name, ast.Attribute, ast.alias):
        name = _last_name(node)
        if name in BANNED_IN_SCREENS:
            yield f"{file.place(node)}: no {name}; {BANNED_IN_SCREENS[name]}"


def only_the_command_line_prints(file: SourceFile) -> Iterator[str]:
    """Inside the program, print is for the command line."""
    if not file.in_program() or file.name.startswith("leoc_desktop/command_line/"):
        return
    for node in file.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id == "print":
            yield f"{file.place(node)}: print belongs to the command line"


def texts_are_formatted_after_translation(file: SourceFile) -> Iterator[str]:
    """What gettext gets is a plain literal, or a name that holds one; never a text put together."""
    if not file.in_program():
        return
    for node in file.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        if _last_name(node.func) not in GETTEXT:
            continue
        texts = node.args[:2] if _last_name(node.func) == "ngettext" else node.args[:1]
        for text in texts:
            put_together = isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call)
            marked_name = _last_name(node.func) == "N_" and not isinstance(text, ast.Constant)
            if put_together or marked_name:
                yield f"{file.place(node)}: translate a plain literal first, then format it"


def texts_stand_outside_f_strings(file: SourceFile) -> Iterator[str]:
    """What collects the texts for translation does not look inside f-strings."""
    for outer in file.nodes(ast.JoinedStr):
        for node in ast.walk(outer):
            marks = isinstance(node, ast.Call) and _last_name(node.func) in GETTEXT
            if marks and any(isinstance(text, ast.Constant) for text in node.args):
                yield f"{file.place(outer)}: a text inside an f-string is never translated"


def nothing_names_a_machine(file: SourceFile) -> Iterator[str]:
    """No path of somebody's computer and no package index address in what we keep."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if MACHINE.search(line) or PACKAGE_INDEX.search(line):
            yield f"{file.name}:{number}: names a machine's own path or a package index"


def nothing_is_left_for_later(file: SourceFile) -> Iterator[str]:
    """Work that is not done is an issue, not a remark in the code."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield f"{file.name}:{number}: an unfinished place"


def tests_can_fail(file: SourceFile) -> Iterator[str]:
    """A file of tests asserts something."""
    if not file.path.name.startswith("test_"):
        return
    expects = any(_last_name(node) in {"raises", "fail"} for node in file.nodes(ast.Attribute, ast.Name))
    if not expects and not any(file.nodes(ast.Assert)):
        yield f"{file.name}: no test in it can fail"


def _last_name(node: ast.AST) -> str:
    """``Permission.X`` gives X, ``requires(...)`` gives requires, an import gives the name it brings in."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name.rpartition(".")[2]
        case ast.Call(func=called):
            return _last_name(called)
        case _:
            return ""
