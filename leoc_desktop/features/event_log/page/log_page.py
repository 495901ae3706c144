"""Entries as they happened, the quick line, the full form, and the sheet to print."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.period import Period
from leoc_desktop.features.event_log.fields import FIELDS, KIND, QUICK_STATUS, SIGNIFICANT, STATUS, TEXT
from leoc_desktop.features.event_log.form import LogChoices, QuickLine
from leoc_desktop.features.event_log.page.line_desk import LineDesk
from leoc_desktop.features.event_log.page.shift_card import ShiftCard
from leoc_desktop.features.event_log.rules import LogRow, ShiftRow
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.features.event_log.table_model import log_model
from leoc_desktop.foundation.clock import nepal_day, nepal_time
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, current, ngettext
from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.editing_desk import NEW, EditingDesk
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.paper_sheet import PaperSheet
from leoc_desktop.ui_kit.record_editor import Opened, RecordEditor, Step
from leoc_desktop.ui_kit.record_files import FileDesk, FileSource
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.shortcuts import NEW as NEW_KEY
from leoc_desktop.ui_kit.shortcuts import bind, with_key

STEPS = (
    Step("correct", N_("Correct"), "pencil"),
    Step("files", N_("Files"), "paperclip"),
    Step("mark", N_("Mark as significant"), "alert-circle"),
)


class EventLogPage(Page):
    """Nothing in the log changes: a correction is an entry of its own, and both stay in the list."""

    title: ClassVar[str] = N_("Event log")
    icon_name: ClassVar[str] = "list-details"
    kinds: ClassVar[frozenset[str]] = frozenset({"log_entry", "shift"})

    def __init__(
        self,
        context: PageContext,
        service: EventLogService,
        drafts: FormDrafts,
        lines: FormDrafts,
        files: FileSource,
    ) -> None:
        """``drafts`` keeps what is typed in the form, ``lines`` the quick line."""
        super().__init__(context)
        self._service = service
        self._keeps = service.login.may(Permission.EVENT_LOG_KEEP)
        self._follow_end = True
        self.editor = RecordEditor(FIELDS, 1, self._today, STEPS)
        self.desk = EditingDesk(self.editor, context, drafts)
        self.files = FileDesk(self, context, files)
        self.model = log_model()
        self.table = RecordTable(self.model, N_("Event log"))
        self.choices, self.quick = LogChoices(self._today), QuickLine()
        self.shift = ShiftCard(self, service)
        self.line_desk = LineDesk(self, self.quick, service, lines)
        self.paper = PaperSheet(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.print_button = self.add_button("printer", self.show_sheet)
        self.new_button = self.add_button("plus", self.open_new, primary=True)
        self.new_button.setVisible(self._keeps)
        self.table.offer(self.new_button, self.print_button)
        self._listing = _below_each_other(self.shift, self.choices, self.table, self.quick)
        self.quick.setVisible(self._keeps)
        self.stack = CurrentStack()
        for widget in (self._listing, self.editor, self.paper):
            self.stack.addWidget(widget)
        self.content.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self._choose)
        self.table.opened.connect(self.open_entry)
        self.line_desk.written.connect(self._line_written)
        self.editor.closed.connect(self.close_form)
        self.editor.step_wanted.connect(self._take_step)
        self.desk.opened.connect(partial(self._show, self.editor))
        self.paper.closed.connect(partial(self._show, self._listing))
        bind(NEW_KEY, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def period(self) -> Period:
        """The day or the shift that is listed."""
        shift = self.choices.shift()
        if shift is not None:
            return shift.period(self._service.store.clock.now())
        day = self.choices.chosen_day()
        return Period.of_days(day, day)

    def load(self) -> None:
        """Fetch the entries, the shifts and who is on duty."""
        period, only = self.period(), self.choices.significant.isChecked()
        written = self.choices.shift() is not None

        def fetch() -> tuple[tuple[LogRow, ...], list[ShiftRow]]:
            entries = self._service.entries(period, significant_only=only, written=written)
            return entries, self._service.shifts()

        self.in_background(fetch, self._show_rows)
        self.shift.load()

    def _show_rows(self, fetched: tuple[tuple[LogRow, ...], list[ShiftRow]]) -> None:
        rows, shifts = fetched
        self.choices.show_shifts(shifts)
        self.model.set_rows(rows)
        text = ngettext("{count} entry", "{count} entries", len(rows))
        self.choices.count.setText(text.format(count=show_number(len(rows))))
        if self._follow_end and rows:
            self.table.executeDelayedItemsLayout()  # rows that came just now are not counted before
            self.table.scrollToBottom()
        self._follow_end = False

    @Slot()
    def _choose(self) -> None:
        self._follow_end = True
        self.load()

    @Slot(object)
    def _line_written(self, row: LogRow) -> None:
        self._follow_end = True
        self.choices.day.set_day(nepal_day(row.at))
        self.context.say(_("Written down at {moment}.").format(moment=show_moment(row.at)), Tone.OK)

    def open_new(self) -> None:
        """An entry with all fields, of this moment."""
        if not self._keeps or (self.stack.currentWidget() is self.editor and self.desk.is_writing):
            return
        values = _of_this_moment(nepal_time(self._service.store.clock.now()), self.quick.kind.currentData())
        opened = Opened(NEW, lambda: _("New entry"), _what_an_entry_is, lambda: _("Write down"), TEXT.name)
        self.desk.write(opened, values, self._service.enter, self._entered)

    @Slot(object)
    def open_entry(self, entry_id: bytes) -> None:
        """Read one entry whole."""
        self.in_background(partial(self._service.show, entry_id), self._show_entry)

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed and not written down, about an entry or (empty) a new one."""
        if record_id:
            self.in_background(partial(self._service.show, record_id), self._correct_again)
        else:
            self.open_new()

    def _correct_again(self, row: LogRow) -> None:
        self._show_entry(row)
        if not row.corrected:
            self._take_step("correct")

    def go_on_with_line(self) -> None:
        """Go on with the quick line."""
        self._show(self._listing)
        self.quick.line.setFocus()

    def _show_entry(self, row: LogRow) -> None:
        self._entry = row
        steps = _steps(row, keeps=self._keeps, files=self._service.login.may(Permission.ATTACHMENT_VIEW))
        self.desk.read(Opened(row.id, partial(_title, row), partial(_about, row)), row.as_raw(), steps)

    def _take_step(self, key: str) -> None:
        row = self._entry
        if key == "files":
            self.files.open(row.id)
            return
        if key == "mark":
            marked = {**row.as_raw(), SIGNIFICANT.name: True}
            self.in_background(partial(self._service.correct, row.id, marked), self._entered)
            return
        opened = Opened(
            row.id, partial(_title, row), partial(_about, row), lambda: _("Write the correction"), TEXT.name
        )
        self.desk.write(opened, row.as_raw(), partial(self._service.correct, row.id), self._entered)

    def _entered(self, row: LogRow) -> None:
        self._follow_end = not row.correction
        self.choices.day.set_day(nepal_day(row.at))
        self.close_form()
        self.context.say(_("Written down at {moment}.").format(moment=show_moment(row.written_at)), Tone.OK)

    @Slot()
    def close_form(self) -> None:
        """Back to the list; what is typed is kept and comes back."""
        self.desk.keep_typing()
        self._show(self._listing)
        self.load()
        self.table.setFocus()

    def show_sheet(self) -> None:
        """Show the sheet of the chosen day or shift as it would be printed."""
        shift = self.choices.shift()
        job = partial(
            self._service.sheet, self.period(), language=current().code, shift_id=shift.id if shift else b""
        )
        self.in_background(job, self._show_sheet)

    def _show_sheet(self, pdf: bytes) -> None:
        day = to_bs(self.period().first_day).iso()
        self.paper.show_pdf(pdf, f"event-log-{day}")
        self._show(self.paper)

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self.top.setVisible(widget is self._listing)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed reaches the disk when the page is left or the program locks."""
        super().hideEvent(event)
        self.line_desk.keeping.now()

    def may_leave(self) -> bool:
        """Always: what is typed is kept."""
        self.desk.keep_typing()
        self.line_desk.keeping.now()
        return True

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("What the centre heard, decided and did, in the order it happened"))
        self.new_button.setText(with_key(_("New entry"), NEW_KEY))
        self.print_button.setText(_("Print the sheet…"))
        self.table.set_empty_state(N_("Nothing is written down for this day yet. Type the first line below."))
        self.model.retranslate()


def _title(row: LogRow) -> str:
    return _("Entry of {moment}").format(moment=show_moment(row.at))


def _about(row: LogRow) -> str:
    parts = [_("written {moment} by {name}").format(moment=show_moment(row.written_at), name=row.writer)]
    if row.corrected:
        parts.append(_("corrected by a later entry"))
    if row.correction:
        parts.append(_("takes the place of an earlier entry"))
    return " · ".join(parts)


def _what_an_entry_is() -> str:
    return _("An entry is never changed; a mistake is corrected by a later entry.")


def _below_each_other(*parts: QWidget) -> QWidget:
    """The table gets what the others leave."""
    listing = QWidget()
    layout = QVBoxLayout(listing)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    for part in parts:
        layout.addWidget(part, int(isinstance(part, RecordTable)))
    return listing


def _of_this_moment(now: datetime, kind: object) -> dict[str, object]:
    """What an entry begins with."""
    return {
        "log_day": to_bs(now.date()).iso(),
        "log_time": f"{now:%H:%M}",
        KIND.name: kind,
        STATUS.name: QUICK_STATUS,
        SIGNIFICANT.name: False,
    }


def _steps(row: LogRow, *, keeps: bool, files: bool) -> frozenset[str]:
    """What somebody who keeps the log, or sees its files, can do with an entry."""
    steps = {"files"} if files else set()
    if keeps and not row.corrected:
        steps |= {"correct"} if row.significant else {"correct", "mark"}
    return frozenset(steps)
