"""What only somebody who is signed in can have looked at: every page of the database."""

from __future__ import annotations

from leoc_desktop.access.guard import requires
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.key_vault import database_key
from leoc_desktop.access.login_session import Login
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.permissions import Permission
from leoc_desktop.features.diagnostics.service.finding import Finding, checked
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.storage.schema_upgrade import revision
from leoc_desktop.storage.snapshot import check_soundness


class OpenOfficeDiagnostics:
    """The checks of an open office."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.store = office.store

    @property
    def login(self) -> Login:
        """The signed-in user."""
        return self._office.login

    @requires(Permission.OFFICE_VIEW)
    def examine(self) -> list[Finding]:
        """Look at every page of the database, and at what the opening found. Slow."""
        return [checked("soundness", N_("Every page of the database"), self._look_at_pages), self._opening()]

    def _look_at_pages(self) -> str:
        office = self._office
        key = database_key(office.vault_key, office.vault.database_epoch)
        try:
            check_soundness(office.folder.database, key)
        finally:
            wipe(key)
        with self.store.read() as session:
            schema = revision(session.connection())
        return _("authentic and sound, schema {schema}").format(schema=schema)

    def _opening(self) -> Finding:
        findings = "; ".join(str(finding) for finding in self.store.findings)
        return Finding(
            "opening",
            N_("What the opening found"),
            well=not findings,
            detail=findings or _("nothing that speaks against writing"),
        )
