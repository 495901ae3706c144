"""Attaching, showing, removing and saving the files of the record that is open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.record_files.files_dialog import FilesDialog
from leoc_desktop.ui_kit.record_files.source import FileRow, Files, FileSource
from leoc_desktop.ui_kit.task_runner import Lane

ENDINGS = ("jpg", "jpeg", "png", "webp", "pdf", "xlsx", "csv", "txt")
"""What is offered when a file is chosen; what is taken in, the source decides."""


class FileDesk(QObject):
    """One dialog at a time; every refusal is shown in it, beside the files."""

    place_chosen = Signal(float, float)  # degrees north and east, where a photo was taken

    def __init__(self, parent: QWidget, context: PageContext, source: FileSource) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context = context
        self._source = source
        self._key: object = None
        self._takes_place = False
        self.dialog: FilesDialog | None = None

    def open(self, key: object, *, takes_place: bool = False) -> None:
        """Show the files of the record with that id; ``takes_place`` when a place can be typed at the moment."""
        self._key, self._takes_place = key, takes_place
        self._context.in_background(partial(self._source.listed, key), self._show, owner=self._parent)

    def _show(self, files: Files) -> None:
        dialog = self.dialog = FilesDialog(self._parent, self._context.tasks)
        dialog.attach_wanted.connect(self._ask_which)
        dialog.view_wanted.connect(self._fetch_view)
        dialog.remove_wanted.connect(self._ask_why)
        dialog.save_wanted.connect(self._ask_where)
        dialog.place_wanted.connect(self._use_place)
        dialog.destroyed.connect(self._forget)
        dialog.show_files(files, takes_place=self._takes_place)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _ask_which(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        kinds = _("Files") + f" ({endings})"
        chosen, _filter = QFileDialog.getOpenFileNames(self.dialog, _("Attach files"), "", kinds)
        self.attach([Path(one) for one in chosen])

    def attach(self, paths: Sequence[Path], *, flatten: bool = False) -> None:
        """Have the files checked and put on the record, one after the other; a refused one ends it."""
        if self.dialog is not None and paths:
            self.dialog.set_busy(busy=True)
            path, *rest = paths
            self._context.in_background(
                partial(self._source.attach, self._key, path, flatten=flatten),
                partial(self._attached, rest),
                owner=self.dialog,
                lane=Lane.FILES,
                failed=partial(self._not_attached, path),
            )

    def _attached(self, rest: Sequence[Path], row: FileRow) -> None:
        if rest:
            self.attach(rest)
        else:
            self._again(_("Attached: {file}").format(file=row.name))

    def _not_attached(self, path: Path, error: Exception) -> None:
        """Say why; a PDF that is refused for what it holds is offered as pictures of its pages."""
        self._refused(error)
        if self.dialog is None:
            return
        if not getattr(error, "can_flatten", False) or path.suffix.casefold() != ".pdf":
            self._again(f"{path.name}: {error}", Tone.DANGER)
            return
        question = _("Take in pictures of the pages instead?")
        detail = _("{reason} Pictures of its pages hold none of it; the file itself is not kept.")
        asked = confirm.Confirm(self.dialog, question, _("Take in the pictures"), detail.format(reason=error))
        asked.accepted.connect(partial(self.attach, [path], flatten=True))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _again(self, said: str, tone: Tone = Tone.OK) -> None:
        """Fetch the list anew and say what was done."""

        def shown(files: Files) -> None:
            if self.dialog is not None:
                self.dialog.show_files(files, takes_place=self._takes_place)
                self.dialog.say(tone, said)

        self._run(partial(self._source.listed, self._key), shown)

    def _fetch_view(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        self._run(partial(self._source.view, attachment_id), self.dialog.show_view)

    def _use_place(self, latitude: float, longitude: float) -> None:
        self.place_chosen.emit(latitude, longitude)
        self._say(Tone.OK, _("The place of the photo stands in the form now."))

    def _ask_why(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        question = _("Remove this file from the record?")
        detail = _(
            "It is not shown any more. It stays in the encrypted store, and the log says who removed it."
        )
        reason = confirm.ask_text(self.dialog, question, _("Remove"), _("Reason"), detail)
        if reason is not None:
            job = partial(self._source.remove, self._key, attachment_id, reason=reason)
            self._run(job, lambda _nothing: self._again(_("The file was removed.")))

    def _ask_where(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        row = self.dialog.model.row(self.dialog.model.place_of(attachment_id))
        chosen, _filter = QFileDialog.getSaveFileName(self.dialog, _("Save a copy…"), row.name)
        if chosen:
            job = partial(self._source.save_copy, attachment_id, Path(chosen))
            said = _("Saved as {file}.").format(file=chosen)
            self._run(job, lambda _nothing: self._say(Tone.OK, said), lane=Lane.FILES)

    def _run(self, job: object, done: object, *, lane: Lane = Lane.STORE) -> None:
        assert self.dialog is not None
        self._context.in_background(job, done, owner=self.dialog, lane=lane, failed=self._refused)  # type: ignore[arg-type]

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.set_busy(busy=False)
        self._say(Tone.DANGER, str(error))

    def _say(self, tone: Tone, text: str) -> None:
        if self.dialog is not None:
            self.dialog.say(tone, text)
