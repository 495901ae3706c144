"""Builds the window program: options, look, language, then the desktop that goes from window to window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from leoc_desktop import __version__
from leoc_desktop.command_line.argument_texts import take_over_argument_texts
from leoc_desktop.foundation.computer import check, check_room, this_computer
from leoc_desktop.foundation.errors import AlreadyRunning, LeocError
from leoc_desktop.foundation.logging_setup import start_logging
from leoc_desktop.foundation.paths import default_data_dir, training_data_dir
from leoc_desktop.foundation.policy import enforce, policy_file, read_policy
from leoc_desktop.foundation.settings import read_settings
from leoc_desktop.foundation.translation import _, choose
from leoc_desktop.shell.window_bell import ring
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.pictures import save_pictures
from leoc_desktop.startup.sample import make_sample, sample_people
from leoc_desktop.storage import reserve
from leoc_desktop.storage.data_folder import DataFolder, free_bytes

SAMPLE_DAYS, SAMPLE_SEED = 30, 1


def run(argv: Sequence[str]) -> int:
    """Run the program until its last window is closed; the exit status of the process."""
    _give_streams()
    enforce(*read_policy(policy_file()))
    choose(read_settings(DataFolder(default_data_dir()).settings).spoken)
    take_over_argument_texts()
    options = _parser().parse_args(argv)
    if not _has_display():
        sys.stderr.write(
            _("There is no display to show the window on. The program leoc works without one.") + "\n"
        )
        return 1
    app = QApplication(sys.argv[:1])
    app.setApplicationName("LEOC Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("leoc-desktop")
    app.setQuitOnLastWindowClosed(True)
    root = options.data_dir or (
        training_data_dir() if options.sample or options.screens else default_data_dir()
    )
    folder = DataFolder(root)
    choose(read_settings(folder.settings).spoken)
    try:
        if options.smoke:
            return _smoke(app, options.smoke)
        if options.screens:
            return save_pictures(app, options.screens)
        if options.sample:
            _ensure_sample(folder)
        if options.unattended:
            return save_pictures(app, options.unattended, data_dir=root, brief=True)
        check(this_computer())
        if not folder.holds_office():
            check_room(free_bytes(folder.root))
        reserve.give_way(folder.root)
        folder.prepare()
        reserve.lay(folder.root)
        start_logging(folder.logs)
        desktop = Desktop(app, root)
        desktop.start(sign_in_as=_first_operator() if options.sample else None, backup=options.backup)
        return app.exec()
    except AlreadyRunning as error:
        return 0 if ring(root) else _say_and_end(app, str(error))
    except LeocError as error:
        return _say_and_end(app, str(error))


def _give_streams() -> None:
    """A Windows program without a console has no standard streams; what is written goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  for the whole run


def _smoke(app: QApplication, file: Path) -> int:
    from leoc_desktop.startup.smoke import run_smoke  # noqa: PLC0415  only this trial needs it

    return run_smoke(app, file)


def _first_operator() -> tuple[str, str]:
    person = next(person for person in sample_people(SAMPLE_SEED) if "operator" in person.roles)
    return person.name, person.password


def _ensure_sample(folder: DataFolder) -> None:
    if not folder.holds_office():
        make_sample(folder.root, SAMPLE_DAYS, SAMPLE_SEED)
    for person in sample_people(SAMPLE_SEED):
        sys.stderr.write(f"{person.name}  {', '.join(person.roles)}  {person.password}\n")


def _say_and_end(app: QApplication, sentence: str) -> int:
    """The program cannot start: say why in a window of its own and on standard error."""
    from leoc_desktop.shell.stop_window import StopWindow  # noqa: PLC0415  needed only when nothing else can be shown

    sys.stderr.write(sentence + "\n")
    if app.platformName() == "offscreen":
        return 1
    window = StopWindow(sentence)
    window.show()
    app.exec()
    return 1


def _has_display() -> bool:
    """Qt would end the process with a message that nobody in an office understands."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="leoc-desktop", description=_("The window of LEOC Desktop."))
    parser.add_argument(
        "backup", type=Path, nargs="?", metavar="FILE", help=_("a backup to look into and to restore")
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"LEOC Desktop {__version__}",
        help=_("print the version of the program"),
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_("the office's folder"))
    parser.add_argument(
        "--sample", action="store_true", help=_("open a training office with made-up incidents")
    )
    parser.add_argument(
        "--unattended",
        type=Path,
        metavar="DIR",
        help=_("show nothing: save the windows and a bulletin to DIR"),
    )
    parser.add_argument(
        "--smoke",
        type=Path,
        metavar="FILE",
        help=_("try out the program on a throw-away office; result to FILE"),
    )
    parser.add_argument("--screens", type=Path, metavar="DIR", help=_("save pictures of every window to DIR"))
    return parser
