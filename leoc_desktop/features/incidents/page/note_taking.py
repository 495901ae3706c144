"""What belongs to a record besides its fields: its history, notes on it, and an unlock that is taken up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from leoc_desktop.features.incidents.form import HistoryDialog, IncidentForm, NoteDialog
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import PageContext, Tone


class RecordLocks(Protocol):
    """What the page needs of the feature that manages unlocking."""

    def note_correction(self, record_id: bytes, *, text: str) -> None:
        """Add a note to a locked record."""
        ...

    def take_up_unlock(self, record_id: bytes) -> bool:
        """Say that the user begins to correct a record that was unlocked for him."""
        ...


class NoteTaking:
    """Asks for a note and adds it, after which the record is shown again with it."""

    def __init__(
        self,
        form: IncidentForm,
        context: PageContext,
        service: IncidentService,
        locks: RecordLocks | None,
        show_again: Callable[[bytes], None],
    ) -> None:
        self._form, self._context, self._service = form, context, service
        self._locks, self._show_again = locks, show_again

    def take_up(self, key: bytes) -> None:
        """Begin the 60 minutes of an unlock that a supervisor gave; called in the lane of the store."""
        if self._locks is not None:
            self._locks.take_up_unlock(key)

    def show_history(self, detail: IncidentDetail) -> None:
        """Every step in the life of the record, its notes among them."""
        title = detail.number or _("Draft")
        self._context.in_background(
            lambda: self._service.history(detail.id),
            lambda entries: HistoryDialog(self._form, title=title, entries=entries).open(),
            owner=self._form,
        )

    def ask(self, detail: IncidentDetail) -> None:
        """Let the user write a note on the record that is shown."""
        if self._locks is None:
            return
        dialog = NoteDialog(self._form, record=detail.number)

        def added(_nothing: None) -> None:
            dialog.accept()
            self._context.say(_("The note was added to {number}.").format(number=detail.number), Tone.OK)
            self._show_again(detail.id)

        def refused(error: Exception) -> None:
            if isinstance(error, LeocError):
                dialog.show_problem(str(error))
            else:
                dialog.fail()
                self._context.present(error, None)

        def submitted() -> None:
            assert self._locks is not None
            job = partial(self._locks.note_correction, detail.id, text=dialog.note)
            self._context.in_background(job, added, owner=self._form, failed=refused)

        dialog.submitted.connect(submitted)
        dialog.open()
