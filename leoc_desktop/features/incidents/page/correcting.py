"""Opening an incident for correction, and going on with one that was left in the middle."""

from __future__ import annotations

from collections.abc import Callable

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.page.note_taking import NoteTaking
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.errors import RecordLocked
from leoc_desktop.ui_kit.page import PageContext


class Correcting:
    """``show`` gets the record and what had been typed about it before."""

    def __init__(
        self,
        form: IncidentForm,
        context: PageContext,
        service: IncidentService,
        drafts: FormDrafts,
        notes: NoteTaking,
        show: Callable[[tuple[IncidentDetail, KeptDraft | None]], None],
    ) -> None:
        self._form, self._context, self._service = form, context, service
        self._drafts, self._notes, self._show = drafts, notes, show

    def begin(self, detail: IncidentDetail) -> None:
        """Open it for correction; where it is locked, the frame offers the unlock and calls back."""
        if detail.locked or not (detail.own or detail.unlocked_until):
            locked = RecordLocked(key=detail.id, number=detail.number)
            self._context.present(locked, lambda: self.reopen(detail.id))
        else:
            self.reopen(detail.id)

    def go_on(self, key: bytes) -> None:
        """Correct a record that was left in the middle; where it has been locked since, the unlock is asked for."""
        self._context.in_background(lambda: self._service.show(key), self.begin, owner=self._form)

    def reopen(self, key: bytes) -> None:
        """Open a record that is open to this user for correction, with what he had typed before."""

        def fetch() -> tuple[IncidentDetail, KeptDraft | None]:
            self._notes.take_up(key)
            return self._service.show(key), self._drafts.kept(record_id=key)

        self._context.in_background(fetch, self._show, owner=self._form)
