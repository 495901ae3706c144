"""The incident page: the list with its filters, and the form in its place when an incident is open."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.incident_selection import Selection
from leoc_desktop.features.incidents.form import IncidentForm
from leoc_desktop.features.incidents.form.incident_body import has_own_pins
from leoc_desktop.features.incidents.form.incident_form import Mode
from leoc_desktop.features.incidents.page.draft_wording import about_draft
from leoc_desktop.features.incidents.page.event_desk import EventDesk
from leoc_desktop.features.incidents.page.incident_list import IncidentList
from leoc_desktop.features.incidents.page.missing_desk import MissingDesk
from leoc_desktop.features.incidents.page.note_taking import RecordLocks
from leoc_desktop.features.incidents.page.outputs import incident_outputs
from leoc_desktop.features.incidents.page.place_desk import PlaceDesk
from leoc_desktop.features.incidents.page.queue_pane import QueuePane
from leoc_desktop.features.incidents.page.record_desk import RecordDesk
from leoc_desktop.features.incidents.page.report_desk import ReportDesk
from leoc_desktop.features.incidents.service import (
    EventService,
    IncidentListService,
    IncidentPaperService,
    IncidentReviewService,
    IncidentService,
)
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.ui_kit.current_stack import CurrentStack
from leoc_desktop.ui_kit.draft_desk import DraftDesk
from leoc_desktop.ui_kit.page import Page, PageContext
from leoc_desktop.ui_kit.record_files import FileDesk, FileSource
from leoc_desktop.ui_kit.record_list import ListMemory, list_view
from leoc_desktop.ui_kit.shortcuts import EXPORT, NEW, PRINT_LIST, bind, with_key


class IncidentPage(Page):
    """Register, look up, correct and decide about incidents."""

    title: ClassVar[str] = N_("Incident register")
    icon_name: ClassVar[str] = "alert-triangle"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "unlock_grant", "event"})

    def __init__(
        self,
        context: PageContext,
        service: IncidentService,
        lists: IncidentListService,
        review: IncidentReviewService,
        events: EventService,
        drafts: FormDrafts,
        memory: ListMemory,
        files: FileSource,
        *,
        ward_count: int,
        locks: RecordLocks | None = None,
        papers: IncidentPaperService | None = None,
    ) -> None:
        super().__init__(context)
        self._service = service
        self.form = IncidentForm(ward_count, self._today, self._may)
        self.desk = RecordDesk(self.form, context, service, review, drafts, locks)
        mine, about = drafts.unfinished(), partial(about_draft, service)
        self.drafts = DraftDesk(self, context, mine, about, lambda one: self.go_on(one.record_id))
        self.files = FileDesk(self, context, files)
        self.list = IncidentList(self, lists, memory, today=self._today, ward_count=ward_count)
        self.reports = ReportDesk(self, self.desk, papers) if papers is not None else None
        self.places = PlaceDesk(self.form, context, lists, self._today, ward_count)
        self.events = EventDesk(self.form, context, events, self._today)
        self.queue = QueuePane(context, review)
        self.missing = MissingDesk(self.form, self.desk, self._today)
        self._behind_form: QWidget = self.list
        self.outputs = incident_outputs(self, self.list, lists, self._today)
        self.model, self.table = self.list.model, self.list.table
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.unfinished = self.add_button("pencil", self.drafts.open)
        self.unfinished.hide()
        self.waiting = self.add_button("clock", self.open_queue)
        self.waiting.setVisible(self._may(Permission.INCIDENT_VERIFY))
        self.print = self.add_button("printer", self.outputs.print_list)
        self.export = self.add_button("download", self.outputs.ask_where_to_export)
        self.new = self.add_button("plus", self.open_new, primary=True)
        self.new.setVisible(self._may(Permission.INCIDENT_REGISTER))
        self.export.setVisible(self._may(Permission.EXPORT))
        self.list.table.set_empty_state(N_("No incident here. Register one, or change the filter."), self.new)
        self.list.table.offer(self.new, self.print, self.export)
        self.stack = CurrentStack()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.queue)
        self.content.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self.desk.open_record)
        self.queue.opened.connect(self.desk.open_record)
        self.queue.closed.connect(self.close_queue)
        self.queue.counted_dead.connect(self.missing.count_dead)
        self.desk.opened.connect(self._show_form)
        self.desk.files_wanted.connect(self._open_files)
        self.files.place_chosen.connect(self.places.use_photo)
        self.drafts.found.connect(self._say_what_is_unfinished)
        self.form.closed.connect(self.close_form)
        bind(NEW, self, self.open_new)

    def _open_files(self, key: bytes) -> None:
        self.files.open(key, takes_place=self.form.mode is not Mode.READ)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def _may(self, permission: str) -> bool:
        return self._service.login.may(Permission(permission))

    def load(self) -> None:
        """Fetch the list."""
        self.list.load()
        self.events.offer_to(self.list.of_event)
        self.drafts.look()
        if self._may(Permission.INCIDENT_VERIFY):
            self.queue.load(self._say_how_many_wait)

    def _say_how_many_wait(self) -> None:
        count = self.queue.count
        text = _("Waiting for a decision ({count})") if count else _("Waiting for a decision")
        self.waiting.setText(text.format(count=show_number(count)))

    def _say_what_is_unfinished(self, count: int) -> None:
        text = ngettext("Unfinished draft ({count})", "Unfinished drafts ({count})", count)
        self.unfinished.setText(text.format(count=show_number(count)))
        self.unfinished.setVisible(bool(count))

    def open_queue(self) -> None:
        """Show what waits for a decision."""
        self._behind_form = self.queue
        self.stack.setCurrentWidget(self.queue)
        self.queue.table.setFocus()

    def show_missing(self) -> None:
        """Show who is missing for longer than the legal period."""
        if self.stack.currentWidget() is self.form:
            self.close_form()
        self.open_queue()
        self.queue.missing.table.setFocus()

    def close_queue(self) -> None:
        """Back to the list."""
        self._behind_form = self.list
        self.stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def show_filtered(self, selection: Selection, event: str = "") -> None:
        """Show the list of exactly these incidents, until something else is chosen above it."""
        self.list.narrow(selection, event)
        self._behind_form = self.list
        if self.stack.currentWidget() is not self.list:
            self.close_form()
        else:
            self.load()

    def open_new(self) -> None:
        """A new incident, unless one is being typed already."""
        if self._may(Permission.INCIDENT_REGISTER) and not self._is_typing():
            self.desk.open_new()

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed and not submitted, about a record or (empty) a new one."""
        begin = partial(self.desk.go_on_correcting, record_id) if record_id else self.open_new
        begin()

    def _is_typing(self) -> bool:
        return self.stack.currentWidget() is self.form and self.form.mode is not Mode.READ

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.top.setVisible(False)

    def close_form(self) -> None:
        """Back to the list; what is typed is kept and comes back."""
        self.desk.keep_typing()
        self.stack.setCurrentWidget(self._behind_form)
        self.top.setVisible(True)
        self.load()
        (self.queue if self._behind_form is self.queue else self.list).table.setFocus()

    def view(self) -> object:
        """How the list is looked at, while nothing else is open and the pins are the usual ones."""
        free = self.stack.currentWidget() is self.list and not has_own_pins(self.form.form)
        return list_view.view_of(self.list) if free else None

    def look_as(self, view: object) -> None:
        """Show the list as it was looked at."""
        list_view.look_as(self.list, view)

    def resume_point(self) -> object:
        """What the form is open for, and the id of its record."""
        if self.stack.currentWidget() is not self.form:
            return None
        return self.form.mode, self.form.detail.id if self.form.detail else b""

    def resume(self, point: object) -> None:
        """Open the form as it was; what was typed comes out of the kept draft."""
        if isinstance(point, tuple):
            mode, record_id = point
            if mode is Mode.NEW:
                self.desk.open_new()
            elif mode is Mode.CORRECT:
                self.desk.reopen_to_correct(record_id)
            else:
                self.desk.open_record(record_id)

    def may_leave(self) -> bool:
        """Always: what is typed is kept."""
        self.keep()
        return True

    def keep(self) -> None:
        """Keep what is typed, and how the list looks."""
        self.desk.keep_typing()
        self.list.settle()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Every incident from the first call to the approved record"))
        self.new.setText(with_key(_("New incident"), NEW))
        self.print.setText(with_key(_("Print"), PRINT_LIST))
        self.export.setText(with_key(_("Excel"), EXPORT))
        self.export.setAccessibleName(_("Export the list to Excel"))
        self.list.retranslate()
        self.queue.retranslate()
        self._say_how_many_wait()
        self._say_what_is_unfinished(self.drafts.count)
