"""What a user typed in any register and did not save: told in one list, and where each of them is gone on with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from leoc_desktop.domain.form_drafts import KeptDraft, UnfinishedDrafts
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.page import IncidentPage
from leoc_desktop.features.incidents.page.draft_wording import about_draft
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.shell.main_window import MainWindow
from leoc_desktop.startup.figure_links import show_page_of
from leoc_desktop.startup.services import Services
from leoc_desktop.ui_kit.draft_desk import DraftDesk
from leoc_desktop.ui_kit.page import PageContext

_MOST_LETTERS = 60  # of a text that tells what a draft is about


class KeepsDrafts(Protocol):
    """A page whose form keeps what is typed."""

    def go_on(self, record_id: bytes) -> None:
        """Go on with what was typed about a record or (empty) a new one."""
        ...


@dataclass(frozen=True)
class DraftForm:
    """One form that keeps drafts: what a draft of it is called, the field that tells which, and how to get there."""

    name: str
    telling: str
    go_on: Callable[[MainWindow, bytes], None]


def _in(
    kind: type[IncidentPage | EventLogPage | AssessmentPage | AdvisoryPage | SituationReportPage],
) -> Callable[..., None]:
    def go_on(window: MainWindow, record_id: bytes) -> None:
        page: KeepsDrafts | None = show_page_of(window, kind)
        if page is not None:
            page.go_on(record_id)

    return go_on


def _in_line(window: MainWindow, _nothing: bytes) -> None:
    page = show_page_of(window, EventLogPage)
    if page is not None:
        page.go_on_with_line()


INCIDENT = "incident"
DRAFT_FORMS = {
    INCIDENT: DraftForm(N_("Incident"), "tole", _in(IncidentPage)),
    "log_entry": DraftForm(N_("Entry of the event log"), "text", _in(EventLogPage)),
    "log_line": DraftForm(N_("Line of the event log"), "line", _in_line),
    "rapid_assessment": DraftForm(N_("Rapid assessment"), "event", _in(AssessmentPage)),
    "situation_report": DraftForm(N_("Situation report"), "title", _in(SituationReportPage)),
    "advisory": DraftForm(N_("Public advisory"), "title", _in(AdvisoryPage)),
}
"""Every form that keeps drafts, by the name it keeps them under."""


class DraftLinks(QObject):
    """The list of one user's drafts over the main window."""

    def __init__(self, window: MainWindow, context: PageContext, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        mine = UnfinishedDrafts(services.office.store, services.login, tuple(DRAFT_FORMS))
        self.desk = DraftDesk(window, context, mine, self._about, self._go_on)

    @Slot()
    def open(self) -> None:
        """Show the list."""
        self.desk.open()

    def _about(self, draft: KeptDraft) -> str:
        """Which register, and what it is about as far as it was typed."""
        if draft.form == INCIDENT:
            return about_draft(self._services.incidents, draft)
        form = DRAFT_FORMS[draft.form]
        told = " ".join(str(draft.content.get(form.telling) or "").split())
        short = told if len(told) <= _MOST_LETTERS else told[:_MOST_LETTERS].rstrip() + " …"
        return " · ".join(filter(None, (_(form.name), short)))

    def _go_on(self, draft: KeptDraft) -> None:
        DRAFT_FORMS[draft.form].go_on(self._window, draft.record_id)
