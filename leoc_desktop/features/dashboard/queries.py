"""What the dashboard shows, added up by the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from leoc_desktop.domain.form_drafts import count_unfinished
from leoc_desktop.domain.incident_conditions import belongs_to_ward, conditions
from leoc_desktop.domain.incident_figures import Figures
from leoc_desktop.domain.incident_selection import COUNTED, WAITING, Selection
from leoc_desktop.domain.incident_sums import sums_by
from leoc_desktop.domain.loss_sectors import SectorLosses, losses_by_sector
from leoc_desktop.domain.missing_persons import overdue_count
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.features.dashboard.rules import LATEST, Choice, Days
from leoc_desktop.foundation.clock import nepal_day
from leoc_desktop.records.backup_destination import BackupAttempt, BackupDestination
from leoc_desktop.records.backup_made import BackupMade
from leoc_desktop.records.incident import Incident
from leoc_desktop.records.user import User

SHOWN = (
    "dead",
    "missing",
    "injured",
    "affected_families",
    "houses_fully_damaged",
    "houses_partly_damaged",
    "estimated_loss",
)


@dataclass(frozen=True, slots=True)
class LatestIncident:
    """One line of the latest incidents."""

    id: bytes
    number: str
    incident_date: date
    incident_time: time | None
    hazard: str
    wards: tuple[int, ...]
    tole: str
    affected_families: int | None
    state: str
    operator: str


@dataclass(frozen=True, slots=True)
class Overview:
    """How things stand. ``by_hazard`` covers what is chosen, ``by_day`` today, yesterday and ten days.

    ``overdue`` counts lines of people missing for longer than the legal period; None for who does not decide on it.
    """

    office: OfficeDetail
    choice: Choice
    days: Days
    by_hazard: Mapping[str, Figures]
    by_day: Mapping[date, int]
    latest: tuple[LatestIncident, ...]
    waiting: int
    drafts: int
    """What the user himself typed and did not save."""
    overdue: int | None
    tells_backup: bool
    last_backup: datetime | None
    now: datetime

    @property
    def total(self) -> Figures:
        """The figures of what is chosen."""
        return sum(self.by_hazard.values(), Figures())

    def on(self, day: date) -> int:
        """Incidents of one day."""
        return self.by_day.get(day, 0)


def overview(
    session: Session,
    choice: Choice,
    now: datetime,
    *,
    user_no: int,
    tells_backup: bool,
    tells_overdue: bool,
) -> Overview:
    """Everything the dashboard shows to one user. ``tells_backup`` is for those who may make one."""
    days = Days.of(nepal_day(now), choice.stretch)
    by_day = _by_day(session, choice.on(days.yesterday, days.today))
    return Overview(
        office=office_detail(session),
        choice=choice,
        days=days,
        by_hazard=sums_by(session, Incident.hazard, choice.figures, SHOWN),
        by_day=by_day | _by_day(session, choice.on(days.trend[0], days.last)),
        latest=_latest(session, choice.incidents),
        waiting=_waiting(session),
        drafts=count_unfinished(session, user_no, now),
        overdue=overdue_count(session, days.today) if tells_overdue else None,
        tells_backup=tells_backup,
        last_backup=_last_backup(session) if tells_backup else None,
        now=now,
    )


def sectors(session: Session, seen: Overview) -> SectorLosses:
    """The loss of an overview by sector."""
    return losses_by_sector(session, seen.choice.figures, seen.total)


def _by_day(session: Session, selection: Selection) -> dict[date, int]:
    day = Incident.incident_date
    query = select(day, func.count()).where(*_all_conditions(selection)).group_by(day)
    return {row[0]: row[1] for row in session.execute(query)}


def _all_conditions(selection: Selection) -> Iterator[ColumnElement[bool]]:
    yield from conditions(selection)
    if selection.ward is not None:
        yield belongs_to_ward(selection.ward, selection.in_ward)


def _waiting(session: Session) -> int:
    query = select(func.count()).select_from(Incident).where(*conditions(Selection(states=WAITING)))
    return session.scalar(query) or 0


def _last_backup(session: Session) -> datetime | None:
    """The newest copy at a destination that is not on the disk of the office: those count for the light as well."""
    elsewhere = (
        select(BackupDestination.row_no)
        .outerjoin(BackupAttempt, BackupAttempt.destination_no == BackupDestination.row_no)
        .where(BackupDestination.in_use, BackupAttempt.same_disk.is_not(True))
    )
    query = select(func.max(BackupMade.made_at)).where(BackupMade.destination_no.in_(elsewhere))
    return session.scalar(query)


def _latest(session: Session, selection: Selection) -> tuple[LatestIncident, ...]:
    """The newest of the incidents, by their day."""
    query = (
        select(Incident, User.full_name)
        .join(User, User.row_no == Incident.created_by_no)
        # An expression, so that the database walks along the days instead of sorting all that count.
        .where(func.coalesce(Incident.state, "").in_(COUNTED))
        .where(*_all_conditions(replace(selection, states=())))
        .order_by(Incident.incident_date.desc(), Incident.row_no.desc())
        .limit(LATEST)
    )
    return tuple(_line(incident, operator) for incident, operator in session.execute(query))


def _line(incident: Incident, operator: str) -> LatestIncident:
    return LatestIncident(
        id=incident.id,
        number=incident.number or "",
        incident_date=incident.incident_date,
        incident_time=incident.incident_time,
        hazard=incident.hazard,
        wards=incident.wards,
        tole=incident.tole,
        affected_families=incident.affected_families,
        state=incident.state,
        operator=operator,
    )
