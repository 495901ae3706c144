"""What is chosen for a bulletin: its period, its parts, and what is typed."""

from leoc_desktop.features.bulletin.form.options_dialog import OptionsDialog
from leoc_desktop.features.bulletin.form.period_form import PeriodForm

__all__ = ["OptionsDialog", "PeriodForm"]
