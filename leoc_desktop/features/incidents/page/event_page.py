"""The page of events: the list, and one event with its figures and the ways to what belongs to it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.form import EndEventDialog, EventDialog, EventSheet
from leoc_desktop.features.incidents.queries import EventDetail, EventSums
from leoc_desktop.features.incidents.report import export_event, render_event
from leoc_desktop.features.incidents.service import EventService
from leoc_desktop.features.incidents.table_model import EVENT_COLUMNS
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.paper_sheet import PaperSheet
from leoc_desktop.ui_kit.record_table import RecordTable, RecordTableModel, table_view
from leoc_desktop.ui_kit.save_as import excel_file
from leoc_desktop.ui_kit.shortcuts import NEW, bind, with_key
from leoc_desktop.ui_kit.task_runner import Lane


class EventPage(Page):
    """Events are added by those who register incidents, changed and ended by a supervisor."""

    title: ClassVar[str] = N_("Events")
    icon_name: ClassVar[str] = "folder"
    kinds: ClassVar[frozenset[str]] = frozenset({"event", "incident", "rapid_assessment"})

    incidents_wanted = Signal(int, str)  # row number and name of an event
    assessments_wanted = Signal(str)

    def __init__(self, context: PageContext, service: EventService) -> None:
        super().__init__(context)
        self._service = service
        may = service.login.may
        self.model: RecordTableModel[EventDetail] = RecordTableModel(EVENT_COLUMNS, lambda event: event.name)
        self.table = RecordTable(self.model, N_("Events"))
        self.sheet = EventSheet(may_change=may(Permission.EVENT_CHANGE), may_export=may(Permission.EXPORT))
        self.paper = PaperSheet(self)
        self.stack = CurrentStack()
        for widget in (self.table, self.sheet, self.paper):
            self.stack.addWidget(widget)
        self.content.addWidget(self.stack, 1)
        self.new = self.add_button("plus", self.open_new, primary=True)
        self.new.setVisible(may(Permission.EVENT_ADD))
        self.table.offer(self.new)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        sheet = self.sheet
        self.table.opened.connect(self.open_event)
        sheet.closed.connect(self.close_sheet)
        sheet.change_wanted.connect(self.ask_for_changes)
        sheet.end_wanted.connect(self.ask_for_end)
        sheet.paper_wanted.connect(self.make_paper)
        sheet.file_wanted.connect(self.ask_where_to_export)
        sheet.incidents_wanted.connect(self._want_incidents)
        sheet.assessments_wanted.connect(self._want_assessments)
        self.paper.closed.connect(partial(self._show, sheet))
        bind(NEW, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def load(self) -> None:
        """Fetch the list; the figures of the event that is shown."""
        self.in_background(self._service.listed, self.model.set_rows)
        if self.stack.currentWidget() is self.sheet and self.sheet.sums is not None:
            job = partial(self._service.sums, self.sheet.sums.event.name)
            self.in_background(job, self.sheet.show_sums)

    @Slot(object)
    def open_event(self, name: str) -> None:
        """Show one event."""
        self.in_background(partial(self._service.sums, name), self._open)

    def _open(self, sums: EventSums) -> None:
        self.sheet.show_sums(sums)
        self._show(self.sheet)
        self.sheet.table.setFocus()

    def open_new(self) -> None:
        """Ask for a new event."""
        if not self._service.login.may(Permission.EVENT_ADD):
            return
        dialog = EventDialog(self, self._today)

        def added(event: EventDetail) -> None:
            dialog.accept()
            self.context.say(_("“{name}” was added.").format(name=event.name), Tone.OK)
            self.load()

        def submitted() -> None:
            raw = dialog.form.raw_values()
            self.in_background(partial(self._service.add, raw), added, failed=dialog.show_refusal)

        dialog.submitted.connect(submitted)
        dialog.open()

    def ask_for_changes(self) -> None:
        """Let the fields of the event that is shown be changed."""
        event = self._event
        dialog = EventDialog(self, self._today, event.raw_values())

        def submitted() -> None:
            job = partial(self._service.change, event.name, dialog.form.raw_values())
            self.in_background(job, partial(self._changed, dialog), failed=dialog.show_refusal)

        dialog.submitted.connect(submitted)
        dialog.open()

    def ask_for_end(self) -> None:
        """Ask for the last day of the event that is shown, and for the reason."""
        event = self._event
        dialog = EndEventDialog(self, self._today, event.name)

        def submitted() -> None:
            job = partial(self._service.end, event.name, dialog.form.raw_values())
            self.in_background(job, partial(self._changed, dialog), failed=dialog.show_refusal)

        dialog.submitted.connect(submitted)
        dialog.open()

    def _changed(self, dialog: EventDialog | EndEventDialog, event: EventDetail) -> None:
        dialog.accept()
        self.open_event(event.name)

    def make_paper(self) -> None:
        """The event as PDF, with its figures as they are now."""
        self.in_background(partial(self._service.sums, self._event.name), self._make_paper)

    def _make_paper(self, sums: EventSums) -> None:
        self.in_background(partial(render_event, sums), self._show_paper, lane=Lane.FILES)

    def _show_paper(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf, "event")
        self._show(self.paper)

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the user choose an Excel file for the figures."""
        chosen = excel_file(self, _("Save as Excel file"), "event")
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the figures to ``path``, as they are now; that they leave the office is logged."""

        def write(sums: EventSums) -> None:
            job = partial(export_event, sums, path, Progress())
            self.in_background(job, partial(self._exported, path), lane=Lane.FILES)

        self.in_background(partial(self._service.export, self._event.name), write)

    def _exported(self, path: Path, _rows: int) -> None:
        self.context.say(_("Saved as {file}.").format(file=path), Tone.OK)

    @property
    def _event(self) -> EventDetail:
        assert self.sheet.sums is not None
        return self.sheet.sums.event

    def _want_incidents(self) -> None:
        self.incidents_wanted.emit(self._event.row_no, self._event.name)

    def _want_assessments(self) -> None:
        self.assessments_wanted.emit(self._event.name)

    @Slot()
    def close_sheet(self) -> None:
        """Back to the list."""
        self._show(self.table)
        self.load()
        self.table.setFocus()

    def view(self) -> object:
        """How the list is looked at, while nothing else is open."""
        return table_view.view_of(self.table) if self.stack.currentWidget() is self.table else None

    def look_as(self, view: object) -> None:
        """Show the list as it was looked at."""
        if isinstance(view, table_view.TableView):
            table_view.look_as(self.table, view)

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self.top.setVisible(widget is self.table)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("Named events that several incidents belong to, such as the monsoon of a year")
        )
        self.new.setText(with_key(_("New event"), NEW))
        self.table.set_empty_state(N_("There is no event yet."), self.new)
        self.sheet.retranslate()
        self.model.retranslate()
