"""The short trial of a built or installed program (``--smoke FILE``): whether everything that it needs works here.

It touches no office of anybody: a throw-away training office is made and removed. The result is a JSON file, since a
Windows program without a console has no other way to tell; the picture and the paper it made lie beside it.
"""

from __future__ import annotations

import json
import platform
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from leoc_desktop import __version__
from leoc_desktop.access.attachments.inspection import inspect
from leoc_desktop.access.key_derivation import FLOOR
from leoc_desktop.access.office_keyring import KeyringState, KeyringUnusable, OfficeKeyring
from leoc_desktop.access.roles import Role
from leoc_desktop.domain.period import Period
from leoc_desktop.domain.sample_office import ADMINISTRATOR, POSTAL_CODE, STAFF, registrations
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.clock import SystemClock
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.translation import NEPALI
from leoc_desktop.startup.desktop import Desktop
from leoc_desktop.startup.main_window import OpenDesk
from leoc_desktop.startup.page_tour import settle
from leoc_desktop.startup.pictures import HEIGHT, WIDTH
from leoc_desktop.startup.services import Services, open_doors
from leoc_desktop.storage.data_folder import DataFolder

SEED, DAYS = 1, 2
_USER, _PASSWORD = "sita", "smoke-" + secrets.token_hex(12)
_TYPED = "पहिरो गई क्षति: श्रीज्ञान सञ्चालन केन्द्र १२३"
_PLAIN_SQLITE = b"SQLite format 3\0"
_FEWEST_COLOURS = 8  # a window that was never drawn has one or two


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried. ``seconds`` is wall time."""

    name: str
    ok: bool
    seconds: float
    detail: str


def run_smoke(app: QApplication, file: Path) -> int:
    """Try everything, write what came of it to ``file``; 0 when all of it worked, otherwise 1."""
    began = time.monotonic()
    file = file.absolute()
    file.parent.mkdir(parents=True, exist_ok=True)
    # Not a TemporaryDirectory: on Windows that fails over files which a last thread still holds.
    scratch = Path(tempfile.mkdtemp(prefix="leoc-smoke-"))
    try:
        checks = _try_everything(app, scratch, file)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    good = all(check.ok for check in checks)
    report = {
        "program": f"LEOC Desktop {__version__}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "screen": app.platformName(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "ok": good,
        "seconds": round(time.monotonic() - began, 2),
        "checks": [asdict(check) for check in checks],
    }
    write_durably(file, json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8"))
    return 0 if good else 1


def _try_everything(app: QApplication, scratch: Path, file: Path) -> list[Check]:
    root = scratch / "परीक्षण office"  # a path that is not ASCII, as a Nepali user name makes it
    trials: dict[str, Callable[[], str]] = {
        "store": lambda: _store(root),
        "keyring": _keyring,
        "window": lambda: _window(app, root, file.with_suffix(".png")),
        "paper": lambda: _paper(root, file.with_suffix(".pdf")),
        "attachment": lambda: _attachment(file.with_suffix(".pdf")),
    }
    return [_tried(name, trial) for name, trial in trials.items()]


def _tried(name: str, trial: Callable[[], str]) -> Check:
    began = time.monotonic()
    try:
        ok, detail = True, trial()
    except Exception as error:  # noqa: BLE001  whatever goes wrong is the result that was asked for
        ok, detail = False, f"{type(error).__name__}: {error}"
    return Check(name, ok, round(time.monotonic() - began, 2), detail)


def _expect(met: object, otherwise: str) -> None:
    if not met:
        raise ValueError(otherwise)


def _store(root: Path) -> str:
    """Make an office with one user, register an incident, and look whether the file can be read as it lies."""
    _make_office(root)
    services = _signed_in(root)
    try:
        services.incidents.register(_incident())
        rows = services.incidents.listed()
    finally:
        services.close()
    database = DataFolder(root).database.read_bytes()
    _expect(len(rows) == 1, "the incident was not kept")
    _expect(not database.startswith(_PLAIN_SQLITE), "the database is not encrypted")
    _expect(_TYPED.encode() not in database, "Nepali text can be read in the database file")
    return f"1 incident in {len(database):,} encrypted bytes"


def _make_office(root: Path) -> None:
    new = NewOffice(
        POSTAL_CODE, NEPALI, ADMINISTRATOR.name, ADMINISTRATOR.full_name, _PASSWORD, training=True
    )
    open_doors(root).office.set_up(new, kdf=FLOOR)
    services = open_doors(root).sign_in(ADMINISTRATOR.name, _PASSWORD)
    try:
        roles = {Role.OPERATOR, Role.SUPERVISOR}
        first = services.users.add(name=_USER, full_name=STAFF[0].full_name, roles=roles).password
    finally:
        services.close()
    services = open_doors(root).sign_in(_USER, first)
    try:
        services.particulars.change_own_password(old=first, new=_PASSWORD)
    finally:
        services.close()


def _signed_in(root: Path) -> Services:
    return open_doors(root).sign_in(_USER, _PASSWORD)


def _incident() -> dict[str, object]:
    """The first one of the sample story, with a place that shows whether Nepali is drawn well."""
    first = next(registrations(SystemClock().now(), days=DAYS, seed=SEED))
    return {**first.values, "tole": _TYPED}


def _keyring() -> str:
    """Keep a secret, read it back, take it out. Linux without a password safe is a supported computer."""
    keyring = OfficeKeyring(secrets.token_bytes(16))
    secret = f"{_TYPED} {secrets.token_hex(32)}"
    try:
        keyring.put("smoke", secret)
    except KeyringUnusable as unusable:
        _expect(sys.platform == "linux", str(unusable))
        return unusable.state.value
    _expect(keyring.look("smoke").text == secret, "the keyring gave back something else")
    keyring.remove("smoke")
    _expect(keyring.look("smoke").state is KeyringState.ABSENT, "the keyring did not forget the entry")
    return "kept, read back and removed"


def _window(app: QApplication, root: Path, picture: Path) -> str:
    """Show the main window with the incident form, Nepali typed into it, and look at what was drawn."""
    began = time.monotonic()
    desktop = Desktop(app, root)
    services = _signed_in(root)
    try:
        desktop.look.speak(NEPALI)
        image = _form_with_nepali(desktop, services)
    finally:
        services.close()
        desktop.close()
        desktop.deleteLater()
    image.save(str(picture))
    steps = range(100)
    colours = {image.pixel(image.width() * x // 100, image.height() * y // 100) for x in steps for y in steps}
    _expect(len(colours) >= _FEWEST_COLOURS, f"the window shows only {len(colours)} colours")
    _expect(_draws_nepali(app), f"the font {app.font().family()} has no Devanagari")
    return f"drawn after {time.monotonic() - began:.2f} s in {app.font().family()}"


def _form_with_nepali(desktop: Desktop, services: Services) -> QImage:
    """The main window as it is on the screen while an incident is being typed."""
    window = OpenDesk(desktop, services).window
    page = next(page for page in window.pages if isinstance(page, IncidentPage))
    try:
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.show_page(window.pages.index(page))
        page.desk.open_new()
        settle(lambda: not desktop.tasks.is_busy)
        page.form.form.set_raw_values({"tole": _TYPED})
        settle(lambda: not desktop.tasks.is_busy)
        return window.grab().toImage()
    finally:
        page.close_form()
        window.close()


def _draws_nepali(app: QApplication) -> bool:
    systems = QFontDatabase.writingSystems(app.font().family())
    return QFontDatabase.WritingSystem.Devanagari in systems


def _paper(root: Path, paper: Path) -> str:
    """Make the daily bulletin and read its text back."""
    services = _signed_in(root)
    try:
        preview = services.bulletins.preview(Period.daily(SystemClock().now()))
    finally:
        services.close()
    write_durably(paper, preview.pdf)
    document = pypdfium2.PdfDocument(preview.pdf)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        pages = len(document)
    finally:
        document.close()
    _expect("बुलेटिन" in text, "the bulletin's Nepali text cannot be read back")
    return f"{pages} pages, {len(preview.pdf):,} bytes"


def _attachment(paper: Path) -> str:
    """Have the limited child process look into the paper that was just made."""
    seen = inspect(paper.name, paper.read_bytes())
    _expect(seen.pages, "the child process found no page")
    return f"{seen.pages} pages looked at in a child process"
