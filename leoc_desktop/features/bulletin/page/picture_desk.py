"""Adding, wording and taking off the pictures of the bulletin that is being prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from leoc_desktop.features.bulletin.fields import USUAL_SOURCE
from leoc_desktop.features.bulletin.form import PictureDialog, PicturesDialog
from leoc_desktop.features.bulletin.rules import PICTURE_ENDINGS, Picture
from leoc_desktop.features.bulletin.service import PictureService
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.task_runner import Lane


class PictureDesk(QObject):
    """One dialog at a time; what is refused is said in the dialog that asked for it."""

    def __init__(self, parent: QWidget, context: PageContext, pictures: PictureService) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context = context
        self._pictures = pictures
        self._day = date.min
        self.dialog: PicturesDialog | None = None

    def open(self, day: date) -> None:
        """Show the pictures of bulletins that end on ``day`` or later."""
        self._day = day
        dialog = self.dialog = PicturesDialog(self._parent)
        dialog.add_wanted.connect(self._ask_which)
        dialog.change_wanted.connect(self._ask_words)
        dialog.remove_wanted.connect(self._ask_why)
        dialog.destroyed.connect(self._forget)
        dialog.open()
        self._load()

    def _forget(self) -> None:
        self.dialog = None

    def _today(self) -> date:
        return nepal_day(self._pictures.store.clock.now())

    def _load(self) -> None:
        def shown(pictures: Sequence[Picture]) -> None:
            if self.dialog is not None:
                self.dialog.show_pictures(pictures)

        self._context.in_background(partial(self._pictures.listed, self._day), shown, owner=self._parent)

    def _ask_which(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in PICTURE_ENDINGS)
        kinds = _("Pictures") + f" ({endings})"
        chosen, _filter = QFileDialog.getOpenFileName(self.dialog, _("Add a picture…"), "", kinds)
        if chosen:
            self.begin(Path(chosen))

    def begin(self, path: Path) -> None:
        """Ask what stands below the picture in the file ``path``, and add it."""
        raw = {"day": to_bs(self._day).iso(), "kind": "", "caption": "", "source": _(USUAL_SOURCE)}
        dialog = PictureDialog(self.dialog, path.name, raw, self._today, is_new=True)
        dialog.submitted.connect(
            lambda: self._try(dialog, partial(self._pictures.add, path, dialog.form.raw_values()), Lane.FILES)
        )
        dialog.open()

    def _ask_words(self, picture: Picture | None) -> None:
        if picture is None:
            return
        dialog = PictureDialog(self.dialog, picture.file_name, picture.as_raw(), self._today, is_new=False)
        dialog.submitted.connect(
            lambda: self._try(
                dialog, partial(self._pictures.change, picture.id, dialog.form.raw_values()), Lane.STORE
            )
        )
        dialog.open()

    def _try(self, dialog: PictureDialog, job: Callable[[], Picture], lane: Lane) -> None:
        def done(picture: Picture) -> None:
            dialog.accept()
            self._again(picture.words)

        def refused(error: Exception) -> None:
            if isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self._context.present(error, None)

        self._context.in_background(job, done, owner=dialog, lane=lane, failed=refused)

    def _ask_why(self, picture: Picture | None) -> None:
        if picture is None or self.dialog is None:
            return
        question = _("Take this picture off the bulletin?")
        detail = _(
            "It is left out of papers from now on. It stays in the encrypted store, and the log says who."
        )
        reason = confirm.ask_text(self.dialog, question, _("Take off"), _("Reason"), detail)
        if reason is not None:
            job = partial(self._pictures.remove, picture.id, reason=reason)
            self._context.in_background(
                job,
                lambda _nothing: self._again(_("The picture was taken off.")),
                owner=self.dialog,
                failed=lambda error: self._say(Tone.DANGER, str(error)),
            )

    def _again(self, said: str) -> None:
        self._say(Tone.OK, said)
        self._load()

    def _say(self, tone: Tone, text: str) -> None:
        if self.dialog is not None:
            self.dialog.say(tone, text)
