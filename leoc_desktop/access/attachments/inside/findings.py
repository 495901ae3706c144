"""What looking into a file gives: a copy that is safe to show, and what is worth knowing."""

from __future__ import annotations

from dataclasses import dataclass, field

IMAGE, PAPER, PLAIN = "image", "pdf", "text"


class Unacceptable(Exception):
    """The file is not taken in; ``reason`` is a value of ``reasons.Reason``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Findings:
    """A re-encoded copy of kind "image", "pdf" or "text", and facts such as where a photo was taken."""

    view_kind: str
    view: bytes
    facts: dict[str, object] = field(default_factory=dict)
