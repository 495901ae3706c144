"""Everything that is done with this checkout, one command each: `python3 dev.py --help` lists them.

Needs nothing but Python 3.11 to 3.13. The first command makes the environment .venv and takes a few minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from development import environment, locking, packaging, system_packages, windows_build, windows_tests
from development.environment import PROGRAMS, PYTHON
from development.steps import ROOT, StepError, has_display, run, say, status_of

OUTPUT = ROOT / "output"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def setup(_: argparse.Namespace) -> None:
    """Make .venv from the hashed locks and compile the translations."""
    environment.ensure()
    run(PYTHON, "-m", "development.catalogue", "compile")


def start(options: argparse.Namespace) -> None:
    """Start the program; with --sample a training office with made-up data."""
    setup(options)
    if not options.sample:
        if not has_display():
            raise StepError("There is no display to show the window on. Try: python3 dev.py run --sample")
        run(PYTHON, "-m", "leoc_desktop", *options.more)
    elif has_display():
        run(PYTHON, "-m", "leoc_desktop", "--sample", *options.more)
    else:
        results = OUTPUT / "sample"
        say("No display here: the sample office is opened unattended")
        unattended = ("--sample", "--unattended", results, *options.more)
        run(PYTHON, "-m", "leoc_desktop", *unattended, variables=OFFSCREEN)
        say(f"The windows (PNG) and the bulletin (PDF) are in {results}")


def test(options: argparse.Namespace) -> None:
    """Run the tests; further words go to pytest, for example a folder or -k name; --windows takes Wine."""
    setup(options)
    if options.windows:
        windows_tests.test(options.more)
        return
    system_packages.ensure_programs(system_packages.FOR_TESTING, needed=False)
    say("Running the tests")
    # Each process goes through its half in order, so that what a module prepares is prepared once.
    in_parallel = () if "-n" in options.more else ("-n", "2", "--dist", "worksteal")
    run(PYTHON, "-m", "pytest", "-q", *in_parallel, *options.more)


def check(options: argparse.Namespace) -> None:
    """Format, lint, types, import contracts, house rules, translations complete."""
    setup(options)
    looks: dict[str, tuple[str | Path, ...]] = {
        "format": (PROGRAMS / "ruff", "format", "--check", "--quiet"),
        "lint": (PROGRAMS / "ruff", "check", "--quiet"),
        "import contracts": (PROGRAMS / "lint-imports", "--no-logo"),
        "house rules": (PYTHON, "-m", "pytest", "-q", "tests/architecture/test_house_rules.py"),
        "translations": (PYTHON, "-m", "development.catalogue", "check"),
    }
    if not options.quick:
        looks["types"] = (PROGRAMS / "mypy",)
    failed = [name for name, command in looks.items() if not _passes(name, command)]
    if failed:
        raise StepError(
            f"Not in order: {', '.join(failed)}. `python3 dev.py fix` mends format and catalogue."
        )
    say("Everything is in order")


def _passes(name: str, command: tuple[str | Path, ...]) -> bool:
    say(f"Checking {name}")
    began = time.monotonic()
    passed = status_of(*command) == 0
    print(f"  {'passed' if passed else 'FAILED'} after {time.monotonic() - began:.1f} s", flush=True)
    return passed


def fix(options: argparse.Namespace) -> None:
    """Format the code, mend what ruff can mend, bring the catalogue of texts up to date."""
    setup(options)
    run(PROGRAMS / "ruff", "format")
    status_of(PROGRAMS / "ruff", "check", "--fix")
    run(PYTHON, "-m", "development.catalogue", "update")


def screens(options: argparse.Namespace) -> None:
    """Save every page in both languages, light and dark, as PNG."""
    setup(options)
    run(PYTHON, "-m", "leoc_desktop", "--screens", OUTPUT / "screens", *options.more, variables=OFFSCREEN)
    say(f"The pictures are in {OUTPUT / 'screens'}")


def bench(options: argparse.Namespace) -> None:
    """Run the measurements in tests/benchmarks; a name chooses one of them, a number is handed to it."""
    setup(options)
    numbers = [word for word in options.more if word.isdigit()]
    names = [word for word in options.more if word not in numbers]
    names = names or sorted(path.stem for path in (ROOT / "tests/benchmarks").glob("[a-z]*.py"))
    if not names:
        raise StepError("There is nothing to measure yet in tests/benchmarks")
    for name in names:
        say(f"Measuring {name}")
        run(PYTHON, "-m", f"tests.benchmarks.{name}", *numbers, variables=OFFSCREEN)


def build(options: argparse.Namespace) -> None:
    """Build the one-folder program, try it, and make the installer; --windows does it for Windows, under Wine."""
    setup(options)
    if options.windows:
        system_packages.ensure_programs(system_packages.FOR_WINDOWS, needed=True)
        if not options.only_prepare:
            windows_build.build(twice=options.twice)
    else:
        packaging.build(twice=options.twice)


def sign(options: argparse.Namespace) -> None:
    """Sign installers for updates without internet, or make the publisher's key; `dev.py sign --help` tells more."""
    setup(options)
    run(PYTHON, "-m", "development.signing", *options.more)


def lock(options: argparse.Namespace) -> None:
    """Write requirements/*.txt anew from requirements/*.in; --upgrade takes newer versions."""
    environment.ensure()
    locking.write_locks(upgrade=options.upgrade)


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "setup": setup,
    "run": start,
    "test": test,
    "check": check,
    "fix": fix,
    "screens": screens,
    "bench": bench,
    "build": build,
    "sign": sign,
    "lock": lock,
}
TAKES_MORE_WORDS = {"run", "test", "screens", "bench", "sign"}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    parsers = {
        name: commands.add_parser(name, help=act.__doc__, description=act.__doc__)
        for name, act in COMMANDS.items()
    }
    parsers["run"].add_argument(
        "--sample", action="store_true", help="open the training office with sample data"
    )
    parsers["check"].add_argument(
        "--quick", action="store_true", help="leave out what takes longer than half a minute"
    )
    for command, what in {"build": "build the program and its installer for Windows", "test": "test"}.items():
        parsers[command].add_argument("--windows", action="store_true", help=f"{what} under Wine")
    parsers["build"].add_argument(
        "--only-prepare", action="store_true", help="with --windows: only install Wine and what else it takes"
    )
    parsers["build"].add_argument(
        "--twice", action="store_true", help="build a second time and name every file that differs"
    )
    parsers["lock"].add_argument(
        "--upgrade", action="store_true", help="take the newest versions that the .in files allow"
    )
    return parser


def main(arguments: list[str]) -> int:
    """Do one command; 0 done, 1 a step failed, 2 wrong usage."""
    parser = _parser()
    options, more = parser.parse_known_args(arguments)
    options.more = more
    if more and options.command not in TAKES_MORE_WORDS:
        parser.error(f"unknown: {' '.join(more)}")
    os.chdir(ROOT)
    try:
        environment.check_python()
        COMMANDS[options.command](options)
    except StepError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
