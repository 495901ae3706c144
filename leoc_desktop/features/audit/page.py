"""The audit page: who did what, what it changed, and whether the log is whole."""

from __future__ import annotations

from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from leoc_desktop.access.audit_trail import Verdict
from leoc_desktop.features.audit import table_model
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.audit.table_model import Catalogue
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.ui_kit.card import Card
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, PageContext, Tone
from leoc_desktop.ui_kit.record_table import RecordTable
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_FAULTS_SHOWN = 8
_GAP = 8
_DETAIL_HEIGHT = 190
_NO_FIELDS: Catalogue = MappingProxyType({})


class AuditPage(Page):
    """The newest rows of the log on top, what the chosen one changed below.

    ``catalogue`` holds the fields of every kind of record, so that changes are told in the labels of their forms.
    """

    title: ClassVar[str] = N_("Audit log")
    icon_name: ClassVar[str] = "history"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"incident", "bulletin", "user", "office", "backup_made", "unlock_grant", "unlock_key", "signing_key"}
    )

    def __init__(self, context: PageContext, audit: AuditService, catalogue: Catalogue = _NO_FIELDS) -> None:
        super().__init__(context)
        self._audit = audit
        self._catalogue = catalogue
        self._verdict: Verdict | None = None
        self.check_button = self.add_button("shield-check", self.check, primary=False)
        self.verdict = Notice()
        self.log = table_model.log_model()
        self.table = RecordTable(self.log, N_("Rows of the log"))
        self.changes = table_model.difference_model()
        self.changes_table = RecordTable(self.changes, N_("What the row changed"))
        self._detail = Card()
        self._about, self._technical = QLabel(), QLabel()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._about.setWordWrap(True)
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._about, Role.FIELD_LABEL)
        set_role(self._technical, Role.HINT)
        self.changes_table.setWordWrap(True)
        self._detail.add(self._about, self.changes_table, self._technical)
        self._detail.body.setStretchFactor(self.changes_table, 1)
        self._detail.setMinimumHeight(current_theme().px(_DETAIL_HEIGHT))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)  # Qt lets it be grabbed a few pixels beside
        self._split.addWidget(_with_margins(self.table, bottom=_GAP))
        self._split.addWidget(_with_margins(self._detail, top=_GAP))
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self.content.addWidget(self.verdict)
        self.content.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_entry)
        self.table.opened.connect(self._read_changes)

    def load(self) -> None:
        """Fetch the newest rows."""
        self.in_background(self._audit.entries, self._show)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        super().retranslate()
        self.subtitle.setText(
            _("Every change, who made it and why. Nobody can alter or delete a row unseen.")
        )
        self.check_button.setText(_("Check the whole log"))
        self.log.retranslate()
        self._show_entry()
        self._show_verdict()

    @Slot()
    def check(self) -> None:
        """Check every row of the log, from the first one on."""
        self.check_button.setEnabled(False)
        self._verdict = None
        self.verdict.say(Tone.INFO, _("Checking every row of the log…"))
        self.in_background(self._audit.verify, self.show_verdict, lane=Lane.FILES, failed=self._not_checked)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say whether the log is whole, and where it is not."""
        self._verdict = verdict
        self.check_button.setEnabled(True)
        self._show_verdict()

    def _not_checked(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        self.verdict.say(Tone.INFO, "")
        self.context.present(error, self.check)

    def _show_verdict(self) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        if not verdict.faults:
            whole = _("The log is whole: {rows} rows, code {code}.")
            checked = _("Checked at {moment}.").format(moment=show_moment(verdict.checked_at))
            said = whole.format(rows=show_number(verdict.rows), code=verdict.head_code)
            self.verdict.say(Tone.OK, f"{said} {checked}")
            return
        lines = [_("The log was tampered with:")]
        lines += [
            _("Row {number}: {fault}").format(number=show_number(fault.seq), fault=_(fault.msgid))
            for fault in verdict.faults[:_FAULTS_SHOWN]
        ]
        more = len(verdict.faults) - _FAULTS_SHOWN
        if more > 0:
            text = ngettext("and {count} more", "and {count} more", more)
            lines.append(text.format(count=show_number(more)))
        self.verdict.say(Tone.DANGER, "\n".join(lines))

    def _show(self, entries: list[AuditEntry]) -> None:
        self.log.set_rows(entries)
        if entries and self.table.current_id() is None:
            self.table.selectRow(0)
        self._show_entry()

    @Slot()
    def _show_entry(self) -> None:
        """Show what the chosen row changed."""
        place = self.table.currentIndex().row()
        entry = self.log.row(place) if 0 <= place < self.log.rowCount() else None
        self.changes.set_rows(table_model.differences(entry, self._catalogue) if entry else [])
        self.changes_table.set_empty_state(
            N_("This row changed no readable value.") if entry else N_("Choose a row above.")
        )
        self._about.setText(_about(entry) if entry else "")
        technical = _technical(entry) if entry else ""
        self._technical.setText(technical)
        self._technical.setVisible(bool(technical))
        self._fit_rows()

    @Slot(object)
    def _read_changes(self, _seq: object) -> None:
        self.changes_table.setFocus()

    def _fit_rows(self) -> None:
        self.changes_table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long texts need other heights at another width."""
        super().resizeEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language and of text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_rows()


def _with_margins(widget: QWidget, *, top: int = 0, bottom: int = 0) -> QWidget:
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, top, 0, bottom)
    layout.addWidget(widget)
    return around


def _about(entry: AuditEntry) -> str:
    parts = [
        _("No. {number}").format(number=show_number(entry.seq)),
        show_moment(entry.at),
        table_model.who(entry),
        table_model.what(entry),
        table_model.subject(entry),
    ]
    said = table_model.reason(entry)
    if said:
        parts.append(_("Reason: {reason}").format(reason=said))
    return " · ".join(part for part in parts if part)


def _technical(entry: AuditEntry) -> str:
    count = table_model.technical_count(entry)
    if not count:
        return ""
    text = ngettext(
        "The row also holds {count} key, checksum or row number.",
        "The row also holds {count} keys, checksums and row numbers.",
        count,
    )
    return text.format(count=show_number(count))
