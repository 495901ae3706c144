"""What this program changed in the vault, to be put on top of what others changed in the meantime."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leoc_desktop.access.key_vault.slots import Slot
from leoc_desktop.access.key_vault.vault_file import VaultState


@dataclass
class Changes:
    """New slots by their id (None for a removed one) and, when it was changed, the database's new epoch."""

    slots: dict[str, Slot | None] = field(default_factory=dict)
    database_epoch: int | None = None

    def on_top_of(self, state: VaultState) -> VaultState:
        """``state`` with these changes."""
        merged = {**state.slots, **self.slots}
        return replace(
            state,
            database_epoch=self.database_epoch or state.database_epoch,
            slots={slot_id: slot for slot_id, slot in merged.items() if slot is not None},
        )
