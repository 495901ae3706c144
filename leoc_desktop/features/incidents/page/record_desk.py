"""Writing the incident in the form: opening it, saving it, keeping what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page.correcting import Correcting
from leoc_desktop.features.incidents.page.deciding import Deciding
from leoc_desktop.features.incidents.page.note_taking import NoteTaking, RecordLocks
from leoc_desktop.features.incidents.page.second_reports import SecondReports
from leoc_desktop.features.incidents.queries import IncidentDetail, Key
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service import IncidentReviewService, IncidentService
from leoc_desktop.foundation.errors import LeocError, ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.draft_keeping import DraftKeeping
from leoc_desktop.ui_kit.page import PageContext, Tone


class RecordDesk(QObject):
    """One incident at a time. From the order to save until the answer, nothing else is begun and nothing typed."""

    opened = Signal()  # the form shows something: bring it to the front
    files_wanted = Signal(object)  # id of the incident
    report_wanted = Signal(object)  # the incident

    def __init__(
        self,
        form: IncidentForm,
        context: PageContext,
        service: IncidentService,
        review: IncidentReviewService,
        drafts: FormDrafts,
        locks: RecordLocks | None = None,
    ) -> None:
        super().__init__(form)
        self.form = form
        self._context = context
        self._service = service
        self._drafts = drafts
        self._second = SecondReports(form, context, review)
        self._notes = NoteTaking(form, context, service, locks, self.open_record)
        self._correcting = Correcting(form, context, service, drafts, self._notes, self._show_correction)
        self._deciding = Deciding(form, context, service, self._second, self._show_record)
        self.keeping = DraftKeeping(form, context, self._keeping_job)
        self._next: dict[str, object] | None = None  # what the next incident begins with, if one is wanted
        self._saving = False  # the order to save is given: a draft kept now would outlive it
        self.form.typed.connect(self.keeping.typed)
        self.keeping.kept.connect(self.form.show_kept)
        self.form.submit_wanted.connect(self.submit)
        self.form.submit_next_wanted.connect(self.submit_and_begin_next)
        self.form.keep_record_wanted.connect(self.keep_record)
        self.form.step_wanted.connect(self.take_step)

    def open_new(self) -> None:
        """A new incident; what was typed earlier and not submitted comes back."""
        self.keeping.now()
        self._context.in_background(self._drafts.kept, self._show_new, owner=self.form)

    def _show_new(self, kept: KeptDraft | None) -> None:
        if self._makes_room():
            self.form.open_new(kept.content if kept else {}, kept.kept_at if kept else None)
        self.opened.emit()

    def open_record(self, key: Key) -> None:
        """Read one incident."""
        self.keeping.now()
        self._context.in_background(lambda: self._service.show(key), self._show_record, owner=self.form)

    def _show_record(self, detail: IncidentDetail) -> None:
        if self._makes_room():
            self.form.open_record(detail)
        self.opened.emit()

    def _makes_room(self) -> bool:
        """Whether the form may be filled anew: not while something typed in it cannot be kept."""
        if not self.keeping.may_replace():
            return False
        self.keeping.forget()
        self._set_free()
        return True

    def _set_free(self) -> None:
        self._saving = False
        self.form.set_busy(busy=False)

    def submit_and_begin_next(self) -> None:
        """Submit a new incident; the pinned entries are already in the next one."""
        if self.form.mode is Mode.NEW and not self.form.is_busy:
            self._next = self.form.carried_values()
            self._submit()

    def submit(self) -> None:
        """Save: a new incident is submitted, a correction saved."""
        if not self.form.is_busy:
            self._next = None
            self._submit()

    def _submit(self) -> None:
        if self.form.is_busy or self.form.mode is Mode.READ or not self.form.check():
            return
        self.form.set_busy(busy=True)
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            register = partial(self._service.register, raw)
            self._second.unless_known(raw, None, partial(self._write, register), self._set_free)
        elif detail.state is State.DRAFT:
            submit = partial(_corrected_and_submitted, self._service, detail, raw)
            self._second.unless_known(raw, detail.id, partial(self._write, submit), self._set_free)
        elif detail.state is State.RETURNED:
            self._write(partial(_corrected_and_submitted, self._service, detail, raw))
        else:
            self._write(partial(self._service.correct, detail.id, raw, version=detail.version))

    def keep_record(self, then: Callable[[IncidentDetail], None] | None = None) -> None:
        """Save as a draft record, which can be submitted later."""
        if self.form.is_busy or not self.form.check():
            return
        self._next = None
        self.form.set_busy(busy=True)
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            self._write(partial(self._service.register, raw, draft=True), then)
        else:
            self._write(partial(self._service.correct, detail.id, raw, version=detail.version))

    def _go_on_with_files(self, detail: IncidentDetail) -> None:
        """Files belong to a record: what was typed is a draft record now, and typing goes on in it."""
        self.keeping.forget()
        self._show_correction((detail, None))
        self._context.say(_("Saved as draft."), Tone.OK)
        self.files_wanted.emit(detail.id)

    def _write(
        self, job: Callable[[], IncidentDetail], done: Callable[[IncidentDetail], None] | None = None
    ) -> None:
        if self._saving:
            return
        self._saving = True
        record_id = self._record_id()

        def saved() -> IncidentDetail:
            detail = job()
            self._drafts.discard(record_id=record_id)
            return detail

        self._context.in_background(saved, done or self._saved, owner=self.form, failed=self._refused)

    def _saved(self, detail: IncidentDetail) -> None:
        self.keeping.forget()
        if self._next is None:
            self._show_record(detail)
        else:
            self._set_free()
            self.form.open_new(self._next, None)
        saved = _("Saved: {number}").format(number=detail.number) if detail.number else _("Saved as draft.")
        self._context.say(saved, Tone.OK)

    def _refused(self, error: Exception) -> None:
        """The record was not saved: everything typed stays in the form, and reaches the disk as a draft."""
        self._set_free()
        self.keeping.typed()
        self.keeping.now()
        if isinstance(error, ValidationFailed):
            if rest := self.form.show_problems(error.problems):
                self._context.present(ValidationFailed(rest), None)
            return
        self._context.present(error, self.submit if isinstance(error, LeocError) else None)

    def keep_typing(self) -> None:
        """What is typed reaches the encrypted store now."""
        self.keeping.now()

    def _keeping_job(self) -> Callable[[], datetime] | None:
        if self.form.mode is Mode.READ or self._saving:
            return None
        return partial(self._drafts.keep, self.form.values(), record_id=self._record_id())

    def _record_id(self) -> bytes:
        return self.form.detail.id if self.form.detail else b""

    def take_step(self, key: str) -> None:
        """One of the buttons of a record."""
        detail = self.form.detail
        if self.form.is_busy:
            return
        if detail is None:
            self.keep_record(self._go_on_with_files)  # the one step that is offered before there is a record
            return
        steps: dict[str, Callable[[IncidentDetail], None]] = {
            "history": self._notes.show_history,
            "files": lambda record: self.files_wanted.emit(record.id),
            "report": self.report_wanted.emit,
            "correct": self._correcting.begin,
            "note": self._notes.ask,
            **self._deciding.steps,
        }
        steps[key](detail)

    def go_on_correcting(self, key: bytes) -> None:
        """Correct a record that was left in the middle."""
        self.keeping.now()
        self._correcting.go_on(key)

    def reopen_to_correct(self, key: bytes) -> None:
        """Open a record that is open to this user for correction."""
        self.keeping.now()
        self._correcting.reopen(key)

    def _show_correction(self, fetched: tuple[IncidentDetail, KeptDraft | None]) -> None:
        detail, kept = fetched
        if self._makes_room():
            self.form.open_correction(detail, kept.content if kept else None, kept.kept_at if kept else None)
        self.opened.emit()


def _corrected_and_submitted(
    service: IncidentService, detail: IncidentDetail, raw: Mapping[str, object]
) -> IncidentDetail:
    service.correct(detail.id, raw, version=detail.version)
    return service.submit(detail.id)
