"""Looking through all incidents: lists of any length, their rows, and search."""

from __future__ import annotations

from collections.abc import Sequence

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.incidents import queries
from leoc_desktop.features.incidents.queries import IncidentRow, Wanted
from leoc_desktop.foundation.listing import USUAL_ORDER, Listing, Order
from leoc_desktop.storage.unit_of_work import Store

_FIRST_KEYS = 512
_FIRST_ROWS = 128


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
            total = None
            if keys is None:
                keys = queries.keys_of(session, wanted, order)
                assert keys is not None
            if len(keys) != _FIRST_KEYS:
                total = queries.count_all(session)
            return Listing(keys, tuple(queries.rows_of(session, keys[:_FIRST_ROWS])), total)

    @requires(Permission.INCIDENT_VIEW)
    def whole(self, wanted: Wanted, order: Order = USUAL_ORDER) -> Listing[IncidentRow]:
        """A list from its first to its last row, with its first rows."""
        with self.store.read() as session:
            keys = queries.keys_of(session, wanted, order)
            assert keys is not None
            rows = queries.rows_of(session, keys[:_FIRST_ROWS])
            return Listing(keys, tuple(rows), queries.count_all(session))

    @requires(Permission.INCIDENT_VIEW)
    def rows(self, keys: Sequence[int]) -> list[IncidentRow]:
        """The rows with those row numbers, in that order; those that are gone are left out."""
        with self.store.read() as session:
            return queries.rows_of(session, keys)
