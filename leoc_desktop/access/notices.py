"""What somebody has to be told when he signs in: about his unlock key, the clock, the keyring, the office's keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.translation import _


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence. ``lasting`` ones describe a condition that stays until somebody changes it."""

    code: str
    msgid: str
    values: dict[str, object] = field(default_factory=dict)
    lasting: bool = False

    def __str__(self) -> str:
        shown = {
            name: show_number(value) if isinstance(value, int) else value
            for name, value in self.values.items()
        }
        return _(self.msgid).format(**shown)
