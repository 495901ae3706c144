"""The backup page: how old the newest is, making one, and what it proved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leoc_desktop.features.backups.form import DestinationDialog
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.backups.queries import BackupRow
from leoc_desktop.features.backups.report import age_in_words, shown_size, weight_in_words
from leoc_desktop.features.backups.table_model import backup_model
from leoc_desktop.storage.backup_share import ShareTrouble
from leoc_desktop.ui_kit.page import Tone
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.page_frame import PageFrame

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def _shown(office: TestOffice, frame: PageFrame) -> BackupPage:
    services = office.sign_in("admin")
    frame.follow(services)
    page = BackupPage(frame.context, services.backups)
    frame.show(page)
    return page


def test_without_a_backup_the_page_warns_and_waits_for_a_folder(office: TestOffice, frame: PageFrame) -> None:
    page = _shown(office, frame)
    assert page.state.text.splitlines() == [
        (
            "No destination holds a backup yet. If this computer breaks, everything is lost that is in no backup "
            "made by hand."
        ),
        "No destination is set up, so backups are made only by hand. Add one below.",
    ]
    assert not page.by_hand.make_button.isEnabled()


def test_a_backup_is_made_proved_and_listed(office: TestOffice, frame: PageFrame, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = _shown(office, frame)
    page.by_hand.folder.setText(str(stick))
    page.by_hand.make_button.click()
    assert page.by_hand.progress.isVisible()
    assert not page.by_hand.make_button.isEnabled()
    frame.wait()
    (file,) = stick.iterdir()
    assert page.by_hand.result.text.startswith(
        "Backup made, opened again and found whole: 0 incidents, 6 users, "
    )
    assert page.by_hand.result.text.endswith(str(file))
    assert not page.by_hand.progress.isVisible()
    assert page.model.index(0, 2).data() == file.name
    assert office.doors.backups.verify(file, recovery_code=office.recovery_code).holds.users == 6


def test_the_folder_of_the_newest_backup_is_offered_again_and_does_not_count(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    office.sign_in("admin").backups.make(tmp_path)
    office.sign_in("sita").incidents.register(LANDSLIDE)
    office.clock.advance(timedelta(days=3, hours=5))
    page = _shown(office, frame)
    assert page.by_hand.folder.text() == str(tmp_path)
    assert page.state.text.startswith("No destination holds a backup yet.")
    assert page.state.property("tone") == Tone.DANGER


def test_a_destination_is_added_served_and_removed(
    office: TestOffice, frame: PageFrame, tmp_path: Path, elsewhere: None
) -> None:
    page = _shown(office, frame)
    assert not page.run_button.isEnabled()
    page.destinations.add_button.click()
    dialog = frame.dialog(DestinationDialog)
    dialog.name.setText("Stick")
    dialog.folder.setText(str(tmp_path / "unplugged"))
    dialog._submit()
    frame.wait()
    assert dialog.problem_text.startswith("The folder for backups is not in")
    dialog.folder.setText(str(tmp_path))
    dialog._submit()
    frame.wait()
    assert "works: a file was added and read back." in frame.said[-1][0]
    page.run_button.click()
    frame.wait()
    assert page.state.text.startswith("Everything is safe:")
    assert page.state.property("tone") == Tone.OK
    assert page.destinations.model.index(0, 3).data() == "well"
    page.destinations.table.selectRow(0)
    frame.answer_next(lambda question: question.accept())
    page.destinations.remove_button.click()
    frame.wait()
    assert page.destinations.model.rowCount() == 0


def test_a_folder_that_cannot_be_written_to_is_presented(
    office: TestOffice, frame: PageFrame, tmp_path: Path
) -> None:
    page = _shown(office, frame)
    page.by_hand.folder.setText(str(tmp_path / "not there"))
    page.by_hand.make_button.click()
    frame.wait()
    assert [type(error) for error in frame.presented] == [ShareTrouble]
    assert page.by_hand.make_button.isEnabled()
    assert page.by_hand.result.text == ""


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(minutes=-5), "less than an hour ago"),
        (timedelta(minutes=59), "less than an hour ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=47, minutes=59), "47 hours ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=400), "400 days ago"),
    ],
)
def test_ages_are_told_in_whole_hours_and_days(age: timedelta, words: str) -> None:
    assert age_in_words(NOW - age, NOW) == words


def test_sizes_are_told_in_kilobytes_and_megabytes() -> None:
    assert [shown_size(size) for size in (10_240, 1_572_864)] == ["10 KB", "1.5 MB"]


def test_the_list_tells_what_a_backup_weighs_with_its_pieces_and_what_was_new() -> None:
    model, megabyte = backup_model(), 1024 * 1024
    row = BackupRow(NOW, "share", "one.leocb", 370_000, 36, True, 861 * megabyte, 8 * megabyte)
    of_an_older_program = BackupRow(NOW, "share", "two.leocb", 370_000, 36, True)
    model.set_rows([row, of_an_older_program])
    assert [model.index(0, column).data() for column in (3, 4)] == ["861.0 MB", "8.0 MB"]
    assert [model.index(1, column).data() for column in (3, 4)] == ["–", "–"]
    assert weight_in_words(3 * 1024 * megabyte, 8 * megabyte) == "3.0 GB (new 8.0 MB)"
    assert (weight_in_words(megabyte, None), weight_in_words(None, None)) == ("1.0 MB", "–")
