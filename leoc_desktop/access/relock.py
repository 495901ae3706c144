"""Locking again by itself what was unlocked and not used in time; the station signs, since no person acts (R6)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leoc_desktop.access.grant_time import ran_out_by_either_clock
from leoc_desktop.access.key_derivation import wipe
from leoc_desktop.access.lockable import number_of
from leoc_desktop.access.record_lock import EXPIRED, close_grant
from leoc_desktop.access.station import station_login
from leoc_desktop.foundation.clock import Clock
from leoc_desktop.records.unlock_grant import UnlockGrant
from leoc_desktop.storage.unit_of_work import Store


def relock_expired(store: Store, vault_key: bytearray) -> int:
    """Close every open grant that ran out; how many there were."""
    with store.read() as session:
        if not _expired(session, store.clock):
            return 0
        station = station_login(session, vault_key)
    try:
        with store.write(station, "record.relock") as work:
            expired = _expired(work.session, work.clock)
            for grant in expired:
                close_grant(grant, work.clock.now(), EXPIRED)
                work.remark(incident=number_of(work.session, grant.record_kind, grant.record_no))
            return len(expired)
    finally:
        wipe(station.signing_key)


def _expired(session: Session, clock: Clock) -> list[UnlockGrant]:
    still_open = session.scalars(select(UnlockGrant).where(UnlockGrant.closed_at.is_(None)))
    return [grant for grant in still_open if ran_out_by_either_clock(grant, clock)]
