"""What the services have in common that need more of the open office than its database and its user."""

from __future__ import annotations

from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.storage.unit_of_work import Store


class ServiceOfOffice:
    """Holds the open office; the guard reads who is signed in, and to which database."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    @property
    def store(self) -> Store:
        """The office's database."""
        return self._office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login
