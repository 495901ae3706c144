"""Looking for secrets in the memory of a child process (Linux)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_UNREADABLE = ("[vvar]", "[vsyscall]", "[vvar_vclock]")
_PIECE = 8 * 1024 * 1024


def counted_in(pid: int, secrets: Mapping[str, bytes]) -> dict[str, int]:
    """How often each secret stands in the memory that the process can write to or has mapped for itself."""
    found = dict.fromkeys(secrets, 0)
    overlap = max(map(len, secrets.values())) - 1
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for start, end in _regions(pid):
            place, tail = start, b""
            while place < end:
                try:
                    piece = os.pread(memory, min(_PIECE, end - place), place)
                except OSError:
                    break
                if not piece:
                    break
                text = tail + piece
                for name, secret in secrets.items():
                    found[name] += text.count(secret)
                    # what lies wholly in the tail was counted with the piece before
                    found[name] -= tail.count(secret)
                place, tail = place + len(piece), text[-overlap:]
    finally:
        os.close(memory)
    return found


def _regions(pid: int) -> list[tuple[int, int]]:
    regions = []
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        span, rights, *_rest = line.split()
        if "r" in rights and "w" in rights and not line.endswith(_UNREADABLE):
            start, _dash, end = span.partition("-")
            regions.append((int(start, 16), int(end, 16)))
    return regions
