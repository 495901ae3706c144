"""The page of rapid assessments: the list of an event, the form, the totals, and the papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.features.rapid_assessments.fields import questions_by_group
from leoc_desktop.features.rapid_assessments.page.event_choice import OfferedEvents, SubjectBox, WardBox
from leoc_desktop.features.rapid_assessments.page.record_desk import RecordDesk
from leoc_desktop.features.rapid_assessments.page.totals_desk import TotalsDesk
from leoc_desktop.features.rapid_assessments.page.wording import (
    STEPS,
)
from leoc_desktop.features.rapid_assessments.queries import AssessmentRow, Subject
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.features.rapid_assessments.table_model import assessment_model
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.editing_desk import EditingDesk
from leoc_desktop.ui_kit.page import PageContext
from leoc_desktop.ui_kit.record_editor import RecordEditor
from leoc_desktop.ui_kit.record_files import FileDesk, FileSource
from leoc_desktop.ui_kit.record_table import RecordTable, table_view
from leoc_desktop.ui_kit.register_page import RegisterPage
from leoc_desktop.ui_kit.shortcuts import NEW as NEW_KEY
from leoc_desktop.ui_kit.shortcuts import bind, with_key
from leoc_desktop.ui_kit.wrapping_row import WrappingRow


class AssessmentPage(RegisterPage):
    """Assessments come in ward by ward, are submitted, verified by somebody else, and added up."""

    title: ClassVar[str] = N_("Rapid assessments")
    icon_name: ClassVar[str] = "clipboard-text"
    kinds: ClassVar[frozenset[str]] = frozenset({"rapid_assessment", "event", "incident"})

    def __init__(
        self,
        context: PageContext,
        service: RapidAssessmentService,
        drafts: FormDrafts,
        files: FileSource,
        *,
        ward_count: int,
    ) -> None:
        super().__init__(context)
        self._service = service
        self._events, self.subjects, self.wards = OfferedEvents(), SubjectBox(), WardBox(ward_count)
        self.editor = RecordEditor(self._events.fields(), ward_count, self._today, STEPS)
        self.desk = EditingDesk(self.editor, context, drafts)
        self.files = FileDesk(self, context, files)
        self.record = RecordDesk(self, self.desk, service)
        self.totals = TotalsDesk(self, service)
        self.model = assessment_model()
        self.table = RecordTable(self.model, N_("Rapid assessments"))
        self._behind_paper: QWidget = self.table
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.list = QWidget()
        layout = QVBoxLayout(self.list)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(WrappingRow(self.subjects, self.wards))
        layout.addWidget(self.table, 1)
        self.put_in_stack(self.list, self.editor, self.totals.pane, self.paper)
        self.blank_button = self.add_button("printer", self.print_blank)
        self.totals_button = self.add_button("list-details", self.open_totals)
        self.new_button = self.add_button("plus", self.open_new, primary=True)
        self.new_button.setVisible(self._may(Permission.RAPID_ASSESSMENT_ENTER))
        self.table.offer(self.new_button, self.totals_button, self.blank_button)
        for group, questions in questions_by_group():
            if any(question.may_be_unknown for question in questions):
                zero = partial(self.editor.form.set_blank_counts_to_zero, group)
                self.editor.form.add_group_button(group, N_("Set the rest to 0"), zero)

    def _connect(self) -> None:
        self.table.opened.connect(self.open_assessment)
        self.subjects.activated.connect(self.load)
        self.wards.activated.connect(self.load)
        self.editor.closed.connect(self.close_form)
        self.editor.step_wanted.connect(self.record.take_step)
        self.record.files_wanted.connect(self.files.open)
        self.record.paper_made.connect(self._show_record_paper)
        self.desk.opened.connect(partial(self.show_widget, self.editor))
        self.totals.opened.connect(partial(self.show_widget, self.totals.pane))
        self.totals.pane.closed.connect(self.close_form)
        self.totals.paper_made.connect(self._show_totals_paper)
        self.paper.closed.connect(lambda: self.show_widget(self._behind_paper))
        bind(NEW_KEY, self, self.open_new)

    def _today(self) -> date:
        return nepal_day(self._service.store.clock.now())

    def _may(self, permission: Permission) -> bool:
        return self._service.login.may(permission)

    def load(self) -> None:
        """Fetch the events, then the list of what is chosen; the totals if they are shown."""
        self.in_background(self._service.subjects, self._take_subjects)
        if self.stack.currentWidget() is self.totals.pane:
            self.totals.load()

    def _take_subjects(self, subjects: Sequence[Subject]) -> None:
        self._events.offer(subjects)
        self.subjects.show_subjects(subjects)
        self.in_background(partial(self._service.listed, self.subjects.subject), self._show_rows)

    def _show_rows(self, rows: Sequence[AssessmentRow]) -> None:
        ward = self.wards.ward
        self.model.set_rows([row for row in rows if ward in (None, row.ward)])

    def show_event(self, name: str) -> None:
        """The assessments of one event, because another page asks for them."""

        def show(subjects: Sequence[Subject]) -> None:
            self.subjects.show_subjects(subjects)
            self.subjects.choose(Subject(event=name))
            self.wards.setCurrentIndex(0)
            self.close_form()

        self.in_background(self._service.subjects, show)

    def open_new(self) -> None:
        """A new assessment of the event that is chosen, or of the one that goes on, made now."""
        if not self.is_typing:
            self.record.open_new(self.subjects.subject, self.wards.ward)

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed and not saved, about a record or (empty) a new one."""
        if record_id:
            self.record.go_on(record_id)
        else:
            self.open_new()

    @Slot(object)
    def open_assessment(self, key: bytes) -> None:
        """Read one assessment."""
        self.record.open(key)

    def take_step(self, key: str) -> None:
        """One of the buttons of an assessment."""
        self.record.take_step(key)

    def print_blank(self) -> None:
        """The form to be filled in by hand, with the event and the ward that are chosen."""
        show = partial(self._show_paper, "rapid-assessment-form", self.list)
        job = partial(self._service.blank_form, self.subjects.subject, self.wards.ward)
        self.in_background(job, show)

    def open_totals(self) -> None:
        """Add up the event that is chosen, or the one that goes on."""
        subject = self.subjects.subject
        if subject.name:
            self.totals.open(subject)
        else:
            self.in_background(
                self._service.running_event, lambda name: self.totals.open(Subject(event=name))
            )

    def _show_record_paper(self, pdf: bytes) -> None:
        self._show_paper("rapid-assessment", self.editor, pdf)

    def _show_totals_paper(self, pdf: bytes) -> None:
        self._show_paper("rapid-assessment-totals", self.totals.pane, pdf)

    def _show_paper(self, name: str, behind: QWidget, pdf: bytes) -> None:
        self._behind_paper = behind
        self.paper.show_pdf(pdf, name)
        self.show_widget(self.paper)

    def view(self) -> object:
        """What the list is about and how it is looked at, while nothing else is open."""
        table = self.view_of_list()
        return (self.subjects.subject, table) if table is not None else None

    def look_as(self, view: object) -> None:
        """Show the list as it was looked at."""
        if isinstance(view, tuple):
            subject, table = view
            self.subjects.begin_with(subject)
            table_view.look_as(self.table, table, still=lambda: self.subjects.subject == subject)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("What each ward tells in the first day of an event, and the sums over wards"))
        self.new_button.setText(with_key(_("New assessment"), NEW_KEY))
        self.blank_button.setText(_("Blank form"))
        self.totals_button.setText(_("Totals"))
        self.subjects.retranslate()
        self.wards.retranslate()
        self.table.set_empty_state(
            N_("No rapid assessment here. Enter one, or print the blank form."), self.new_button
        )
        self.totals.pane.retranslate()
        self.model.retranslate()
