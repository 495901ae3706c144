"""Checking the whole log: progress with a way to stop, the result in words, and what lies outside the database."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from leoc_desktop.access.anchors import Anchor
from leoc_desktop.access.audit_trail import Verdict
from leoc_desktop.features.audit.queries import AuditEntry
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.audit.table_model import what, who
from leoc_desktop.foundation.errors import LeocError
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _, ngettext
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.moments import show_moment
from leoc_desktop.ui_kit.notice import Notice
from leoc_desktop.ui_kit.page import Page, Tone
from leoc_desktop.ui_kit.plain_line import plain_line
from leoc_desktop.ui_kit.progress_strip import Progress, ProgressStrip
from leoc_desktop.ui_kit.task_runner import Lane
from leoc_desktop.ui_kit.theme import Role, current_theme, set_role

_FAULTS_SHOWN = 8
_CODE_WIDTH = 150


class Stopped(Exception):
    """Whoever watches the check has had enough."""


class CheckBar(QWidget):
    """Runs the check beside everything else; while it runs it can be stopped."""

    def __init__(self, page: Page, audit: AuditService) -> None:
        super().__init__()
        self._page, self._audit = page, audit
        self._verdict: Verdict | None = None
        self._kept: Anchor | None = None
        self.progress, self.verdict = ProgressStrip(), Notice()
        self.check_button = QPushButton(icon("shield-check"), "")
        self.code = plain_line(QLineEdit())
        self.find_button = QPushButton(icon("search"), "")
        self.found = Notice()
        self._code_label, self._anchor = QLabel(), QLabel()
        self._build()
        self.check_button.clicked.connect(self.check)
        self.find_button.clicked.connect(self.find_code)
        self.code.returnPressed.connect(self.find_code)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was checked and nothing is looked for."""
        return self._verdict is None and not self.code.text()

    def _build(self) -> None:
        self.code.setMaximumWidth(current_theme().px(_CODE_WIDTH))
        self.code.setMaxLength(12)
        self._code_label.setBuddy(self.code)
        set_role(self._anchor, Role.HINT)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.check_button)
        row.addWidget(self._anchor, 1)
        for widget in (self._code_label, self.code, self.find_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        for strip in (self.progress, self.verdict, self.found):
            layout.addWidget(strip)

    def load(self) -> None:
        """Fetch what this computer remembers of the log outside the database."""
        self._page.in_background(self._audit.kept_head, self._show_kept)

    def retranslate(self) -> None:
        """Set every text in the current language."""
        self.check_button.setText(_("Check the whole log"))
        self._code_label.setText(_("Log code on a paper:"))
        self.code.setAccessibleName(_("Log code on a paper"))
        self.find_button.setText(_("Find"))
        self._show_kept(self._kept)
        self._show_verdict()

    @Slot()
    def check(self) -> None:
        """Check every row of the log, from the first one on."""
        progress = Progress()

        def watch(done: int, total: int) -> None:
            progress.report(done, total)
            if progress.stop_asked():
                raise Stopped

        self.check_button.setEnabled(False)
        self._verdict = None
        self.verdict.say(Tone.INFO, "")
        self.progress.start(_("Checking every row of the log…"), progress)
        self._page.in_background(
            lambda: self._audit.verify(progress=watch), self.show_verdict, lane=Lane.FILES, failed=self._ended
        )

    def show_verdict(self, verdict: Verdict) -> None:
        """Say whether the log is whole, and where it is not."""
        self.progress.finish()
        self._verdict = verdict
        self.check_button.setEnabled(True)
        self._show_verdict()

    def _ended(self, error: Exception) -> None:
        self.progress.finish()
        self.check_button.setEnabled(True)
        if isinstance(error, Stopped):
            self.verdict.say(Tone.INFO, _("The check was stopped. It says nothing about the log."))
        else:
            self._page.context.present(error, self.check)

    def _show_verdict(self) -> None:
        if self._verdict is not None:
            self.verdict.say(Tone.DANGER if self._verdict.faults else Tone.OK, in_words(self._verdict))

    @Slot()
    def find_code(self) -> None:
        """Look for the row that a code on a bulletin stands for."""
        code = self.code.text().strip()
        if code:
            self._page.in_background(
                lambda: self._audit.find_code(code), self._show_found, failed=self._not_found
            )

    def _show_found(self, entry: AuditEntry) -> None:
        said = _(
            "This code is row {number} of the log: {moment}, {who}, {what}. The log still holds what was printed."
        )
        text = said.format(
            number=show_number(entry.seq), moment=show_moment(entry.at), who=who(entry), what=what(entry)
        )
        self.found.say(Tone.OK, text)

    def _not_found(self, error: Exception) -> None:
        if isinstance(error, LeocError):
            self.found.say(Tone.DANGER, str(error))
        else:
            self._page.context.present(error, None)

    def _show_kept(self, kept: Anchor | None) -> None:
        self._kept = kept
        if kept is None:
            text = _("This computer remembers no row of the log outside the database.")
        else:
            text = _("Remembered outside the database: row {number}, {moment}").format(
                number=show_number(kept.seq), moment=show_moment(kept.at)
            )
        self._anchor.setText(text)


def in_words(verdict: Verdict) -> str:
    """What the check found."""
    checked = _("Checked at {moment}.").format(moment=show_moment(verdict.checked_at))
    if not verdict.faults:
        whole = _("The log is whole: {rows} rows, code {code}.")
        said = whole.format(rows=show_number(verdict.rows), code=verdict.head_code)
        root = _("First administrator's key: {root}; compare it with the recovery sheet.").format(
            root=verdict.root
        )
        return "\n".join(
            [f"{said} {checked} {root}" if verdict.root else f"{said} {checked}", *_remarks(verdict)]
        )
    lines = [_("The log was tampered with:")]
    lines += [
        _("Row {number}: {fault}").format(number=show_number(fault.seq), fault=str(fault))
        if fault.seq
        else str(fault)
        for fault in verdict.faults[:_FAULTS_SHOWN]
    ]
    more = len(verdict.faults) - _FAULTS_SHOWN
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=show_number(more)))
    return "\n".join(lines)


def _remarks(verdict: Verdict) -> list[str]:
    """What is in order and still to be known; an administrator's note is said with it."""
    lines = []
    for remark in verdict.remarks[-_FAULTS_SHOWN:]:
        noted = (
            _("an administrator took note") if remark.countersigned else _("no administrator took note yet")
        )
        lines.append(f"{show_moment(remark.at)}: {remark} – {noted}")
    return lines
