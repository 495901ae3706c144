"""What the commands need of the program: handed in by start-up, so that they import no other part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from leoc_desktop.access.login_session import Login
from leoc_desktop.features.advisories.service import AdvisoryService
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.backups.service import BackupDoor, BackupService
from leoc_desktop.features.bulletin.service import BulletinService, PictureService
from leoc_desktop.features.diagnostics.service import DiagnosticService, OpenOfficeDiagnostics
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.features.incidents.service import (
    EventService,
    IncidentListService,
    IncidentPaperService,
    IncidentReviewService,
    IncidentService,
)
from leoc_desktop.features.office.service import CalendarService, OfficeDoor, OfficeService
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.features.situation_reports.service import SituationReportService
from leoc_desktop.features.summaries.service import SummaryService
from leoc_desktop.features.updates.service import UpdateService
from leoc_desktop.features.users.service import UserService


class SignedIn(Protocol):
    """The services of a signed-in user."""

    @property
    def login(self) -> Login: ...
    @property
    def incidents(self) -> IncidentService: ...
    @property
    def incident_review(self) -> IncidentReviewService: ...
    @property
    def events(self) -> EventService: ...
    @property
    def advisories(self) -> AdvisoryService: ...
    @property
    def situation_reports(self) -> SituationReportService: ...
    @property
    def rapid_assessments(self) -> RapidAssessmentService: ...
    @property
    def event_log(self) -> EventLogService: ...
    @property
    def incident_lists(self) -> IncidentListService: ...
    @property
    def summaries(self) -> SummaryService: ...
    @property
    def incident_papers(self) -> IncidentPaperService: ...
    @property
    def bulletins(self) -> BulletinService: ...
    @property
    def bulletin_pictures(self) -> PictureService: ...
    @property
    def users(self) -> UserService: ...
    @property
    def audit(self) -> AuditService: ...
    @property
    def backups(self) -> BackupService: ...
    @property
    def diagnostics(self) -> OpenOfficeDiagnostics: ...
    @property
    def particulars(self) -> OfficeService: ...
    @property
    def updates(self) -> UpdateService: ...
    @property
    def calendar(self) -> CalendarService: ...
    def close(self) -> None:
        """Close the store and wipe the keys."""
        ...


class OpenDoors(Protocol):
    """What works before sign-in, and the way in."""

    @property
    def office(self) -> OfficeDoor: ...
    @property
    def backups(self) -> BackupDoor: ...
    @property
    def diagnostics(self) -> DiagnosticService: ...
    def sign_in(self, name: str, password: str) -> SignedIn:
        """Raises SignInFailed."""
        ...


@dataclass(frozen=True, slots=True)
class OfficeAccess:
    """The doors of a data folder, and the maker of sample offices: ``make_sample(folder, days, seed)``."""

    open_doors: Callable[[Path], OpenDoors]
    make_sample: Callable[[Path, int, int], dict[str, object]]
