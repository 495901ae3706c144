"""What an unlock key signs when it grants: record, version, people, reason, time and a nonce."""

from __future__ import annotations

from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.records.unlock_grant import UnlockGrant


def grant_statement(grant: UnlockGrant) -> bytes:
    """The signed bytes of one grant; everything but how it ended."""
    return canonical(
        {
            "record_kind": grant.record_kind,
            "record_no": grant.record_no,
            "record_version": grant.record_version,
            "record_hash": grant.record_hash,
            "operator_no": grant.operator_no,
            "supervisor_no": grant.supervisor_no,
            "unlock_key_no": grant.unlock_key_no,
            "reason": grant.reason,
            "nonce": grant.nonce.hex(),
            "issued_seq": grant.issued_seq,
            "granted_at": grant.granted_at.isoformat(),
            "save_before": grant.save_before.isoformat(),
            "boot_id": grant.boot_id,
            "boot_seconds": grant.boot_seconds,
        }
    )
