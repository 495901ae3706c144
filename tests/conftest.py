"""What every test starts from: no display, no keyring, and the Nepali texts compiled."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends import fail

from leoc_desktop.access import office_keyring
from leoc_desktop.features.backups.service import errand
from leoc_desktop.foundation import translation
from tests.support import light_work
from tests.support.offices import TestOffice, make_office
from tests.support.small_disk import mounted

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = (
    "disabled:"  # no test puts anything into the keyring of the one who runs it
)
if sys.platform == "win32":
    # Nor into the Credential Manager, which would know a copied office as one that was rolled back.
    office_keyring._platform_keyring = lambda: (
        fail.Keyring(),  # type: ignore[no-untyped-call]
        office_keyring._COMMON_TROUBLE,
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the run light; compile the texts once, before any of the parallel test processes reads them."""
    light_work.begin()
    if hasattr(config, "workerinput"):
        return
    from development.catalogue import compile_if_older

    compile_if_older()


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> TestOffice:
    """An office that nothing is written to."""
    return make_office(tmp_path_factory.mktemp("template") / "office")


@pytest.fixture
def office(office_template: TestOffice, tmp_path: Path) -> Iterator[TestOffice]:
    """A fresh copy of the office, at 9:00 on 2083-08-07."""
    copied = office_template.copy(tmp_path / "office")
    yield copied
    copied.close()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of backups count as being on another disk: here everything is on the disk of the office."""
    monkeypatch.setattr(errand, "is_same_disk", lambda _disk, _office: False)


@pytest.fixture
def share(tmp_path: Path, elsewhere: None) -> Path:
    """A folder for backups on another disk."""
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 MB."""
    with mounted(tmp_path / "disk") as place:
        yield place


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Tests read English unless they choose otherwise."""
    former = translation.current()
    translation.choose(translation.Language.of(translation.ENGLISH))
    yield
    translation.choose(former)
