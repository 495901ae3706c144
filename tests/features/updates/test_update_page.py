"""The page of updates: what was found, one question before installing, and nothing at all without a key."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leoc_desktop.features.updates.page import UpdatePage
from leoc_desktop.features.updates.service import UpdateService
from leoc_desktop.foundation.policy import Policy, enforce
from leoc_desktop.startup.update_care import updates_are_for
from tests.support.offices import TestOffice
from tests.support.page_frame import PageFrame
from tests.support.releases import Publisher


@pytest.mark.skipif(sys.platform == "win32", reason="there the installer runs by itself")
def test_an_offer_is_installed_after_one_question(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame
) -> None:
    publisher.publish(stick, "0.2.0")
    enforce(Policy(update_folder=str(stick)))
    page = UpdatePage(frame.context, office.sign_in("admin").updates)
    frame.show(page)
    assert "Version 0.2.0 is here and was checked" in page.state.text
    frame.answer_next(lambda dialog: dialog.accept())
    page.install_button.click()
    frame.wait()
    assert page.command_card.isVisible()
    assert page.command.text().startswith("sudo apt install ")
    assert not page.install_button.isEnabled()
    assert len(list(office.folder.glob("updates/*.leocb"))) == 1


def test_going_back_installs_nothing(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame
) -> None:
    publisher.publish(stick, "0.2.0")
    page = UpdatePage(frame.context, office.sign_in("admin").updates)
    frame.show(page)
    assert not page.install_button.isEnabled()
    page.folder.setText(str(stick))
    page.look_button.click()
    frame.wait()
    frame.answer_next(lambda dialog: dialog.reject())
    page.install_button.click()
    frame.wait()
    assert not list(office.folder.glob("updates/*.leocb"))


def test_the_window_is_asked_to_close_where_the_installer_runs_by_itself(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame
) -> None:
    publisher.publish(stick, "0.2.0")
    enforce(Policy(update_folder=str(stick)))
    services = office.sign_in("admin")
    begun: list[Path] = []

    def begin(installer: Path) -> str:
        begun.append(installer)
        return ""

    updates = UpdateService(
        services.office, services.courier, services.backups.places, services.backups.make, begin
    )
    page = UpdatePage(frame.context, updates)
    left: list[bool] = []
    page.leave_wanted.connect(lambda: left.append(True))
    frame.show(page)
    frame.answer_next(lambda dialog: dialog.accept())
    page.install_button.click()
    frame.wait()
    assert (len(begun), left) == (1, [True])


def test_what_is_wrong_is_said_for_each_file(
    office: TestOffice, publisher: Publisher, stick: Path, frame: PageFrame
) -> None:
    Publisher().publish(stick, "0.3.0")
    publisher.publish(stick, "0.0.9")
    enforce(Policy(update_folder=str(stick)))
    page = UpdatePage(frame.context, office.sign_in("admin").updates)
    frame.show(page)
    assert "cannot read the newer database" in page.found.text()
    assert "is not signed by the publisher" in page.found.text()
    assert "No newer version was found" in page.state.text
    assert not page.install_button.isEnabled()


def test_the_feature_appears_for_administrators_where_a_key_is_built_in(
    office: TestOffice, publisher: Publisher
) -> None:
    assert publisher.public
    assert updates_are_for(office.sign_in("admin"))
    assert not updates_are_for(office.sign_in("hari"))


def test_without_a_key_the_feature_does_not_appear(office: TestOffice) -> None:
    assert not updates_are_for(office.sign_in("admin"))
