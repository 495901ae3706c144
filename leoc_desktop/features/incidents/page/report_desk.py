"""Making the paper about the incident that is open, showing it, and saving it as an Excel file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents.form import ReportDialog
from leoc_desktop.features.incidents.page.record_desk import RecordDesk
from leoc_desktop.features.incidents.queries import IncidentDetail
from leoc_desktop.features.incidents.report import export_incident
from leoc_desktop.features.incidents.service import IncidentPaperService
from leoc_desktop.foundation.progress import Progress
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.save_as import excel_file
from leoc_desktop.ui_kit.task_runner import Lane


class ReportDesk(QObject):
    """One dialog at a time."""

    def __init__(self, page: Page, records: RecordDesk, papers: IncidentPaperService) -> None:
        super().__init__(page)
        self._page, self._papers = page, papers
        self._key, self._name, self._order = b"", "", 0
        self.dialog: ReportDialog | None = None
        records.report_wanted.connect(self.open)

    def open(self, detail: IncidentDetail) -> None:
        """Show the paper about an incident. File names hold its number and nothing else of the record."""
        may = self._papers.login.may
        self._key, self._name = detail.id, detail.number.replace("/", "-") or "incident-draft"
        dialog = self.dialog = ReportDialog(
            self._page,
            number=detail.number or _("Draft"),
            may_name=self._papers.may_name(),
            may_see_files=may(Permission.ATTACHMENT_VIEW),
            may_export=may(Permission.EXPORT),
        )
        dialog.changed.connect(self._make)
        dialog.export_wanted.connect(self._ask_where)
        dialog.destroyed.connect(self._forget)
        dialog.open()
        self._make()

    def _forget(self) -> None:
        self.dialog = None

    def _make(self) -> None:
        if self.dialog is not None:
            self._order += 1
            job = partial(self._papers.paper, self._key, self.dialog.wish)
            self._page.context.in_background(job, partial(self._show, self._order), owner=self.dialog)

    def _show(self, order: int, pdf: bytes) -> None:
        if self.dialog is not None and order == self._order:  # else something else was chosen meanwhile
            self.dialog.pane.show_pdf(pdf, self._name)

    def _ask_where(self) -> None:
        chosen = excel_file(self.dialog, _("Save as Excel file"), self._name)
        if chosen is not None:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the Excel file to ``path``; the password is asked for where it was not typed lately."""
        if self.dialog is None:
            return
        job = partial(export_incident, self._papers, self._key, self.dialog.wish, path, Progress())
        self._page.context.in_background(
            job, partial(self._exported, path), owner=self.dialog, lane=Lane.STORE
        )

    def _exported(self, path: Path, _rows: int) -> None:
        self._page.context.say(_("Saved as {file}.").format(file=path), Tone.OK)
