"""What the signed-in user chose for eyes and hands: height of rows, Enter, keys. Everybody starts with the usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from leoc_desktop.ui_kit import shortcuts


class RowHeight(StrEnum):
    """How high the rows of lists are."""

    COMPACT = "compact"
    USUAL = "usual"
    LARGE = "large"

    @property
    def pixels(self) -> int:
        """Pixels at 100 % text size."""
        return {RowHeight.COMPACT: 28, RowHeight.USUAL: 32, RowHeight.LARGE: 38}[self]


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices of one user. ``keys`` holds, by name of the shortcut, what he uses instead of the usual key."""

    rows: RowHeight = RowHeight.USUAL
    enter_moves: bool = True
    """Whether Enter goes to the next field of a form."""
    keys: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """For the store; :func:`preferences_from` reads it."""
        return {"rows": self.rows.value, "enter_moves": self.enter_moves, "keys": dict(self.keys)}


def preferences_from(kept: object) -> Preferences:
    """What was kept; whatever it does not say, or says in no way that is understood, is as usual."""
    if not isinstance(kept, Mapping):
        return Preferences()
    rows, enter, keys = (kept.get(name) for name in ("rows", "enter_moves", "keys"))
    return Preferences(
        rows=RowHeight(rows) if rows in set(RowHeight) else RowHeight.USUAL,
        enter_moves=enter if isinstance(enter, bool) else True,
        keys=_understood(keys) if isinstance(keys, Mapping) else {},
    )


def _understood(keys: Mapping[object, object]) -> dict[str, str]:
    names = {shortcut.name for shortcut in shortcuts.SHORTCUTS if not shortcut.fixed}
    return {
        str(name): str(key)
        for name, key in keys.items()
        if name in names and isinstance(key, str) and not QKeySequence(key).isEmpty()
    }


_in_force = Preferences()


def current_preferences() -> Preferences:
    """What the user at the desk chose."""
    return _in_force


def put_in_force(preferences: Preferences) -> None:
    """Let ``preferences`` hold from now on; texts that name keys follow with the next change of language."""
    global _in_force  # noqa: PLW0603  one program has one user at a time
    _in_force = preferences
    shortcuts.use_keys(preferences.keys)
