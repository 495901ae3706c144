"""Every import contract in pyproject.toml catches an import that breaks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_file import ROOT

PARTS = ["startup", "shell", "command_line", "features", "ui_kit", "report_kit"]
PARTS += ["domain", "access", "records", "storage", "foundation"]
FEATURE_FILES = ["page", "form", "table_model", "report", "service", "queries", "rules", "fields"]

BREACHES = [
    ("Imports point downwards only", "foundation/clock.py", "import leoc_desktop.records"),
    ("Imports point downwards only", "shell/main_window.py", "import leoc_desktop.command_line"),
    ("Imports point downwards only", "domain/numbering.py", "import leoc_desktop.report_kit"),
    ("The kits know nothing below them but foundation", "ui_kit/confirm.py", "import leoc_desktop.access"),
    (
        "The kits know nothing below them but foundation",
        "report_kit/tables.py",
        "import leoc_desktop.storage",
    ),
    (
        "Features never import each other",
        "features/fund/service.py",
        "import leoc_desktop.features.relief.rules",
    ),
    ("Inside a feature:", "features/fund/queries.py", "import leoc_desktop.features.fund.service"),
    ("Inside a feature:", "features/fund/dialog.py", ""),
    ("No Qt below the screens", "features/fund/service.py", "import PySide6.QtCore"),
    ("No Qt below the screens", "report_kit/tables.py", "from PySide6 import QtGui"),
    ("No Qt below the screens", "command_line/fund.py", "import PySide6"),
    ("No SQL, tables or store in the screens", "features/fund/page.py", "import sqlalchemy"),
    ("No SQL, tables or store in the screens", "shell/main_window.py", "import leoc_desktop.records"),
    ("Only the store knows SQLCipher", "access/guard.py", "import sqlcipher3"),
    ("The services start without Qt", "startup/services.py", "import PySide6.QtCore"),
    ("The services start without Qt", "startup/terminal.py", "import leoc_desktop.startup.window"),
]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A program with every part, two features and no import in it."""
    package = tmp_path / "leoc_desktop"
    for part in PARTS:
        (package / part).mkdir(parents=True)
    for feature in ("fund", "relief"):
        (package / "features" / feature).mkdir()
        for name in FEATURE_FILES:
            (package / "features" / feature / f"{name}.py").touch()
    for folder in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()
    for name in ("services", "terminal"):
        (package / "startup" / f"{name}.py").touch()
    (package / "startup" / "window.py").write_text("import PySide6.QtWidgets\n", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _verdicts(project: Path) -> dict[str, str]:
    """What import-linter says of each contract: KEPT or BROKEN."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=project,
        env={"COLUMNS": "400", "PYTHONPATH": str(project), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    return {
        line.rpartition(" ")[0]: line.rpartition(" ")[2]
        for line in lines
        if line.endswith(("KEPT", "BROKEN"))
    }


def test_contracts_are_kept_where_nothing_is_imported(skeleton: Path) -> None:
    verdicts = _verdicts(skeleton)
    assert {contract.rstrip(":") for contract, _, _ in BREACHES} <= {
        name.partition(":")[0] for name in verdicts
    }
    assert set(verdicts.values()) == {"KEPT"}


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_contract_catches_the_breach(skeleton: Path, contract: str, file: str, line: str) -> None:
    (skeleton / "leoc_desktop" / file).write_text(line + "\n", encoding="utf-8")
    broken = {name for name, verdict in _verdicts(skeleton).items() if verdict == "BROKEN"}
    assert any(name.startswith(contract) for name in broken), broken
