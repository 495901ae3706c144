"""The page of papers and tables: choose one and its days, look at it, save it as PDF or Excel file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.summaries.form import SummaryForm
from leoc_desktop.features.summaries.report import export_summary
from leoc_desktop.features.summaries.rules import Asked, Paper
from leoc_desktop.features.summaries.service import SummaryService
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.long_work import LongWork
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.paper_pane import PaperPane
from leoc_desktop.ui_kit.save_as import excel_file
from leoc_desktop.ui_kit.shortcuts import EXPORT, bind, with_key
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, set_role
from leoc_desktop.ui_kit.wrapping_row import WrappingRow

_FOLLOW_MS = 300
_LEFT, _RIGHT = 420, 690


class SummaryPage(Page):
    """Papers of figures follow what is chosen; the list of persons is made only when it is asked for."""

    title: ClassVar[str] = N_("Papers and tables")
    icon_name: ClassVar[str] = "copy"
    kinds: ClassVar[frozenset[str]] = frozenset({"incident", "office"})

    def __init__(self, context: PageContext, summaries: SummaryService) -> None:
        super().__init__(context)
        self._summaries = summaries
        self._order = 0
        may = summaries.login.may
        papers = [paper for paper in Paper if paper is not Paper.PEOPLE or may(Permission.PEOPLE_LIST)]
        self.form = SummaryForm(papers, self._today)
        self.pane = PaperPane(self)
        self.work = LongWork(self)
        self.make_button = QPushButton(icon("eye", "on_primary"), "")
        self.export_button = QPushButton(icon("download"), "")
        self._may_export = may(Permission.EXPORT)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._build()
        self._follow.timeout.connect(self._make_if_figures)
        self.form.changed.connect(self._take_change)
        self.make_button.clicked.connect(self.make)
        self.export_button.clicked.connect(self.ask_where_to_export)
        bind(EXPORT, self, self.ask_where_to_export)
        self.retranslate()

    def _build(self) -> None:
        set_role(self.make_button, Role.PRIMARY)
        card = Card()
        card.add(self.form, WrappingRow(self.export_button, self.make_button, right=True))
        self.export_button.setVisible(self._may_export)
        inner = QWidget()
        set_role(inner, Role.PAGE)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setMinimumWidth(
            inner.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width()
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)  # Qt lets it be grabbed a few pixels beside
        split.addWidget(scroll)
        split.addWidget(self.pane)
        split.setSizes([_LEFT, _RIGHT])
        split.setStretchFactor(1, 1)
        self.content.addWidget(self.work)
        self.content.addWidget(split, 1)

    def _today(self) -> date:
        return nepal_day(self._summaries.store.clock.now())

    def load(self) -> None:
        """Fetch which years there are; a paper of figures is made anew."""
        self.in_background(self._summaries.register_begins, self._begin)

    def _begin(self, begins: date | None) -> None:
        self.form.offer_years_since(begins)
        self._make_if_figures()

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(_("Sums of a year or of some days, on paper and as Excel files"))
        self.make_button.setText(_("Make the paper"))
        self.export_button.setText(with_key(_("Excel"), EXPORT))
        self.export_button.setAccessibleName(_("Save as Excel file"))
        self._say_what_people_means()

    def _asked(self) -> Asked | None:
        try:
            return self.form.asked()
        except LeocError:
            return None  # the form says what is missing

    @Slot()
    def _take_change(self) -> None:
        self._order += 1  # what is under way is not what is chosen any more
        self.make_button.setEnabled(self._asked() is not None)
        if self.form.chosen_paper() is Paper.PEOPLE:
            self._follow.stop()
            self.pane.show_pdf(b"", "")
            self._say_what_people_means()
        else:
            self.pane.caption.say(Tone.INFO, "")
            self._follow.start()

    def _say_what_people_means(self) -> None:
        if self.form.chosen_paper() is Paper.PEOPLE and not self.pane.pdf:
            said = _("This list names persons. It asks for your password, and the log says that you made it.")
            self.pane.caption.say(Tone.WARN, said)

    @Slot()
    def _make_if_figures(self) -> None:
        if self.form.chosen_paper() is not Paper.PEOPLE:
            self.make()

    @Slot()
    def make(self) -> None:
        """Make the paper that is chosen and show it."""
        asked = self._asked()
        if asked is None:
            return
        self._order += 1
        make = self._summaries.people_paper if asked.paper is Paper.PEOPLE else self._summaries.paper
        self.in_background(partial(make, asked), partial(self._show, self._order, asked))

    def _show(self, order: int, asked: Asked, pdf: bytes) -> None:
        if order != self._order:  # something else was chosen meanwhile
            return
        self.pane.show_pdf(pdf, _file_name(asked))
        internal = asked.paper is Paper.PEOPLE
        said = _("Internal: names persons. Do not give it out.") if internal else ""
        self.pane.caption.say(Tone.WARN, said)

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the user choose a file."""
        asked = self._asked()
        if asked is None or not self._may_export:
            return
        chosen = excel_file(self, _("Save as Excel file"), _file_name(asked))
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the paper that is chosen to an Excel file."""
        asked = self._asked()
        if asked is not None:
            job = partial(export_summary, self._summaries, asked, path)
            done = partial(self._exported, path)
            self.work.run(_("Writing the Excel file…"), job, done, lane=Lane.STORE)

    def _exported(self, path: Path, _rows: int) -> None:
        self.context.say(_("Saved as {file}.").format(file=path), Tone.OK)


def _file_name(asked: Asked) -> str:
    """The kind of paper and its days, nothing of the records."""
    return f"{asked.paper.value}-{to_bs(asked.first_day).iso()}-{to_bs(asked.last_day).iso()}"
