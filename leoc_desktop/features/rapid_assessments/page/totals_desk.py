"""What the buttons of the totals do: show them, print them, write them to a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.rapid_assessments.form import TotalsPane
from leoc_desktop.features.rapid_assessments.queries import Subject
from leoc_desktop.features.rapid_assessments.report import export_totals
from leoc_desktop.features.rapid_assessments.rules import Totals, TotalsPaper
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.save_as import excel_file
from leoc_desktop.ui_kit.task_runner import Lane

_FILE_NAME = "rapid-assessment-totals"


class TotalsDesk(QObject):
    """Totals of one event or incident at a time."""

    opened = Signal()
    paper_made = Signal(bytes)

    def __init__(self, page: Page, service: RapidAssessmentService) -> None:
        super().__init__(page)
        self._page, self._service = page, service
        self._subject = Subject()
        self.pane = TotalsPane(may_export=service.login.may(Permission.EXPORT))
        self.pane.paper_wanted.connect(self.print_totals)
        self.pane.file_wanted.connect(self.ask_where_to_export)

    def open(self, subject: Subject) -> None:
        """Add up, and show it."""
        self._subject = subject
        self.load(self.opened.emit)

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Add up again what is shown."""

        def show(totals: Totals) -> None:
            self.pane.show_totals(totals)
            if then is not None:
                then()

        self._page.in_background(partial(self._service.totals, self._subject), show)

    @Slot()
    def print_totals(self) -> None:
        """Make the paper."""
        job = partial(self._service.totals_paper, self._subject)
        self._page.in_background(job, self.paper_made.emit)

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the user choose a file."""
        chosen = excel_file(self._page, _("Export to Excel"), _FILE_NAME)
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the totals to ``path``; that they leave the office is logged."""

        def write(paper: TotalsPaper) -> None:
            job = partial(export_totals, paper, path, Progress())
            self._page.in_background(job, partial(self._exported, path), lane=Lane.FILES)

        self._page.in_background(partial(self._service.export, self._subject), write)

    def _exported(self, path: Path, wards: int) -> None:
        text = ngettext("{count} ward saved as {file}.", "{count} wards saved as {file}.", wards)
        self._page.context.say(text.format(count=show_number(wards), file=path), Tone.OK)
