"""Builds the recorder, runs a child under it, and makes the disk as a power cut at any moment would have left it.

The model: what was synced stays; of what was written since, each piece of 512 bytes reached the disk or did not.
Names of files count as durable at once. Disks that lie about a sync are not covered.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECTOR = 512


def why_not() -> str:
    """Why nothing can be recorded here; "" when it can."""
    if sys.platform != "linux":
        return "the recorder is preloaded into programs on Linux"
    return "" if shutil.which("cc") else "there is no C compiler (Debian: gcc, libc6-dev)"


def build_recorder(folder: Path) -> Path:
    """The recorder as a library to be preloaded."""
    library = folder / "disk_recorder.so"
    source = ROOT / "tests/support/disk_recorder.c"
    options = ["-O1", "-w", "-shared", "-fPIC", "-D_LARGEFILE64_SOURCE"]
    command = ["cc", *options, "-o", str(library), str(source), "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


@dataclass(frozen=True)
class Step:
    """One recorded change."""

    kind: str
    path: str
    at: int
    data: bytes = b""


@dataclass
class Drive:
    """What is durable, and what was written since the last sync of each file."""

    durable: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Go one step on."""
        if step.kind == "U":
            self.durable.pop(step.path, None)
            self.pending.pop(step.path, None)
        elif step.kind == "S":
            for change in self.pending.pop(step.path, []):
                _apply(self.durable.setdefault(step.path, bytearray()), change, None)
        else:
            self.pending.setdefault(step.path, []).append(step)

    def after_cut(self, dice: random.Random) -> dict[str, bytes]:
        """The files as they may be found after the power came back."""
        found = {path: bytearray(content) for path, content in self.durable.items()}
        for path, changes in self.pending.items():
            content = found.setdefault(path, bytearray())
            for change in changes:
                if dice.random() < 0.5:
                    _apply(content, change, dice)
        return {path: bytes(content) for path, content in found.items()}


def read_log(path: Path) -> list[Step]:
    """Everything that was recorded, in order."""
    raw, steps, place = path.read_bytes(), [], 0
    while place < len(raw):
        end = raw.index(b"\n", place)
        kind = chr(raw[place])
        name, at, size = raw[place + 2 : end].decode().rsplit(" ", 2)
        place = end + 1
        data = raw[place : place + int(size)] if kind == "W" else b""
        place += len(data)
        steps.append(Step(kind, name, int(at), data))
    return steps


def _apply(content: bytearray, step: Step, dice: random.Random | None) -> None:
    if step.kind == "T":
        content[:] = content[: step.at].ljust(step.at, b"\0")
        return
    for first in range(0, len(step.data), SECTOR):
        if dice is not None and dice.random() < 0.1:
            continue  # torn: this sector did not reach the disk
        piece = step.data[first : first + SECTOR]
        at = step.at + first
        if len(content) < at:
            content.extend(bytes(at - len(content)))
        content[at : at + len(piece)] = piece
