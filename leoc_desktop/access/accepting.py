"""An administrator accepts the state of a store that was found altered or rolled back (security.md 3.3)."""

from __future__ import annotations

from leoc_desktop.access import audit_trail, opening_checks
from leoc_desktop.access.open_office import OpenOffice
from leoc_desktop.access.rekeying import rekeyed
from leoc_desktop.foundation.errors import DatabaseDamaged


def accept_findings(office: OpenOffice, reason: str) -> None:
    """Write down what was found and why it is accepted, renew the protections, and begin a new epoch. Slow.

    Pages of older copies cannot be mixed in afterwards: the database gets another key. Ends the session: the office is
    closed, and everybody signs in again. Raises StoreTrouble while another program uses the office, and DatabaseDamaged
    for damage inside the database: there is nothing to accept about that.
    """
    store, clock = office.store, office.store.clock
    if store.damage is not None:
        raise DatabaseDamaged(store.damage.msgid, **store.damage.values)
    with (
        office.alone(),
        rekeyed(office.folder, office.vault, office.vault_key, office.vault_key, clock) as copy,
    ):
        with copy.write(office.login, "store.accept", note=reason) as work:
            for finding in store.findings:
                work.remark(finding=finding.code, **finding.values)
            work.remark(
                **{
                    opening_checks.SCHEMA: opening_checks.current_schema(work.session),
                    "epoch": office.vault.database_epoch + 1,
                }
            )
        with copy.read() as session:
            head = audit_trail.head(session)
        store.engine.let_go()
    office.anchors.keep(head, clock.now())
    office.close()
