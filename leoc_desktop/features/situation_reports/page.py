"""The page of situation reports: the list, the form, and the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.situation_reports.fields import FIELDS, TITLE
from leoc_desktop.features.situation_reports.queries import ReportRow
from leoc_desktop.features.situation_reports.rules import OPEN, LastReport, State
from leoc_desktop.features.situation_reports.service import SituationReportService
from leoc_desktop.features.situation_reports.table_model import report_model
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_, _, current
from leoc_desktop.ui_kit import confirm
from leoc_desktop.ui_kit.editing_desk import NEW, EditingDesk
from leoc_desktop.ui_kit.page import PageContext, Tone
from leoc_desktop.ui_kit.record_editor import Opened, RecordEditor, Step
from leoc_desktop.ui_kit.record_files import FileDesk, FileSource
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.register_page import RegisterPage
from leoc_desktop.ui_kit.shortcuts import NEW as NEW_KEY
from leoc_desktop.ui_kit.shortcuts import bind, with_key
from leoc_desktop.ui_kit.theme import Role

_FIRST_PERIOD = timedelta(days=1)
STEPS = (
    Step("change", N_("Change"), "pencil"),
    Step("cancel", N_("Give the report up"), "ban", Role.DANGER),
    Step("return", N_("Return"), "arrow-back-up"),
    Step("files", N_("Files"), "paperclip"),
    Step("paper", N_("Paper"), "printer"),
    Step("submit", N_("Submit"), "send", Role.PRIMARY),
    Step("approve", N_("Approve and issue…"), "checks", Role.PRIMARY),
)


class SituationReportPage(RegisterPage):
    """Reports are written by those on duty and issued by the approval of a supervisor."""

    title: ClassVar[str] = N_("Situation reports")
    icon_name: ClassVar[str] = "report"
    kinds: ClassVar[frozenset[str]] = frozenset({"situation_report"})

    def __init__(
        self, context: PageContext, service: SituationReportService, drafts: FormDrafts, files: FileSource
    ) -> None:
        super().__init__(context)
        self._service = service
        self._row: ReportRow | None = None
        self.editor = RecordEditor(FIELDS, 1, self._today, STEPS)
        self.desk = EditingDesk(self.editor, context, drafts)
        self.files = FileDesk(self, context, files)
        self.model = report_model()
        self.table = RecordTable(self.model, N_("Situation reports"))
        self.put_in_stack(self.table, self.editor, self.paper)
        self.new_button = self.add_button("plus", self.open_new, primary=True)
        self.new_button.setVisible(service.login.may(Permission.SITUATION_REPORT_DRAFT))
        self.table.offer(self.new_button)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.table.opened.connect(self.open_report)
        self.editor.closed.connect(self.close_form)
        self.editor.step_wanted.connect(self.take_step)
        self.desk.opened.connect(partial(self.show_widget, self.editor))
        self.paper.closed.connect(partial(self.show_widget, self.editor))
        bind(NEW_KEY, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def load(self) -> None:
        """Fetch the list."""
        self.in_background(self._service.listed, self.model.set_rows)

    def open_new(self) -> None:
        """A new report from the beginning of the last one, or of the last day, up to now."""
        if self._service.login.may(Permission.SITUATION_REPORT_DRAFT) and not self.is_typing:
            self.in_background(self._service.last, self._open_new)

    def _open_new(self, last: LastReport | None) -> None:
        now = nepal_time(self._service.store.clock.now())
        start = nepal_time(last.period.start) if last else now - _FIRST_PERIOD
        values = {
            "language": current().code,
            "start_day": to_bs(start.date()).iso(),
            "start_time": f"{start:%H:%M}",
            "end_day": to_bs(now.date()).iso(),
            "end_time": f"{now:%H:%M}",
        }
        opened = Opened(NEW, lambda: _("New situation report"), _what_a_draft_is, _save_verb, TITLE.name)
        self.desk.write(opened, values, self._service.draft, self._saved)

    @Slot(object)
    def open_report(self, key: bytes) -> None:
        """Read one report."""
        self.in_background(partial(self._service.show, key), self._read)

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed and not saved, about a record or (empty) a new one."""
        if record_id:
            self.in_background(partial(self._service.show, record_id), self._change_again)
        else:
            self.open_new()

    def _change_again(self, row: ReportRow) -> None:
        self._read(row)
        if "change" in self._steps(row):
            self._change(row)

    def _read(self, row: ReportRow) -> None:
        self._row = row
        self.desk.read(
            Opened(row.id, partial(_title, row), partial(_about, row)), row.as_raw(), self._steps(row)
        )

    def _steps(self, row: ReportRow) -> frozenset[str]:
        may = self._service.login.may
        steps = set() if row.state is State.CANCELLED else {"paper"}
        if may(Permission.ATTACHMENT_VIEW):
            steps |= {"files"}
        if may(Permission.SITUATION_REPORT_DRAFT) and row.state in OPEN:
            steps |= {"change", "cancel", "submit"}
        if may(Permission.SITUATION_REPORT_APPROVE) and row.state is State.SUBMITTED:
            steps |= {"approve", "return"}
        return frozenset(steps)

    def _saved(self, row: ReportRow) -> None:
        self._read(row)
        self.context.say(_("Saved as draft."), Tone.OK)

    def take_step(self, key: str) -> None:
        """One of the buttons of a report."""
        row = self._row
        if row is None:
            return
        steps: dict[str, Callable[[ReportRow], None]] = {
            "change": self._change,
            "files": lambda report: self.files.open(report.id),
            "paper": self._fetch_paper,
            "submit": self._submit,
            "approve": self._approve,
            "return": self._return,
            "cancel": self._cancel,
        }
        steps[key](row)

    def _change(self, row: ReportRow) -> None:
        opened = Opened(row.id, partial(_title, row), _what_a_draft_is, _save_verb, TITLE.name)
        save = partial(self._service.change, row.id, version=row.version)
        self.desk.write(opened, row.as_raw(), save, self._saved)

    def _fetch_paper(self, row: ReportRow) -> None:
        fetch = self._service.reprint if row.state is State.ISSUED else self._service.preview
        self.in_background(partial(fetch, row.id), self._show_paper)

    def _submit(self, row: ReportRow) -> None:
        self.in_background(partial(self._service.submit, row.id), self._read)

    def _approve(self, row: ReportRow) -> None:
        detail = _("It gets its number now; text, figures and paper cannot be changed afterwards.")
        question = _("Approve and issue “{title}”?").format(title=row.title)
        if confirm.ask(self, question, _("Approve and issue"), detail, danger=True):
            self.in_background(partial(self._service.approve, row.id), self._issued)

    def _issued(self, row: ReportRow) -> None:
        self._read(row)
        self.context.say(_("Situation report {number} was issued.").format(number=row.number), Tone.OK)
        self._fetch_paper(row)

    def _return(self, row: ReportRow) -> None:
        reason = confirm.ask_text(self, _("Return this report?"), _("Return"), _("Reason"))
        if reason is not None:
            self.in_background(partial(self._service.return_to_writer, row.id, reason=reason), self._read)

    def _cancel(self, row: ReportRow) -> None:
        reason = confirm.ask_text(self, _("Give this report up?"), _("Give the report up"), _("Reason"))
        if reason is not None:
            self.in_background(partial(self._service.cancel, row.id, reason=reason), self._read)

    def _show_paper(self, pdf: bytes) -> None:
        assert self._row is not None
        self.paper.show_pdf(pdf, (self._row.number or "situation-report-preview").replace("/", "-"))
        self.show_widget(self.paper)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("How things stand, with figures out of the register and what changed since last time")
        )
        self.new_button.setText(with_key(_("New report"), NEW_KEY))
        self.table.set_empty_state(N_("No situation report was written yet."), self.new_button)
        self.model.retranslate()


def _title(row: ReportRow) -> str:
    return f"{row.number} · {row.title}" if row.number else row.title


def _about(row: ReportRow) -> str:
    parts = [row.state.label, _("written by {name}").format(name=row.writer)]
    if row.approver:
        parts.append(_("approved by {name}").format(name=row.approver))
    if row.reason:
        parts.append(_("reason: {reason}").format(reason=row.reason))
    return " · ".join(parts)


def _what_a_draft_is() -> str:
    return _("Figures are counted when it is looked at; it gets its number when a supervisor approves it.")


def _save_verb() -> str:
    return _("Save the draft")
