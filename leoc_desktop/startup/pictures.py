"""Pictures of every window, made by the program itself: for the manual, for reviewers, and where there is no display.

The windows are real and the office behind them is a training office; nothing is drawn for the picture alone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from leoc_desktop.domain.period import Period
from leoc_desktop.features.bulletin.rules import BulletinOptions
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.translation import ENGLISH, NEPALI
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.dialog_tour import dialogs
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.startup.page_tour import page_views, settle
from leoc_desktop.startup.sample import make_sample, sample_password, sample_people
from leoc_desktop.startup.services import open_doors
from leoc_desktop.startup.window_tour import windows_before_sign_in

WIDTH, HEIGHT = 1366, 768
SEED, DAYS = 1, 30
PEOPLE = ("hari", "prakash")  # between them they see every page
_DRAWN_AFTER_MS, _QUIET = 120, 2


def save_pictures(app: QApplication, out: Path, *, data_dir: Path | None = None, brief: bool = False) -> int:
    """Save the windows as PNG and the bulletin as PDF to ``out``; the exit status of the process.

    ``brief`` takes the pages once, in Nepali and light colours; otherwise every page in both languages and themes.
    """
    out.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_pass_on)
    with tempfile.TemporaryDirectory(prefix="leoc-pictures-") as scratch:
        root = data_dir or Path(scratch) / "office"
        if not open_doors(root).office.holds_office():
            make_sample(root, DAYS, SEED)
        looks = [(NEPALI, False)] if brief else list(product((NEPALI, ENGLISH), (False, True)))
        for language, dark in looks:
            desktop = _desktop(app, root, language=language, dark=dark)
            try:
                for name, widget in _windows(desktop):
                    shown = _shown(widget, desktop)
                    shown.save(str(out / f"{name}_{language}_{'dark' if dark else 'light'}.png"))
            finally:
                desktop.close()
                desktop.deleteLater()
        _save_bulletins(root, out, (NEPALI,) if brief else (NEPALI, ENGLISH))
    sys.stderr.write(f"{out}\n")
    return 0


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Without a display Qt says for every window that sizes cannot be handed on; nobody needs to read that."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _desktop(app: QApplication, root: Path, *, language: str, dark: bool) -> Desktop:
    desktop = Desktop(app, root)
    desktop.look.speak(language)
    if desktop.look.settings.dark is not dark:
        desktop.look.switch_theme()
    return desktop


def _windows(desktop: Desktop) -> Iterator[tuple[str, QWidget]]:
    yield from windows_before_sign_in()
    for person in PEOPLE:
        yield from _pages(desktop, person)


def _pages(desktop: Desktop, person: str) -> Iterator[tuple[str, QWidget]]:
    services = open_doors(desktop.root).sign_in(person, sample_password(person, SEED))
    desk = OpenDesk(desktop, services)
    window = desk.window
    try:
        for number, page in enumerate(window.pages):
            window.show_page(number)
            yield f"{type(page).__name__.removesuffix('Page').lower()}_{person}", window
            yield from page_views(page, window, services)
        if person == PEOPLE[0]:
            yield from dialogs(window)
    finally:
        settle(lambda: not desktop.tasks.is_busy)
        window.close()
        services.close()


def _shown(widget: QWidget, desktop: Desktop) -> QPixmap:
    """The window as it looks when everything it shows has been read."""
    if widget.isWindow() and widget.parent() is None:
        widget.resize(WIDTH, HEIGHT)
    widget.show()
    quiet = 0
    while quiet < _QUIET:  # one job often begins the next: the paper is made, then its pages are drawn
        settle(lambda: not desktop.tasks.is_busy)
        settle(lambda: False, milliseconds=_DRAWN_AFTER_MS)
        quiet = 0 if desktop.tasks.is_busy else quiet + 1
    return widget.grab()


def _save_bulletins(root: Path, out: Path, languages: tuple[str, ...]) -> None:
    person = next(person for person in sample_people(SEED) if "supervisor" in person.roles)
    services = open_doors(root).sign_in(person.name, person.password)
    try:
        for language in languages:
            paper = services.bulletins.preview(Period.daily(SystemClock().now()), BulletinOptions(language))
            write_durably(out.absolute() / f"bulletin_{language}.pdf", paper.pdf)
    finally:
        services.close()
