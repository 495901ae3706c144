"""Restoring a backup from the window: file and code, then what it would bring, then the office code typed by hand."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leoc_desktop.access.restore_preview import Preview, Relation
from leoc_desktop.features.audit.rules import action_name
from leoc_desktop.features.backups.form import ShareSourceDialog
from leoc_desktop.features.backups.report import preview_in_words, restored_in_words
from leoc_desktop.features.backups.service import Offered, Restored
from leoc_desktop.shell.restore_dialog import RestoreDialog
from leoc_desktop.startup.entrance import Entrance, sentence
from leoc_desktop.ui_kit.task_runner import Lane

if TYPE_CHECKING:
    from leoc_desktop.startup.desktop import Desktop


def restore_backup(desktop: Desktop, entrance: Entrance, file: Path | None = None) -> None:
    """Ask for the file, show what is in it, restore it when that is confirmed, and lead to the sign-in.

    ``file`` was chosen already.
    """
    dialog = RestoreDialog(desktop.window, file)
    doors = desktop.doors().backups

    def look() -> None:
        job = partial(doors.preview, dialog.file, desktop.root, recovery_code=dialog.code)
        desktop.tasks.run(Lane.FILES, job, seen, refused, owner=dialog)

    def seen(found: Preview) -> None:
        empty = found.relation is Relation.EMPTY
        dialog.show_preview(preview_in_words(found, action_name), "" if empty else found.backup.postal_code)

    def refused(error: Exception) -> None:
        dialog.show_problem(sentence(error))

    def restore() -> None:
        job = partial(
            doors.restore,
            dialog.file,
            desktop.root,
            recovery_code=dialog.code,
            office_code=dialog.office_code,
        )
        desktop.tasks.run(Lane.FILES, job, restored, refused, owner=dialog)

    def restored(done: Restored) -> None:
        dialog.accept()
        entrance.show_login(" ".join(restored_in_words(done)))

    dialog.share_wanted.connect(partial(_fetch_from_share, desktop, dialog))
    dialog.submitted.connect(lambda: restore() if dialog.seen else look())
    dialog.open()


def _fetch_from_share(desktop: Desktop, restoring: RestoreDialog) -> None:
    """Ask for a share and one of its backups, and hand the fetched file to the dialog.

    The file is sealed. It lies in a folder of its own that goes away with the program.
    """
    dialog = ShareSourceDialog(restoring)
    doors = desktop.doors().backups

    def look() -> None:
        job = partial(doors.offered, dialog.source)
        desktop.tasks.run(Lane.SHARE, job, dialog.show_offered, refused, owner=dialog)

    def fetch(chosen: Offered) -> None:
        job = partial(doors.fetch, dialog.source, chosen, desktop.fetched_folder())
        desktop.tasks.run(Lane.SHARE, job, fetched, refused, owner=dialog)

    def fetched(file: Path) -> None:
        dialog.accept()
        restoring.take(file)

    def refused(error: Exception) -> None:
        dialog.show_problem(sentence(error))

    def go_on() -> None:
        chosen = dialog.chosen
        if chosen is None:
            look()
        else:
            fetch(chosen)

    dialog.submitted.connect(go_on)
    dialog.open()
