"""What works before anybody has signed in is a closed list (R15); decision 0040 says why each is on it."""

from __future__ import annotations

import ast

from tests.architecture.source_file import python_files

CLOSED_LIST = {
    "features/backups/service/door.py": {"head", "offered", "fetch", "verify", "preview", "restore"},
    "features/diagnostics/service/closed_office.py": {"examine", "bundle"},
    "features/office/service/door.py": {
        "holds_office",
        "is_training",
        "set_up",
        "found",
        "sign_in",
        "recover",
    },
}


def _marked(tree: ast.Module) -> set[str]:
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(
            isinstance(mark, ast.Name) and mark.id == "open_before_sign_in" for mark in node.decorator_list
        )
    }


def test_nothing_else_is_open_before_sign_in() -> None:
    found = {
        file.name.removeprefix("leoc_desktop/"): names
        for file in python_files()
        if file.name.startswith("leoc_desktop/") and (names := _marked(file.tree))
    }
    assert found == CLOSED_LIST
