"""What one check found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leoc_desktop.foundation.errors import LeocError


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name as a message id, whether all is well, and what was found or is to be done."""

    code: str
    name: str
    well: bool
    detail: str
    for_others: str | None = None
    """Instead of ``detail`` in what is sent away, where that names computers or people."""

    def as_json(self) -> dict[str, object]:
        """What the command line prints."""
        return {"check": self.code, "ok": self.well, "detail": self.detail}

    def as_json_for_others(self) -> dict[str, object]:
        """What goes into a bundle."""
        detail = self.detail if self.for_others is None else self.for_others
        return {"check": self.code, "ok": self.well, "detail": detail}


def checked(code: str, name: str, look: Callable[[], str]) -> Finding:
    """What ``look`` tells, or the trouble that it raises."""
    try:
        return Finding(code, name, well=True, detail=look())
    except LeocError as error:
        return Finding(code, name, well=False, detail=str(error))
