"""The dialogs about users, their secrets, and unlocking."""

from leoc_desktop.features.users.form.request_dialogs import DeclineDialog, GrantDialog, WithdrawDialog
from leoc_desktop.features.users.form.secret_dialog import SecretDialog
from leoc_desktop.features.users.form.sheet_dialogs import SheetDialog, SheetRowsDialog
from leoc_desktop.features.users.form.user_dialogs import AddUserDialog, ChangeUserDialog

__all__ = [
    "AddUserDialog",
    "ChangeUserDialog",
    "DeclineDialog",
    "GrantDialog",
    "SecretDialog",
    "SheetDialog",
    "SheetRowsDialog",
    "WithdrawDialog",
]
