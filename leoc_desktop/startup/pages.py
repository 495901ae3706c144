"""Which pages the signed-in user has, and how each is made when he first goes there."""

from __future__ import annotations

from collections.abc import Callable

from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.form_drafts import FormDrafts
from leoc_desktop.domain.user_settings import UserSettings
from leoc_desktop.features.advisories.fields import FIELDS as ADVISORY_FIELDS
from leoc_desktop.features.advisories.page import AdvisoryPage
from leoc_desktop.features.audit.page import AuditPage
from leoc_desktop.features.backups.page import BackupPage
from leoc_desktop.features.bulletin.fields import PICTURE_FIELDS
from leoc_desktop.features.bulletin.page import BulletinPage
from leoc_desktop.features.dashboard.page import DashboardPage
from leoc_desktop.features.event_log.fields import FIELDS as LOG_FIELDS
from leoc_desktop.features.event_log.page import EventLogPage
from leoc_desktop.features.incidents.fields import CATALOGUE as INCIDENT_FIELDS
from leoc_desktop.features.incidents.page import EventPage, IncidentPage
from leoc_desktop.features.office.page import ListPage, OfficePage
from leoc_desktop.features.rapid_assessments.fields import FIELDS as ASSESSMENT_FIELDS
from leoc_desktop.features.rapid_assessments.page import AssessmentPage
from leoc_desktop.features.situation_reports.fields import FIELDS as REPORT_FIELDS
from leoc_desktop.features.situation_reports.page import SituationReportPage
from leoc_desktop.features.summaries.page import SummaryPage
from leoc_desktop.features.updates.page import UpdatePage
from leoc_desktop.features.users.page import UnlockPage, UserPage
from leoc_desktop.features.users.queries import WaitingRequest
from leoc_desktop.features.ward_map.page import WardMapPage
from leoc_desktop.foundation.translation import N_
from leoc_desktop.shell.page_shelf import PageGroup, PageOffer
from leoc_desktop.startup.own_look import OwnLook
from leoc_desktop.startup.services import Services
from leoc_desktop.startup.update_care import updates_are_for
from leoc_desktop.ui_kit.page import Page, PageContext

CATALOGUE = {
    **INCIDENT_FIELDS,
    "log_entry": LOG_FIELDS,
    "advisory": ADVISORY_FIELDS,
    "bulletin_picture": PICTURE_FIELDS,
    "situation_report": REPORT_FIELDS,
    "rapid_assessment": ASSESSMENT_FIELDS,
}
NO_HEADING = ""
INCIDENTS, PAPERS, SYSTEM = N_("Incidents"), N_("Information"), N_("System")


class PageMaking:
    """Knows what each page needs. ``grant`` unlocks what an operator asked for."""

    def __init__(
        self,
        context: PageContext,
        services: Services,
        memory: UserSettings,
        grant: Callable[[WaitingRequest, str], None],
        own_look: OwnLook,
    ) -> None:
        self._context = context
        self._services = services
        self._memory = memory
        self._grant = grant
        self._own_look = own_look
        self._wards = services.particulars.particulars().ward_count

    def groups(self) -> list[PageGroup]:
        """The pages the user may see, in the order of the list."""
        may, context, services = self._services.login.may, self._context, self._services
        view = Permission.INCIDENT_VIEW
        pages: list[tuple[str, Permission | bool, type[Page], Callable[[], Page]]] = [
            (NO_HEADING, view, DashboardPage, self._dashboard),
            (INCIDENTS, view, IncidentPage, self._incidents),
            (INCIDENTS, Permission.EVENT_LOG_VIEW, EventLogPage, self._event_log),
            (INCIDENTS, view, WardMapPage, lambda: WardMapPage(context, services.ward_map)),
            (INCIDENTS, view, EventPage, lambda: EventPage(context, services.events)),
            (INCIDENTS, Permission.RAPID_ASSESSMENT_VIEW, AssessmentPage, self._assessments),
            (INCIDENTS, Permission.SITUATION_REPORT_VIEW, SituationReportPage, self._reports),
            (INCIDENTS, Permission.UNLOCK_GRANT, UnlockPage, self._unlocking),
            (PAPERS, Permission.ADVISORY_VIEW, AdvisoryPage, self._advisories),
            (
                PAPERS,
                Permission.BULLETIN_VIEW,
                BulletinPage,
                lambda: BulletinPage(context, services.bulletins, services.bulletin_pictures),
            ),
            (PAPERS, view, SummaryPage, lambda: SummaryPage(context, services.summaries)),
            (SYSTEM, Permission.USER_MANAGE, UserPage, lambda: UserPage(context, services.users)),
            (SYSTEM, Permission.AUDIT_VIEW, AuditPage, self._audit),
            (SYSTEM, Permission.BACKUP_MAKE, BackupPage, lambda: BackupPage(context, services.backups)),
            (SYSTEM, Permission.OFFICE_MANAGE, ListPage, self._lists),
            (SYSTEM, updates_are_for(services), UpdatePage, lambda: UpdatePage(context, services.updates)),
            (SYSTEM, True, OfficePage, self._office),
        ]
        offers = [
            (heading, PageOffer(kind, make))
            for heading, needed, kind, make in pages
            if (needed if isinstance(needed, bool) else may(needed))
        ]
        groups = [
            PageGroup(wanted, tuple(offer for heading, offer in offers if heading == wanted))
            for wanted in (NO_HEADING, INCIDENTS, PAPERS, SYSTEM)
        ]
        return [group for group in groups if group.pages]

    def _drafts(self, form: str) -> FormDrafts:
        return FormDrafts(self._services.office.store, self._services.login, form)

    def _dashboard(self) -> DashboardPage:
        return DashboardPage(self._context, self._services.dashboard, ward_count=self._wards)

    def _incidents(self) -> IncidentPage:
        services = self._services
        return IncidentPage(
            self._context,
            services.incidents,
            services.incident_lists,
            services.incident_review,
            services.events,
            self._drafts("incident"),
            self._memory,
            services.incident_files,
            ward_count=self._wards,
            locks=services.users,
            papers=services.incident_papers,
        )

    def _event_log(self) -> EventLogPage:
        drafts = self._drafts("log_entry"), self._drafts("log_line")
        return EventLogPage(self._context, self._services.event_log, *drafts, self._services.log_files)

    def _reports(self) -> SituationReportPage:
        drafts = self._drafts("situation_report")
        return SituationReportPage(
            self._context, self._services.situation_reports, drafts, self._services.report_files
        )

    def _assessments(self) -> AssessmentPage:
        services, drafts = self._services, self._drafts("rapid_assessment")
        return AssessmentPage(
            self._context,
            services.rapid_assessments,
            drafts,
            services.assessment_files,
            ward_count=self._wards,
        )

    def _unlocking(self) -> UnlockPage:
        return UnlockPage(self._context, self._services.users, self._grant)

    def _advisories(self) -> AdvisoryPage:
        drafts = self._drafts("advisory")
        services = self._services
        return AdvisoryPage(
            self._context, services.advisories, drafts, services.advisory_files, ward_count=self._wards
        )

    def _audit(self) -> AuditPage:
        return AuditPage(self._context, self._services.audit, self._memory, CATALOGUE)

    def _lists(self) -> ListPage:
        services = self._services
        return ListPage(
            self._context, services.lists, services.particulars.particulars, ward_count=self._wards
        )

    def _office(self) -> OfficePage:
        services = self._services
        return OfficePage(self._context, services.particulars, services.calendar, self._own_look)
