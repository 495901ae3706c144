"""Attaching, showing, removing and saving the files of the incident that is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from leoc_desktop.access.attachments.kinds import ENDINGS
from leoc_desktop.access.attachments.shelf import AttachmentRow
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.form.files_dialog import FilesDialog
from leoc_desktop.features.incidents.service import IncidentFiles, IncidentFileService
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.task_runner import Lane


class FileDesk(QObject):
    """One dialog at a time; every refusal is shown in it, beside the files."""

    def __init__(self, parent: QWidget, context: PageContext, service: IncidentFileService) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context = context
        self._service = service
        self._key = b""
        self.dialog: FilesDialog | None = None

    def open(self, key: bytes) -> None:
        """Show the files of the incident with that id."""
        self._key = key
        self._context.tasks.run(
            Lane.STORE,
            partial(self._service.listed, key),
            self._show,
            lambda error: self._context.present(error, None),
            owner=self._parent,
        )

    def _show(self, files: IncidentFiles) -> None:
        may_save = self._service.login.may(Permission.ATTACHMENT_EXPORT)
        dialog = self.dialog = FilesDialog(self._parent, self._context.tasks, may_save=may_save)
        dialog.attach_wanted.connect(self._ask_which)
        dialog.view_wanted.connect(self._fetch_view)
        dialog.remove_wanted.connect(self._ask_why)
        dialog.save_wanted.connect(self._ask_where)
        dialog.destroyed.connect(self._forget)
        dialog.show_files(files)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _ask_which(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        kinds = _("Files") + f" ({endings})"
        chosen, _filter = QFileDialog.getOpenFileName(self.dialog, _("Attach a file…"), "", kinds)
        if chosen:
            self.attach(Path(chosen))

    def attach(self, path: Path) -> None:
        """Have the file checked and put on the incident."""
        if self.dialog is not None:
            self.dialog.set_busy(busy=True)
            self._run(partial(self._service.attach, self._key, path), self._attached, lane=Lane.FILES)

    def _attached(self, row: AttachmentRow) -> None:
        self._again(_("Attached: {file}").format(file=row.name))

    def _again(self, said: str) -> None:
        """Fetch the list anew and say what was done."""

        def shown(files: IncidentFiles) -> None:
            if self.dialog is not None:
                self.dialog.show_files(files)
                self.dialog.say(Tone.OK, said)

        self._run(partial(self._service.listed, self._key), shown)

    def _fetch_view(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        self._run(partial(self._service.view, attachment_id), self.dialog.show_view)

    def _ask_why(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        question = _("Remove this file from the incident?")
        detail = _(
            "It is not shown any more. It stays in the encrypted store, and the log says who removed it."
        )
        reason = confirm.ask_text(self.dialog, question, _("Remove"), _("Reason"), detail)
        if reason is not None:
            job = partial(self._service.remove, self._key, attachment_id, reason=reason)
            self._run(job, lambda _nothing: self._again(_("The file was removed.")))

    def _ask_where(self, attachment_id: bytes) -> None:
        assert self.dialog is not None
        row = self.dialog.model.row(self.dialog.model.place_of(attachment_id))
        chosen, _filter = QFileDialog.getSaveFileName(self.dialog, _("Save a copy…"), row.name)
        if chosen:
            job = partial(self._service.save_copy, attachment_id, Path(chosen))
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
