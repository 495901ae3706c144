"""One incident as a paper of its own, and as an Excel file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leoc_desktop.access.guard import requires
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.access.service_of_office import ServiceOfOffice
from leoc_desktop.features.incidents import queries
from leoc_desktop.features.incidents.queries import IncidentPaper, Key, PaperWish
from leoc_desktop.foundation.translation import Language, speaking

Render = Callable[[IncidentPaper], bytes]
USUAL = PaperWish()


class IncidentPaperService(ServiceOfOffice):
    """Papers about one incident. Names and photos are on them only for those who see them in the program.

    ``render`` makes the PDF; start-up hands it in.
    """

    def __init__(self, office: OpenOffice, render: Render) -> None:
        super().__init__(office)
        self._render = render

    @requires(Permission.INCIDENT_VIEW)
    def may_name(self) -> bool:
        """Whether this user may have persons named on the paper."""
        return queries.sees_people(self.login)

    @requires(Permission.INCIDENT_VIEW)
    def paper(self, key: Key, wish: PaperWish = USUAL) -> bytes:
        """The PDF; one that names persons is logged. Takes up to a second with photos. Raises NotFound."""
        content = self._content(key, self._allowed(wish))
        if content.wish.names:
            with self.store.write(self.login, "incident.print_names") as work:
                work.remark(incident=content.number)
        with speaking(Language.of(wish.language)):
            return self._render(content)

    @requires(Permission.EXPORT, confirmed=True)
    def export(self, key: Key, wish: PaperWish = USUAL) -> IncidentPaper:
        """What an Excel file holds of one incident; that it left the office is logged. Raises NotFound."""
        content = self._content(key, replace(self._allowed(wish), photos=False))
        with self.store.write(self.login, "incident.export_one") as work:
            work.remark(incident=content.number, names=content.wish.names)
        return content

    def _allowed(self, wish: PaperWish) -> PaperWish:
        login = self.login
        return replace(
            wish,
            names=wish.names and queries.sees_people(login),
            photos=wish.photos and login.may(Permission.ATTACHMENT_VIEW),
        )

    def _content(self, key: Key, wish: PaperWish) -> IncidentPaper:
        with self.store.read() as session, speaking(Language.of(wish.language)):
            return queries.incident_paper(session, self._office, key, wish)
