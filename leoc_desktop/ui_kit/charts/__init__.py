"""Charts drawn by ourselves: the reader's digits, the colours of the theme, every bar reached by mouse and keyboard."""

from leoc_desktop.ui_kit.charts.bars import HorizontalBars
from leoc_desktop.ui_kit.charts.chart import Bar, Chart
from leoc_desktop.ui_kit.charts.columns import Columns

__all__ = ["Bar", "Chart", "Columns", "HorizontalBars"]
