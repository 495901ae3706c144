"""One assessment in the editor: written, read, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.rapid_assessments.fields import ASSESSED_AT, ASSESSED_ON, EVENT, INCIDENT, WARD
from leoc_desktop.features.rapid_assessments.page.wording import about, save_verb, title_of, what_a_draft_is
from leoc_desktop.features.rapid_assessments.queries import AssessmentRow, Subject
from leoc_desktop.features.rapid_assessments.rules import COUNTED, OPEN, State
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.editing_desk import NEW, EditingDesk
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.record_editor import Opened

_FIRST_ANSWER = "dead"


class RecordDesk(QObject):
    """One assessment at a time."""

    files_wanted = Signal(bytes)
    paper_made = Signal(bytes)

    def __init__(self, page: Page, desk: EditingDesk, service: RapidAssessmentService) -> None:
        super().__init__(page)
        self._page, self._desk, self._service = page, desk, service
        self._row: AssessmentRow | None = None

    def open_new(self, subject: Subject, ward: int | None = None) -> None:
        """A new assessment of ``subject``, or of the event that goes on, and of ``ward``, made now."""
        if not self._may(Permission.RAPID_ASSESSMENT_ENTER):
            return
        self._page.in_background(self._service.running_event, partial(self._open_new, subject, ward))

    def _open_new(self, subject: Subject, ward: int | None, running: str) -> None:
        now = nepal_time(self._service.store.clock.now())
        values: dict[str, object] = {
            EVENT.name: subject.event or ("" if subject.incident else running),
            INCIDENT.name: subject.incident,
            WARD.name: "" if ward is None else ward,
            ASSESSED_ON.name: to_bs(now.date()).iso(),
            ASSESSED_AT.name: f"{now:%H:%M}",
        }
        first = EVENT.name
        if subject.name or running:
            first = WARD.name if ward is None else _FIRST_ANSWER
        opened = Opened(NEW, lambda: _("New rapid assessment"), what_a_draft_is, save_verb, first)
        self._desk.write(opened, values, self._service.enter, self._saved)

    def open(self, key: bytes) -> None:
        """Read one assessment."""
        self._page.in_background(partial(self._service.show, key), self._read)

    def go_on(self, key: bytes) -> None:
        """Go on with a change that was typed and not saved; only read it where it cannot be changed any more."""
        self._page.in_background(partial(self._service.show, key), self._change_again)

    def _change_again(self, row: AssessmentRow) -> None:
        self._read(row)
        if "change" in self._steps(row):
            self._change(row)

    def _read(self, row: AssessmentRow) -> None:
        self._row = row
        opened = Opened(row.id, partial(title_of, row), partial(about, row))
        self._desk.read(opened, row.as_raw(), self._steps(row))

    def _may(self, permission: Permission) -> bool:
        return self._service.login.may(permission)

    def _steps(self, row: AssessmentRow) -> frozenset[str]:
        steps = {"paper"}
        decides = self._may(Permission.RAPID_ASSESSMENT_VERIFY)
        if self._may(Permission.ATTACHMENT_VIEW):
            steps |= {"files"}
        if self._may(Permission.RAPID_ASSESSMENT_ENTER) and row.state in OPEN:
            steps |= {"change", "cancel", "submit"}
        if decides and row.state in COUNTED:
            steps |= {"return", "cancel"}
        if decides and row.state is State.SUBMITTED:
            steps |= {"verify"}
        return frozenset(steps)

    def _saved(self, row: AssessmentRow) -> None:
        self._read(row)
        self._page.context.say(_("Saved as draft; it counts when it is submitted."), Tone.OK)

    def take_step(self, key: str) -> None:
        """One of the buttons of an assessment."""
        row = self._row
        if row is None:
            return
        steps: dict[str, Callable[[AssessmentRow], None]] = {
            "change": self._change,
            "files": lambda one: self.files_wanted.emit(one.id),
            "paper": self._fetch_paper,
            "submit": lambda one: self._decide(partial(self._service.submit, one.id)),
            "verify": lambda one: self._decide(partial(self._service.verify, one.id)),
            "return": self._return,
            "cancel": self._cancel,
        }
        steps[key](row)

    def _decide(self, job: Callable[[], AssessmentRow]) -> None:
        self._page.in_background(job, self._read)

    def _change(self, row: AssessmentRow) -> None:
        opened = Opened(row.id, partial(title_of, row), what_a_draft_is, save_verb, _FIRST_ANSWER)
        save = partial(self._service.change, row.id, version=row.version)
        self._desk.write(opened, row.as_raw(), save, self._saved)

    def _fetch_paper(self, row: AssessmentRow) -> None:
        self._page.in_background(partial(self._service.filled_form, row.id), self.paper_made.emit)

    def _return(self, row: AssessmentRow) -> None:
        detail = _("Its operator corrects it and submits it again; until then it is in no total.")
        question = _("Return this assessment?")
        reason = confirm.ask_text(self._page, question, _("Return"), _("Reason"), detail)
        if reason is not None:
            self._decide(partial(self._service.return_to_operator, row.id, reason=reason))

    def _cancel(self, row: AssessmentRow) -> None:
        question, verb = _("Cancel this assessment?"), _("Cancel the assessment")
        reason = confirm.ask_text(self._page, question, verb, _("Reason"))
        if reason is not None:
            self._decide(partial(self._service.cancel, row.id, reason=reason))
