"""Builds the services, in order, without Qt: for the window and for the ``leoc`` command alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from leoc_desktop.access import restoring
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.domain.record_files import RecordFileService
from leoc_desktop.features.advisories.queries import AdvisoryFileOwner
from leoc_desktop.features.advisories.report import render_notice
from leoc_desktop.features.advisories.service import AdvisoryService
from leoc_desktop.features.audit.service import AuditService
from leoc_desktop.features.backups.service import BackupDoor, BackupService
from leoc_desktop.features.bulletin.report import render_bulletin
from leoc_desktop.features.bulletin.service import BulletinService, PictureService
from leoc_desktop.features.dashboard.service import DashboardService
from leoc_desktop.features.diagnostics.service import DiagnosticService, OpenOfficeDiagnostics
from leoc_desktop.features.event_log.queries import LogFileOwner
from leoc_desktop.features.event_log.report import render_sheet
from leoc_desktop.features.event_log.service import EventLogService
from leoc_desktop.features.incidents.queries import IncidentFileOwner
from leoc_desktop.features.incidents.report import render_incident
from leoc_desktop.features.incidents.service import (
    EventService,
    IncidentListService,
    IncidentPaperService,
    IncidentReviewService,
    IncidentService,
)
from leoc_desktop.features.office.service import CalendarService, ListService, OfficeDoor, OfficeService
from leoc_desktop.features.rapid_assessments.queries import AssessmentFileOwner
from leoc_desktop.features.rapid_assessments.report import render_form, render_totals
from leoc_desktop.features.rapid_assessments.service import RapidAssessmentService
from leoc_desktop.features.situation_reports.queries import ReportFileOwner
from leoc_desktop.features.situation_reports.report import render_report
from leoc_desktop.features.situation_reports.service import SituationReportService
from leoc_desktop.features.summaries.report import render_summary
from leoc_desktop.features.summaries.service import SummaryService
from leoc_desktop.features.updates.service import UpdateService
from leoc_desktop.features.users.service import UserService
from leoc_desktop.features.ward_map.service import WardMapService
from leoc_desktop.foundation.clock import Clock, SystemClock
from leoc_desktop.records import incident_search
from leoc_desktop.storage.backup_share import Courier
from leoc_desktop.storage.data_folder import DataFolder


@dataclass(frozen=True)
class Services:
    """Everything a signed-in user can do."""

    office: OpenOffice
    courier: Courier = field(default_factory=Courier)
    """Brings backups to their destinations."""

    @property
    def login(self) -> Login:
        """The signed-in user; a new one after he chose his own password."""
        return self.office.login

    @property
    def incidents(self) -> IncidentService:
        """Incidents."""
        return IncidentService(self.office.store, self.office.login)

    @property
    def incident_files(self) -> RecordFileService:
        """Files on incidents."""
        return RecordFileService(self.office, IncidentFileOwner())

    @property
    def incident_papers(self) -> IncidentPaperService:
        """Papers about one incident."""
        return IncidentPaperService(self.office, render_incident)

    @property
    def log_files(self) -> RecordFileService:
        """Files on entries of the event log."""
        return RecordFileService(self.office, LogFileOwner())

    @property
    def advisory_files(self) -> RecordFileService:
        """Files on public advisories."""
        return RecordFileService(self.office, AdvisoryFileOwner())

    @property
    def assessment_files(self) -> RecordFileService:
        """Files on rapid assessments."""
        return RecordFileService(self.office, AssessmentFileOwner())

    @property
    def report_files(self) -> RecordFileService:
        """Files on situation reports."""
        return RecordFileService(self.office, ReportFileOwner())

    @property
    def incident_lists(self) -> IncidentListService:
        """Lists of incidents."""
        return IncidentListService(self.office.store, self.office.login)

    @property
    def event_log(self) -> EventLogService:
        """The event log and shifts."""
        return EventLogService(self.office.store, self.office.login, render_sheet)

    @property
    def incident_review(self) -> IncidentReviewService:
        """What waits for a supervisor, and duplicates."""
        return IncidentReviewService(self.office.store, self.office.login)

    @property
    def advisories(self) -> AdvisoryService:
        """Public advisories."""
        return AdvisoryService(self.office.store, self.office.login, render_notice)

    @property
    def situation_reports(self) -> SituationReportService:
        """Situation reports."""
        return SituationReportService(self.office.store, self.office.login, render_report)

    @property
    def rapid_assessments(self) -> RapidAssessmentService:
        """Initial rapid assessments of wards."""
        return RapidAssessmentService(self.office.store, self.office.login, render_form, render_totals)

    @property
    def events(self) -> EventService:
        """Named events that incidents belong to."""
        return EventService(self.office.store, self.office.login)

    @property
    def dashboard(self) -> DashboardService:
        """How things stand today."""
        return DashboardService(self.office.store, self.office.login)

    @property
    def ward_map(self) -> WardMapService:
        """Figures by ward."""
        return WardMapService(self.office.store, self.office.login)

    @property
    def bulletins(self) -> BulletinService:
        """The daily bulletin."""
        return BulletinService(self.office, render_bulletin)

    @property
    def bulletin_pictures(self) -> PictureService:
        """Maps and charts that bulletins print."""
        return PictureService(self.office)

    @property
    def summaries(self) -> SummaryService:
        """Papers that sum up a period."""
        return SummaryService(self.office.store, self.office.login, render_summary)

    @property
    def users(self) -> UserService:
        """Users and unlock keys."""
        return UserService(self.office)

    @property
    def audit(self) -> AuditService:
        """The log."""
        office = self.office
        return AuditService(office.store, office.login, office.anchors, office.log_watch)

    @property
    def backups(self) -> BackupService:
        """Backups."""
        return BackupService(self.office, self.courier)

    @property
    def updates(self) -> UpdateService:
        """Newer versions of the program."""
        return UpdateService(self.office, self.courier, self.backups.places, self.backups.make)

    @property
    def diagnostics(self) -> OpenOfficeDiagnostics:
        """The checks that need an open office."""
        return OpenOfficeDiagnostics(self.office)

    @property
    def particulars(self) -> OfficeService:
        """The office itself and one's own password."""
        return OfficeService(self.office)

    @property
    def calendar(self) -> CalendarService:
        """The years of the calendar."""
        return CalendarService(self.office.store, self.office.login)

    @property
    def lists(self) -> ListService:
        """Lists that the office changes, and the head of its papers."""
        return ListService(self.office.store, self.office.login)

    def on_change(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call ``listener`` with the kinds of record after every commit, on the writer's thread."""
        self.office.store.after_commit.append(listener)

    def close(self) -> None:
        """Close the store and wipe the keys."""
        self.office.close()


@dataclass(frozen=True)
class Doors:
    """What works before sign-in (R15)."""

    office: OfficeDoor
    backups: BackupDoor
    diagnostics: DiagnosticService

    def sign_in(self, name: str, password: str) -> Services:
        """The services of a user. Slow. Raises SignInFailed."""
        services = Services(self.office.sign_in(name, password))
        try:
            _bring_search_up_to_date(services.office)
        except BaseException:
            services.close()
            raise
        return services


def open_doors(data_dir: Path, clock: Clock | None = None) -> Doors:
    """The doors of the office in ``data_dir``. Only tests and the sample office bring a clock of their own."""
    clock = clock or SystemClock()
    if data_dir.is_dir():
        restoring.finish(DataFolder(data_dir))
    return Doors(OfficeDoor(data_dir, clock), BackupDoor(clock), DiagnosticService(data_dir, clock))


def _bring_search_up_to_date(office: OpenOffice) -> None:
    """After an update that searches by other rules, the first user who may write makes the keys anew."""
    with office.store.read() as session:
        if incident_search.is_current(session) or office.store.read_only or office.login.must_change_password:
            return
    with office.store.write(office.login, "search.rebuild") as work:
        incident_search.rebuild(work.session)
