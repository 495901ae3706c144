"""A grid of rows that are typed like in a spreadsheet: wards with their losses, members, items."""

from leoc_desktop.ui_kit.record_grid.grid import RecordGrid
from leoc_desktop.ui_kit.record_grid.model import CellProblem

__all__ = ["CellProblem", "RecordGrid"]
