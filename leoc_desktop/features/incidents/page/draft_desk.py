"""Drafts of incidents: how many there are, going on with one, discarding one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.incidents.form import DraftsDialog, Unfinished
from leoc_desktop.features.incidents.page.record_desk import RecordDesk
from leoc_desktop.features.incidents.service import IncidentService
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import Page


class DraftDesk(QObject):
    """Shows what is unfinished, and does with it what the user chooses."""

    found = Signal(int)

    def __init__(self, page: Page, desk: RecordDesk, service: IncidentService, drafts: FormDrafts) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._service, self._drafts = service, drafts
        self.count = 0

    def look(self) -> None:
        """Find out how many there are."""
        self._page.in_background(self._drafts.unfinished, self._counted)

    def _counted(self, drafts: Sequence[KeptDraft]) -> None:
        self.count = len(drafts)
        self.found.emit(self.count)

    def open(self) -> None:
        """Let the user choose what to go on with."""
        self._page.in_background(self._described, self._show)

    def _described(self) -> list[Unfinished]:
        return [
            Unfinished(draft.record_id, self._about(draft), draft.kept_at)
            for draft in self._drafts.unfinished()
        ]

    def _about(self, draft: KeptDraft) -> str:
        """The number and what happened where, as far as it was typed."""
        name = _("New incident")
        if draft.record_id:
            try:
                name = self._service.show(draft.record_id).number or _("Draft")
            except LeocError:
                name = _("Draft")
        hazard = HAZARD.choice(str(draft.content.get("hazard", "")))
        tole = str(draft.content.get("tole") or "")
        return " · ".join(part for part in (name, hazard.name if hazard else "", tole) if part)

    def _show(self, drafts: Sequence[Unfinished]) -> None:
        dialog = DraftsDialog(self._page, drafts)
        dialog.continued.connect(self._go_on)
        dialog.discarded.connect(self._discard)
        dialog.open()

    def _go_on(self, draft: Unfinished) -> None:
        if draft.record_id:
            self._desk.go_on_correcting(draft.record_id)
        else:
            self._desk.open_new()

    def _discard(self, draft: Unfinished) -> None:
        """Gone at once, and for some seconds it can be brought back."""

        def job() -> KeptDraft | None:
            former = self._drafts.kept(record_id=draft.record_id)
            self._drafts.discard(record_id=draft.record_id)
            return former

        def done(former: KeptDraft | None) -> None:
            self.look()
            if former is not None:
                said = _("Discarded: {draft}").format(draft=draft.about)
                self._page.context.offer_undo(said, partial(self._bring_back, former))

        self._page.in_background(job, done)

    def _bring_back(self, former: KeptDraft) -> None:
        job = partial(self._drafts.keep, former.content, record_id=former.record_id)
        self._page.in_background(job, lambda _at: self.look())
