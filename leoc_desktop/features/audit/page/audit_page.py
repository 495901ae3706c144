"""The audit page: who did what, what it changed, and whether the log is whole."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.audit.page.check_bar import CheckBar
from leoc_desktop.features.audit.page.detail_card import DetailCard
from leoc_desktop.features.audit.page.log_list import LogList
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.audit.table_model import Catalogue
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.foundation.durable_files import write_durably
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_list import ListMemory, list_view
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import current_theme

_GAP = 8
_SPLIT_HEIGHT = 350
_NO_FIELDS: Catalogue = MappingProxyType({})


class AuditPage(Page):
    """The rows of the log on top, what the chosen one changed below.

    ``catalogue`` holds the fields of every kind of record, so that changes are told in the labels of their forms.
    """

    title: ClassVar[str] = N_("Audit log")
    icon_name: ClassVar[str] = "history"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"incident", "bulletin", "user", "office", "backup_made", "unlock_grant", "unlock_key", "signing_key"}
    )

    def __init__(
        self, context: PageContext, audit: AuditService, memory: ListMemory, catalogue: Catalogue = _NO_FIELDS
    ) -> None:
        super().__init__(context)
        self._audit = audit
        self._has_choices = False
        self.export_button = self.add_button("download", self.ask_where_to_export)
        self.export_button.setVisible(audit.login.may(Permission.AUDIT_EXPORT))
        self.checks = CheckBar(self, audit)
        self.list = LogList(self, audit, memory, today=self._today)
        self.detail = DetailCard(catalogue)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)  # Qt lets it be grabbed a few pixels beside
        # Only what is needed: a page that scrolls would otherwise give both tables their full wish.
        split.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        split.setMinimumHeight(current_theme().px(_SPLIT_HEIGHT))
        split.addWidget(_with_margins(self.list, bottom=_GAP))
        split.addWidget(_with_margins(self.detail, top=_GAP))
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        self.content.addWidget(self.checks)
        self.content.addWidget(split, 1)
        self.list.table.selectionModel().currentRowChanged.connect(self._show_entry)
        self.list.loaded.connect(self._loaded)
        self.list.opened.connect(self._read_changes)
        self.retranslate()

    def _today(self) -> date:
        return nepal_day(self._audit.store.clock.now())

    def load(self) -> None:
        """Fetch the list; the first time, what its filters offer too."""
        self.list.load()
        self.checks.load()
        if not self._has_choices:
            self._has_choices = True
            self.in_background(self._audit.choices, self.list.offer)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("Every change, who made it and why. Nobody can alter or delete a row unseen.")
        )
        self.export_button.setText(_("Export…"))
        self.list.retranslate()
        self.checks.retranslate()
        self.detail.retranslate()

    def view(self) -> object:
        """How the list is looked at, while there is no result of a check and no code of an incident number."""
        return list_view.view_of(self.list) if self.checks.is_untouched else None

    def look_as(self, view: object) -> None:
        """Show the list as it was looked at."""
        list_view.look_as(self.list, view)

    @Slot()
    def ask_where_to_export(self) -> None:
        """Let the user choose a file; its ending says whether it is Excel or CSV."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        excel, csv = _("Excel file (*.xlsx)"), _("CSV file (*.csv)")
        chosen, kind = QFileDialog.getSaveFileName(
            self, _("Export the log"), str(Path(folder) / "audit-log.xlsx"), f"{excel};;{csv}"
        )
        if chosen:
            self.export(Path(chosen).with_suffix(".csv" if kind == csv else ".xlsx"))

    def export(self, path: Path) -> None:
        """Write the rows that are listed, all of them, oldest first; the export is itself a row of the log."""
        wanted = self.list.wanted

        def job() -> None:
            if path.suffix == ".csv":
                content = self._audit.export(wanted).encode("utf-8-sig")
            else:
                content = self._audit.export_workbook(wanted)
            _write(content, path)

        self.context.say(_("Writing {file}…").format(file=path.name), Tone.INFO)
        self.in_background(job, partial(self._exported, path), lane=Lane.FILES)

    def _exported(self, path: Path, _nothing: None) -> None:
        self.context.say(_("Saved as {file}.").format(file=path), Tone.OK)

    @Slot()
    def _loaded(self) -> None:
        if self.list.model.rowCount() and self.list.table.current_id() is None:
            self.list.table.selectRow(0)
        self._show_entry()

    @Slot()
    def _show_entry(self) -> None:
        self.detail.show_entry(self._chosen())

    def _chosen(self) -> AuditEntry | None:
        place = self.list.table.currentIndex().row()
        return self.list.model.row_if_there(place) if 0 <= place < self.list.model.rowCount() else None

    @Slot(object)
    def _read_changes(self, _seq: object) -> None:
        self.detail.table.setFocus()


def _write(content: bytes, path: Path) -> None:
    try:
        write_durably(path, content)
    except OSError as error:
        raise Refused(
            N_("The file {file} cannot be written: {reason}"),
            file=str(path),
            reason=reason_of(error),
        ) from error


def _with_margins(widget: QWidget, *, top: int = 0, bottom: int = 0) -> QWidget:
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, top, 0, bottom)
    layout.addWidget(widget)
    return around
