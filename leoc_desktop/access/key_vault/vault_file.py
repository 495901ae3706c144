"""The two copies of the vault on disk. B is written and synced before A, so one of them is always whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from leoc_desktop.access.key_vault.slots import Slot
from leoc_desktop.access.strict_json import exactly, hex_bytes, whole_number, yes_or_no
from leoc_desktop.foundation.canonical_json import canonical
from leoc_desktop.foundation.durable_files import exclusive_lock, leftovers, write_durably
from leoc_desktop.foundation.errors import LeocError, StoreDamaged, StoreTrouble
from leoc_desktop.foundation.translation import N_

COPY_A = "vault.a.json"
COPY_B = "vault.b.json"
LOCK = "vault.lock"
FORMAT = 1
VAULT_ID_BYTES = 16
LARGEST_FILE = 8 * 1024 * 1024

BOTH_DAMAGED = N_("Both copies of the key file are damaged. Restore a backup with the recovery code.")
NEWER_PROGRAM = N_("The key file was written by a newer version of LEOC Desktop.")


@dataclass(frozen=True, slots=True)
class VaultState:
    """All that the file says. ``epoch`` counts the saves; ``database_epoch`` goes into the database's key."""

    vault_id: bytes
    training: bool
    epoch: int = 0
    database_epoch: int = 1
    slots: dict[str, Slot] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The file's content: the body and its SHA-256."""
        body = {
            "format": FORMAT,
            "vault": self.vault_id.hex(),
            "training": self.training,
            "epoch": self.epoch,
            "database_epoch": self.database_epoch,
            "slots": [slot.as_json() for slot in self.slots.values()],
        }
        return canonical({"body": body, "sha256": hashlib.sha256(canonical(body)).hexdigest()})

    @classmethod
    def from_bytes(cls, data: bytes) -> VaultState:
        """The state behind :meth:`to_bytes`.

        Raises StoreDamaged when it is torn, altered or not ours, StoreTrouble when a newer program wrote it.
        """
        try:
            return cls._parsed(data)
        except StoreTrouble:
            raise
        except (ValueError, TypeError, RecursionError) as problem:
            raise StoreDamaged(BOTH_DAMAGED) from problem

    @classmethod
    def _parsed(cls, data: bytes) -> VaultState:
        if len(data) > LARGEST_FILE:
            raise ValueError("far too large")
        whole = exactly(json.loads(data), "body", "sha256")
        body = whole["body"]
        if hashlib.sha256(canonical(body)).hexdigest() != whole["sha256"]:
            raise ValueError("torn")
        if isinstance(body, dict) and whole_number(body.get("format")) > FORMAT:
            raise StoreTrouble(NEWER_PROGRAM)
        fields = exactly(body, "format", "vault", "training", "epoch", "database_epoch", "slots")
        listed = fields["slots"]
        slots = [Slot.from_json(slot) for slot in listed] if isinstance(listed, list) else []
        by_id = {slot.id: slot for slot in slots}
        if not isinstance(listed, list) or len(by_id) != len(slots):
            raise ValueError("no list of slots, or one of them twice")
        return cls(
            vault_id=hex_bytes(fields["vault"], VAULT_ID_BYTES),
            training=yes_or_no(fields["training"]),
            epoch=whole_number(fields["epoch"]),
            database_epoch=whole_number(fields["database_epoch"], at_least=1),
            slots=by_id,
        )


def any_copy(data_dir: Path) -> bool:
    """Whether there is a vault in the folder, be it damaged."""
    return any((data_dir / name).exists() for name in (COPY_A, COPY_B))


def load_state(data_dir: Path) -> VaultState:
    """The newest whole copy; a torn or older one beside it is written anew, stray files are removed.

    Raises StoreDamaged when no copy is whole.
    """
    state, tidy = _newest(data_dir)
    if not tidy:
        _tidy_up(data_dir)
        state, _tidy = _newest(data_dir)
    return state


@contextmanager
def changing(data_dir: Path) -> Iterator[None]:
    """Keep other processes from saving the vault inside the block."""
    with exclusive_lock(data_dir / LOCK):
        yield


def save_state(data_dir: Path, state: VaultState) -> None:
    """Write both copies, durably, B first. OSError when the disk does not take them."""
    data = state.to_bytes()
    write_durably(data_dir / COPY_B, data)
    write_durably(data_dir / COPY_A, data)


def newest_state(data_dir: Path) -> VaultState:
    """The newest whole copy, as it is. Raises StoreDamaged when there is none."""
    return _newest(data_dir)[0]


def _newest(data_dir: Path) -> tuple[VaultState, bool]:
    """The newest whole copy, and whether both copies are whole, equal and without litter."""
    contents = [_read(data_dir / name) for name in (COPY_A, COPY_B)]
    states, problems = [], []
    for data in contents:
        try:
            states.append(VaultState.from_bytes(data))
        except LeocError as problem:
            problems.append(problem)
    if not states:
        raise problems[0]
    litter = leftovers(data_dir / COPY_A) + leftovers(data_dir / COPY_B)
    return max(states, key=lambda state: state.epoch), contents[0] == contents[1] and not litter


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return b""


def _tidy_up(data_dir: Path) -> None:
    """Repair the weaker copy and sweep; a disk that takes nothing more must not keep anybody from reading."""
    try:
        with changing(data_dir):
            state, _tidy = _newest(data_dir)
            for stray in leftovers(data_dir / COPY_A) + leftovers(data_dir / COPY_B):
                stray.unlink(missing_ok=True)
            save_state(data_dir, state)
    except OSError:
        return
