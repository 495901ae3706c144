"""Every refusal and failure that a person gets to read, as small exception classes.

An error carries an English message id and named values; its text is made in the reader's language when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from leoc_desktop.foundation.translation import N_, _, current

_NEPALI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")


def _shown(value: object) -> object:
    """Numbers in the reader's digits; text as it is, translated when it is a message id of ours."""
    if isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
        return text.translate(_NEPALI_DIGITS) if current().nepali_digits else text
    return value


class LeocError(Exception):
    """Something a person is told about. ``str()`` gives the sentence in the current language."""

    default_msgid = N_("Something went wrong.")

    def __init__(self, msgid: str | None = None, /, **values: object) -> None:
        self.msgid = msgid or self.default_msgid
        self.values = values
        super().__init__(self.msgid, values)

    def __str__(self) -> str:
        return _(self.msgid).format(**{name: _shown(value) for name, value in self.values.items()})


class Refused(LeocError):
    """A rule of the office forbids it; nothing was changed."""


class NotFound(LeocError):
    """The thing asked for is not in the store."""

    default_msgid = N_("It was not found.")


class PermissionDenied(Refused):
    """The signed-in user does not hold the right."""

    default_msgid = N_("You do not have the right to do this.")


class RecordLocked(Refused):
    """The record is locked; a supervisor's unlock key opens it."""

    default_msgid = N_("This record is locked. A supervisor can unlock it with a key and a reason.")


class StaleVersion(Refused):
    """Somebody else saved the record in the meantime."""

    default_msgid = N_("{name} changed this record in the meantime. Look at both versions before saving.")


class SignInFailed(Refused):
    """Wrong name or password; which of the two is not told."""

    default_msgid = N_("Wrong user name or password.")


class PasswordNeeded(Refused):
    """The user has to type his password again first: see ``OfficeService.confirm_password``."""

    default_msgid = N_("This needs your password again. Nothing was done.")


class SessionEnded(Refused):
    """The user's rights or keys changed after he signed in, or his session ended; he has to sign in again."""


class WrongSecret(Refused):
    """A recovery code or unlock key does not fit."""

    default_msgid = N_("The recovery code does not fit.")


class StoreTrouble(LeocError):
    """The data folder or the database cannot be used as it stands."""


class StoreDamaged(StoreTrouble):
    """The database is not ours, not encrypted, or damaged."""

    default_msgid = N_("The database is damaged or does not belong to this office. Restore a backup.")


class DatabaseDamaged(StoreDamaged):
    """The open database is damaged inside; it is read as far as it can be and not written to any more."""


class AlreadyRunning(StoreTrouble):
    """Another window has the data folder open."""

    default_msgid = N_("LEOC Desktop is already running with this data folder.")


class BackupTrouble(LeocError):
    """A backup could not be made, or a file is not a good backup."""


class DateProblem(Refused):
    """A date that does not exist, cannot be read, or is outside the calendar."""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: its name and a message id with values."""

    field: str
    msgid: str
    values: dict[str, object] = dataclass_field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.msgid).format(**{name: _shown(value) for name, value in self.values.items()})


class ValidationFailed(Refused):
    """One or more fields cannot be accepted. ``problems`` names each."""

    default_msgid = N_("Some fields need to be corrected.")

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        super().__init__()
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "; ".join(f"{problem.field}: {problem}" for problem in self.problems) or super().__str__()
