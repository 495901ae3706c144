"""Making a computer at home in an office that was just set up or restored on it: keyring, guard, anchor."""

from __future__ import annotations

from pathlib import Path

from leoc_desktop.access.anchors import Anchors
from leoc_desktop.access.audit_trail import Head
from leoc_desktop.access.key_vault import KeyVault
from leoc_desktop.access.office_keyring import OfficeKeyring
from leoc_desktop.access.workstation import Keyrings, workstation
from leoc_desktop.foundation.clock import Clock


def settle_in(
    data_dir: Path,
    vault: KeyVault,
    vault_key: bytearray,
    head: Head,
    clock: Clock,
    *,
    device_secret: bytearray | None = None,
    keyrings: Keyrings = OfficeKeyring,
) -> bool:
    """Begin with no failed tries and with ``head`` as the anchor; put the device secret of a backup into the keyring.

    Whether passwords open now: False where the keyring does not keep the secret that they need, and the recovery
    code has to help.
    """
    here = workstation(data_dir, vault, clock, keyrings)
    if vault.uses_device_secret and device_secret is not None:
        here.bring_back(device_secret)
        here.wipe()
        here = workstation(data_dir, vault, clock, keyrings)
    here.guard.start()
    Anchors(data_dir, vault_key, here.keyring, vault.database_epoch).keep(head, clock.now())
    opens = here.device_secret is not None or not vault.uses_device_secret
    here.wipe()
    return opens
