"""Writing and deciding about the incident in the form: saving, keeping what is typed, the steps of its life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from leoc_desktop.domain.form_drafts import FormDrafts, KeptDraft
from leoc_desktop.features.incidents.form import IncidentForm, ReasonDialog, RemarkDialog
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page.asking_why import ask_why
from leoc_desktop.features.incidents.page.note_taking import NoteTaking, RecordLocks
from leoc_desktop.features.incidents.page.second_reports import SecondReports
from leoc_desktop.features.incidents.queries import IncidentDetail, Key
from leoc_desktop.features.incidents.rules import State
from leoc_desktop.features.incidents.service import IncidentReviewService, IncidentService
from leoc_desktop.foundation.errors import LeocError, RecordLocked, ValidationFailed
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import PageContext, Tone

T = TypeVar("T")


class RecordDesk(QObject):
    """One incident at a time. While something is being written, nothing else is begun."""

    opened = Signal()  # the form shows something: bring it to the front
    files_wanted = Signal(object)  # id of the incident

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
        self._second = SecondReports(form, context, review)
        self._drafts = drafts
        self._notes = NoteTaking(form, context, service, locks, self.open_record)
        self._writing = False
        form.submit_wanted.connect(self.submit)
        form.keep_record_wanted.connect(self.keep_record)
        form.keep_typing_wanted.connect(self.keep_typing)
        form.step_wanted.connect(self.take_step)

    def _in_background(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._context.in_background(job, done, owner=self.form, failed=failed)

    def open_new(self) -> None:
        """A new incident; what was typed earlier and not submitted comes back."""
        self._in_background(self._drafts.kept, self._show_new)

    def _show_new(self, kept: KeptDraft | None) -> None:
        self._writing = False
        self.form.open_new(kept.content if kept else {}, kept.kept_at if kept else None)
        self.opened.emit()

    def open_record(self, key: Key) -> None:
        """Read one incident."""
        self._in_background(lambda: self._service.show(key), self._show_record)

    def _show_record(self, detail: IncidentDetail) -> None:
        self._writing = False
        self.form.open_record(detail)
        self.opened.emit()

    def submit(self) -> None:
        """Save: a new incident is submitted, a correction saved."""
        if self._writing or self.form.mode is Mode.READ or not self.form.check():
            return
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            self._second.unless_known(raw, None, lambda: self._write(lambda: self._service.register(raw)))
        elif detail.state is State.DRAFT:
            self._second.unless_known(raw, detail.id, lambda: self._write_and_submit(detail, raw))
        elif detail.state is State.RETURNED:
            self._write_and_submit(detail, raw)
        else:
            self._write(lambda: self._service.correct(detail.id, raw, version=detail.version))

    def _write_and_submit(self, detail: IncidentDetail, raw: Mapping[str, object]) -> None:
        self._write(lambda: self._corrected_and_submitted(detail, raw))

    def _corrected_and_submitted(self, detail: IncidentDetail, raw: Mapping[str, object]) -> IncidentDetail:
        self._service.correct(detail.id, raw, version=detail.version)
        return self._service.submit(detail.id)

    def keep_record(self) -> None:
        """Save as a draft record, which can be submitted later."""
        if self._writing or not self.form.check():
            return
        raw, detail = self.form.values(), self.form.detail
        if detail is None:
            self._write(lambda: self._service.register(raw, draft=True))
        else:
            self._write(lambda: self._service.correct(detail.id, raw, version=detail.version))

    def _write(self, job: Callable[[], IncidentDetail]) -> None:
        self._writing = True
        record_id = self.form.detail.id if self.form.detail else b""

        def saved() -> IncidentDetail:
            detail = job()
            self._drafts.discard(record_id=record_id)
            return detail

        self.form.dirty = False
        self._in_background(saved, self._saved, self._refused)

    def _saved(self, detail: IncidentDetail) -> None:
        self._show_record(detail)
        saved = _("Saved: {number}").format(number=detail.number) if detail.number else _("Saved as draft.")
        self._context.say(saved, Tone.OK)

    def _refused(self, error: Exception) -> None:
        """The record was not saved: everything typed stays in the form, and reaches the disk as a draft."""
        self._writing = False
        self.form.dirty = True
        self.form.focus_left()
        if isinstance(error, ValidationFailed):
            rest = self.form.show_problems(error.problems)
            if rest:
                self._context.present(ValidationFailed(rest), None)
            return
        self._context.present(error, self.submit if isinstance(error, LeocError) else None)

    def keep_typing(self) -> None:
        """What is typed reaches the encrypted store."""
        if self.form.mode is Mode.READ or self._writing:
            return
        content, detail = self.form.values(), self.form.detail
        self.form.dirty = False
        record_id = detail.id if detail else b""
        self._in_background(lambda: self._drafts.keep(content, record_id=record_id), self.form.show_kept)

    def take_step(self, key: str) -> None:
        """One of the buttons of a record."""
        detail = self.form.detail
        if detail is None or self._writing:
            return
        steps: dict[str, Callable[[IncidentDetail], None]] = {
            "history": self._notes.show_history,
            "files": lambda record: self.files_wanted.emit(record.id),
            "correct": self._correct,
            "verify": self._verify,
            "approve": self._approve,
            "merge": lambda record: self._second.merge(record, self._decided),
            "return": self._return,
            "note": self._notes.ask,
            "cancel": self._cancel,
        }
        steps[key](detail)

    def _decided(self, detail: IncidentDetail) -> None:
        self._show_record(detail)
        number = detail.number or _("Draft")
        self._context.say(f"{number}: {detail.state.label}", Tone.OK)

    def _correct(self, detail: IncidentDetail) -> None:
        """Open it for correction; where it is locked, the frame offers the unlock and calls back."""
        if detail.locked or not (detail.own or detail.unlocked_until):
            locked = RecordLocked(key=detail.id, number=detail.number)
            self._context.present(locked, lambda: self.reopen_to_correct(detail.id))
        else:
            self.reopen_to_correct(detail.id)

    def reopen_to_correct(self, key: bytes) -> None:
        """Open a record that is open to this user for correction, with what he had typed before."""

        def fetch() -> tuple[IncidentDetail, KeptDraft | None]:
            self._notes.take_up(key)
            return self._service.show(key), self._drafts.kept(record_id=key)

        self._in_background(fetch, self._show_correction)

    def _show_correction(self, fetched: tuple[IncidentDetail, KeptDraft | None]) -> None:
        detail, kept = fetched
        self._writing = False
        self.form.open_correction(detail, kept.content if kept else None, kept.kept_at if kept else None)
        self.opened.emit()

    def _verify(self, detail: IncidentDetail) -> None:
        question = _("Verify {number}?").format(number=detail.number)
        dialog = RemarkDialog(self.form, question=question, verb=_("Verify"))
        self._ask_why(dialog, lambda remark: self._service.verify(detail.id, reason=remark))

    def _approve(self, detail: IncidentDetail) -> None:
        question = _("Approve {number}?").format(number=detail.number)
        dialog = RemarkDialog(self.form, question=question, verb=_("Approve"))
        self._ask_why(dialog, lambda remark: self._service.approve(detail.id, reason=remark))

    def _return(self, detail: IncidentDetail) -> None:
        question = _("Return {number} to {operator}?").format(
            number=detail.number, operator=detail.registered_by
        )
        dialog = ReasonDialog(self.form, question=question, verb=_("Return"))
        self._ask_why(dialog, lambda reason: self._service.return_to_operator(detail.id, reason=reason))

    def _cancel(self, detail: IncidentDetail) -> None:
        name = detail.number or _("Draft")
        question = _("Cancel {number}? It stays in the store but never counts again.").format(number=name)
        dialog = ReasonDialog(self.form, question=question, verb=_("Cancel the record"), danger=True)
        self._ask_why(dialog, lambda reason: self._service.cancel(detail.id, reason=reason))

    def _ask_why(self, dialog: ReasonDialog | RemarkDialog, decide: Callable[[str], IncidentDetail]) -> None:
        ask_why(dialog, self._context, self.form, decide, self._decided)
