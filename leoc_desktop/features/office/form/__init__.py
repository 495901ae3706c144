"""What is filled in about the office: its particulars, one's own password, its keys."""

from leoc_desktop.features.office.form.calendar_year import YearDialog
from leoc_desktop.features.office.form.keys import CodeDialog, DeviceFactorDialog, PasswordsDialog
from leoc_desktop.features.office.form.list_entry import ListEntryDialog
from leoc_desktop.features.office.form.own_password import ChangePasswordDialog, password_problem
from leoc_desktop.features.office.form.particulars import Particulars, ParticularsForm

__all__ = [
    "ChangePasswordDialog",
    "CodeDialog",
    "DeviceFactorDialog",
    "ListEntryDialog",
    "Particulars",
    "ParticularsForm",
    "PasswordsDialog",
    "YearDialog",
    "password_problem",
]
