"""What was done in a grid, so that it can be taken back and done again."""

from __future__ import annotations

from leoc_desktop.ui_kit.record_grid.rows import Row

_MOST_KEPT = 100

Rows = tuple[Row, ...]


class History:
    """Keeps all rows as they were before each change; rows are shared between the changes, so it costs little."""

    def __init__(self) -> None:
        self._before: list[Rows] = []
        self._after: list[Rows] = []

    def clear(self) -> None:
        """Forget everything."""
        self._before.clear()
        self._after.clear()

    def changes(self, present: Rows) -> None:
        """The present rows are about to be changed."""
        self._before = [*self._before[1 - _MOST_KEPT :], present]
        self._after.clear()

    def back(self, present: Rows) -> Rows | None:
        """The rows before the last change, None when there was none."""
        return _step(self._before, self._after, present)

    def forward(self, present: Rows) -> Rows | None:
        """The rows after the change that was taken back last."""
        return _step(self._after, self._before, present)


def _step(source: list[Rows], target: list[Rows], present: Rows) -> Rows | None:
    if not source:
        return None
    target.append(present)
    return source.pop()
