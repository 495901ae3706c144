"""The search index over incidents: what one is found by, and how it follows every change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, MetaData, event, select
from sqlalchemy.orm import Session

from leoc_desktop.records.incident import Incident
from leoc_desktop.records.search_stamp import SearchStamp
from leoc_desktop.storage.base_record import Base
from leoc_desktop.storage.search_index import SearchIndex, SearchText
from leoc_desktop.storage.unit_of_work import UnitOfWork

INCIDENT_SEARCH = SearchIndex("incident_search")
RULES = 1
"""To be raised whenever the same record would get other keys: foundation/nepali_search.py, ``_described``."""

_COLUMNS = (
    Incident.number,
    Incident.tole,
    Incident.description,
    Incident.response,
    Incident.hazard,
    Incident.title,
    Incident.street_address,
)
_NAMES = tuple(column.key for column in _COLUMNS)
_RUNNING_NUMBER = re.compile("([0-9]+)$")
_READ_AT_ONCE = 2_000


@event.listens_for(Base.metadata, "after_create")
def _create_table(_metadata: MetaData, connection: Connection, **_options: object) -> None:
    connection.exec_driver_sql(INCIDENT_SEARCH.create_statement)


def hazard_tag(code: str) -> str:
    """The tag of incidents of a hazard."""
    return "h" + "".join(filter(str.isalnum, code))


def user_tag(user_no: int) -> str:
    """The tag of incidents that a user registered."""
    return f"u{user_no}"


def follow(work: UnitOfWork) -> None:
    """Before commit: bring the keys of every new or changed incident up to date."""
    for change in work.changes():
        if not isinstance(change.record, Incident):
            continue
        before, after = change.before, change.after
        if before is None or any(before.get(name) != after.get(name) for name in _NAMES):
            row_no, found_by = change.record.row_no, _described(change.record)
            INCIDENT_SEARCH.replace(work.session, row_no, found_by, is_new=before is None)


def is_current(session: Session) -> bool:
    """Whether all keys were made by the program's present rules."""
    stamp = session.get(SearchStamp, INCIDENT_SEARCH.name)
    return stamp is not None and stamp.rules == RULES


def rebuild(session: Session) -> None:
    """Make all keys anew. A thousand incidents take about a second."""
    INCIDENT_SEARCH.rebuild(session, _all(session))
    session.merge(SearchStamp(name=INCIDENT_SEARCH.name, rules=RULES))


def _all(session: Session) -> Iterator[tuple[int, SearchText]]:
    query = select(Incident.row_no, *_COLUMNS, Incident.created_by_no).order_by(Incident.row_no)
    reached = 0
    while rows := session.execute(query.where(Incident.row_no > reached).limit(_READ_AT_ONCE)).all():
        for row in rows:
            yield row.row_no, _described(cast(Incident, row))  # has the columns that are read
        reached = rows[-1].row_no


def _described(incident: Incident) -> SearchText:
    """Of the office number only the running number: what every number has in common would find everything."""
    running = _RUNNING_NUMBER.search(incident.number or "")
    numbers = (running[1], running[1].lstrip("0")) if running else ()
    tags = [hazard_tag(incident.hazard)]
    if incident.created_by_no is not None:
        tags.append(user_tag(incident.created_by_no))
    told = (incident.tole, incident.description, incident.response, incident.title, incident.street_address)
    return SearchText((*told, *numbers), tuple(tags))
