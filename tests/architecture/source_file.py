"""The project's own files as the house rules read them: path, text and syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON_FOLDERS = ("leoc_desktop", "tests", "development", "installer")
TEXT_FOLDERS = (*PYTHON_FOLDERS, "docs", ".ci", "requirements", "resources")
TEXT_ENDINGS = {
    ".py",
    ".pyi",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".spec",
    ".sh",
    ".desktop",
    ".po",
    ".json",
    ".svg",
    "",
}


@dataclass(frozen=True)
class SourceFile:
    """One file: ``name`` is its path from the project's root, with forward slashes."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; only for Python."""
        return ast.parse(self.text, self.name)

    @property
    def path(self) -> Path:
        """The name as a path, to ask for its parts."""
        return Path(self.name)

    def in_program(self) -> bool:
        """Whether the file is part of what users run."""
        return self.name.startswith("leoc_desktop/")

    def place(self, node: ast.AST) -> str:
        """Where ``node`` stands, as editors and terminals write it."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        """Every node of these kinds, in no promised order."""
        return (node for node in self._every_node if isinstance(node, kinds))

    @cached_property
    def _every_node(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))


def python_files() -> Iterator[SourceFile]:
    """Every Python file of the project, one after the other: their trees together would fill the memory."""
    found = [path for folder in PYTHON_FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return _read([*ROOT.glob("*.py"), *found])


def text_files() -> Iterator[SourceFile]:
    """Every file of ours that a person reads or writes as text."""
    found = [path for folder in TEXT_FOLDERS for path in (ROOT / folder).rglob("*")]
    return _read(path for path in [*ROOT.iterdir(), *found] if path.suffix in TEXT_ENDINGS)


def _read(paths: list[Path] | Iterator[Path]) -> Iterator[SourceFile]:
    for path in sorted({path for path in paths if path.is_file() and "__pycache__" not in path.parts}):
        yield SourceFile(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
