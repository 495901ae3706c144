"""Runs the tests as a Windows program, under Wine, with the Windows Python that also builds the program."""

from __future__ import annotations

from collections.abc import Sequence

from development import system_packages, windows_build, windows_python
from development.steps import StepError
from development.wine import Wine

# What the program is made of, and its journeys. The checks of the source text, of the Linux package and of this tool
# box are for Linux; what needs servers or signals of Linux skips itself and says so.
FOLDERS = (
    *(
        "tests/foundation",
        "tests/storage",
        "tests/records",
        "tests/access",
        "tests/domain",
        "tests/report_kit",
    ),
    *(
        "tests/ui_kit",
        "tests/shell",
        "tests/features",
        "tests/command_line",
        "tests/startup",
        "tests/journeys",
    ),
)
MINUTES = 150
# A test that waits for what never comes under Wine is named, with the line it waits in, instead of costing the run.
_NAMES_WHAT_HANGS = ("-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=true")
# What Windows tells a window cannot be heard by the windows of the tests, which are drawn in memory.
WITH_REAL_WINDOWS = ("tests/shell/test_windows_session.py",)
_REAL_WINDOWS = (
    "import os, pytest, sys; os.environ['QT_QPA_PLATFORM'] = 'windows'; sys.exit(pytest.main(sys.argv[1:]))"
)


def test(more: Sequence[str]) -> None:
    """Run the tests; ``more`` goes to pytest, and folders or files in it replace the usual ones."""
    system_packages.ensure_programs(system_packages.FOR_WINDOWS, needed=True)
    python = windows_python.ensure(windows_build.PYTHON_FOLDER)
    chosen = [word for word in more if word.startswith("tests")]
    words = [word for word in more if word not in chosen]
    with Wine(windows_build.PREFIX) as wine:
        told = ("-q", "-rs", "-p", "no:cacheprovider", "-p", "no:xdist", *_NAMES_WHAT_HANGS, *words)
        status = wine.run(python, "-m", "pytest", *told, *(chosen or FOLDERS), minutes=MINUTES)
        if not chosen:
            status = status or wine.run(python, "-c", _REAL_WINDOWS, *told, *WITH_REAL_WINDOWS, minutes=5)
    if status != 0:
        raise StepError(f"The tests under Wine ended with status {status}")
