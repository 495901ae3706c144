"""Making the papers of a period, on paper and as Excel files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from leoc_desktop.access.guard import requires
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.summaries import queries
from leoc_desktop.features.summaries.rules import Asked, Content, Paper, PeopleList
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_, Language, speaking
from leoc_desktop.storage.unit_of_work import Store

Render = Callable[[Content], bytes]
_FIGURES_ONLY: Mapping[Paper, Callable[[Session, Asked, Clock], Content]] = {
    Paper.WARDS: queries.ward_summary,
    Paper.MONTHS: queries.hazard_months,
}


class SummaryService:
    """Papers of figures for everybody; the list of the dead and missing for those who answer for it.

    ``render`` makes the PDF; start-up hands it in.
    """

    def __init__(self, store: Store, login: Login, render: Render) -> None:
        self.store = store
        self.login = login
        self._render = render

    @requires(Permission.INCIDENT_VIEW)
    def register_begins(self) -> date | None:
        """The day of the first incident: no year before it needs to be offered."""
        with self.store.read() as session:
            return queries.register_begins(session)

    @requires(Permission.INCIDENT_VIEW)
    def paper(self, asked: Asked) -> bytes:
        """The PDF of a paper of figures. Raises Refused for the list of persons."""
        return self._rendered(self._figures(asked))

    @requires(Permission.EXPORT, confirmed=True)
    def export(self, asked: Asked) -> Content:
        """What an Excel file of figures holds; that it left the office is logged."""
        content = self._figures(asked)
        with self.store.write(self.login, "summary.export") as work:
            work.remark(paper=asked.paper.value, first=str(asked.first_day), last=str(asked.last_day))
        return content

    @requires(Permission.PEOPLE_LIST, confirmed=True)
    def people_paper(self, asked: Asked) -> bytes:
        """The PDF of the list of the dead and missing, which names them; that it was made is logged."""
        content = self._people(asked)
        with self.store.write(self.login, "summary.list_people") as work:
            work.remark(rows=len(content.rows), first=str(asked.first_day), last=str(asked.last_day))
        return self._rendered(content)

    @requires(Permission.PEOPLE_LIST, confirmed=True)
    def export_people(self, asked: Asked) -> Content:
        """What an Excel file of the dead and missing holds; that it left the office is logged."""
        content = self._people(asked)
        with self.store.write(self.login, "summary.export_people") as work:
            work.remark(rows=len(content.rows), first=str(asked.first_day), last=str(asked.last_day))
        return content

    def _figures(self, asked: Asked) -> Content:
        if asked.paper not in _FIGURES_ONLY:
            raise Refused(N_("This paper names persons and is made apart."))
        with self.store.read() as session, speaking(Language.of(asked.language)):
            return _FIGURES_ONLY[asked.paper](session, asked, self.store.clock)

    def _people(self, asked: Asked) -> PeopleList:
        with self.store.read() as session, speaking(Language.of(asked.language)):
            return queries.people_list(session, asked, self.store.clock)

    def _rendered(self, content: Content) -> bytes:
        with speaking(Language.of(content.head.asked.language)):
            return self._render(content)
