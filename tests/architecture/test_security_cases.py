"""docs/security.md promises a test for each abuse case: the tests that it names are there, and no case is left out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+) \|.*\| (.+?) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_case_stands_in_the_table_once() -> None:
    assert [int(number) for number, _test in ROW.findall(TABLE)] == list(range(1, 46))


def test_every_case_names_a_test() -> None:
    assert not [number for number, said in ROW.findall(TABLE) if not NAMED.search(said)]


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for path, name in NAMED.findall(TABLE):
        tree = (
            ast.parse((ROOT / path).read_text(encoding="utf-8"))
            if (ROOT / path).exists()
            else ast.Module([], [])
        )
        if name not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
            missing.append(f"{path}::{name}")
    assert not missing
