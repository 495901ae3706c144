"""What is chosen for a bulletin: its period, its parts, its pictures, and what is typed."""

from leoc_desktop.features.bulletin.form.options_dialog import OptionsDialog
from leoc_desktop.features.bulletin.form.period_form import PeriodForm
from leoc_desktop.features.bulletin.form.picture_dialog import PictureDialog
from leoc_desktop.features.bulletin.form.pictures_dialog import PicturesDialog

__all__ = ["OptionsDialog", "PeriodForm", "PictureDialog", "PicturesDialog"]
