"""Looking through all incidents: lists of any length, their rows, and search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.domain.office_detail import OfficeDetail, office_detail
from leoc_desktop.features.incidents import queries
from leoc_desktop.features.incidents.fields import LINES
from leoc_desktop.features.incidents.queries import ExportedIncident, ExportedLine, IncidentRow, Wanted
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.listing import USUAL_ORDER, Listing, Order
from leoc_desktop.foundation.translation import N_
from leoc_desktop.storage.unit_of_work import Store

TOO_MANY = N_("{count} rows are too many to print; {most} are the most. Choose a shorter period, or export.")
_READ_AT_ONCE = 500
_FIRST_KEYS = 512
_FIRST_ROWS = 128


@dataclass(frozen=True)
class ExportedIncidents:
    """What an export writes: the records come one after the other, once."""

    office: OfficeDetail
    count: int
    incidents: Iterator[ExportedIncident]
    line_counts: Mapping[str, int]
    lines: Mapping[str, Iterator[ExportedLine]]
    """By kind; those of the incidents in their order."""
    at: datetime


class IncidentListService:
    """Lists give row numbers first and rows when somebody looks at them."""

    def __init__(self, store: Store, login: Login) -> None:
        self.store = store
        self.login = login

    @requires(Permission.INCIDENT_VIEW)
    def begin(self, wanted: Wanted, order: Order = USUAL_ORDER) -> Listing[IncidentRow]:
        """The beginning of a list, as fast as it can be had; the whole list where that takes no longer."""
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order, most=_FIRST_KEYS)
            is_whole = keys is None or len(keys) < _FIRST_KEYS
            if keys is None:
                keys = queries.keys_of(session, wanted, order)
                assert keys is not None
            return Listing(keys, tuple(queries.rows_of(session, keys[:_FIRST_ROWS])), is_whole)

    @requires(Permission.INCIDENT_VIEW)
    def whole(self, wanted: Wanted, order: Order = USUAL_ORDER) -> Listing[IncidentRow]:
        """A list from its first to its last row, with its first rows."""
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order)
            assert keys is not None
            rows = tuple(queries.rows_of(session, keys[:_FIRST_ROWS]))
            return Listing(keys, rows, total=len(keys) if wanted == Wanted() else None)

    @requires(Permission.INCIDENT_VIEW)
    def count(self) -> int:
        """How many incidents there are."""
        with self.store.read() as session:
            return queries.count_all(session)

    @requires(Permission.INCIDENT_VIEW)
    def listed(self, wanted: Wanted) -> list[IncidentRow]:
        """Every row of a list in the usual order, however many there are."""
        with self.store.read() as session:
            return queries.all_rows(session, wanted)

    @requires(Permission.INCIDENT_VIEW)
    def all_rows(self, wanted: Wanted, order: Order = USUAL_ORDER, *, most: int) -> list[IncidentRow]:
        """Every row of a list of up to ``most``. Raises Refused for a longer one."""
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order)
            assert keys is not None
            if len(keys) > most:
                raise Refused(TOO_MANY, count=len(keys), most=most)
            return queries.rows_of(session, keys)

    @requires(Permission.OFFICE_VIEW)
    def office(self) -> OfficeDetail:
        """The office, for the heads of papers."""
        with self.store.read() as session:
            return office_detail(session)

    @requires(Permission.EXPORT, confirmed=True)
    def export(
        self, wanted: Wanted, order: Order = USUAL_ORDER, *, conditions: Sequence[str] = ()
    ) -> ExportedIncidents:
        """Every field of every incident of a list, to be written to a file; that it left the office is logged.

        ``conditions`` say in words what was asked for. The records are read while they are gone through.
        """
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order)
            assert keys is not None
            office = office_detail(session)
        with self.store.write(self.login, "incident.export") as work:
            work.remark(rows=len(keys), conditions=list(conditions))
        return ExportedIncidents(
            office=office,
            count=len(keys),
            incidents=self._details(keys),
            line_counts=self._line_counts(keys),
            lines={kind.name: self._lines(kind.name, keys) for kind in LINES},
            at=self.store.clock.now(),
        )

    def _details(self, keys: Sequence[int]) -> Iterator[ExportedIncident]:
        for part in _parts(keys):
            with self.store.read() as session:
                yield from queries.exported(session, part)

    def _line_counts(self, keys: Sequence[int]) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for part in _parts(keys):
            with self.store.read() as session:
                counts.update(queries.line_counts(session, part))
        return counts

    def _lines(self, kind: str, keys: Sequence[int]) -> Iterator[ExportedLine]:
        for part in _parts(keys):
            with self.store.read() as session:
                yield from queries.exported_lines(session, kind, part)

    @requires(Permission.INCIDENT_VIEW)
    def rows(self, keys: Sequence[int]) -> list[IncidentRow]:
        """The rows with those row numbers, in that order; those that are gone are left out."""
        with self.store.read() as session:
            return queries.rows_of(session, keys)


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[place : place + _READ_AT_ONCE] for place in range(0, len(keys), _READ_AT_ONCE))
