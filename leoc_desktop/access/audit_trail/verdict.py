"""What a check of the log found: faults, and things that are in order but worth knowing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from leoc_desktop.foundation.translation import _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the row of the log (0 where no row is to blame), and a message id that says what.

    ``subject`` is the number or name of the record concerned, where there is one.
    """

    seq: int
    msgid: str
    subject: str = ""

    def __str__(self) -> str:
        return f"{_(self.msgid)} ({self.subject})" if self.subject else _(self.msgid)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is in order and still to be known: a restore, the use of the recovery code, a set clock.

    ``countersigned`` once an administrator signed in and took note of it (R6).
    """

    seq: int
    msgid: str
    at: datetime
    subject: str = ""
    countersigned: bool = False

    def __str__(self) -> str:
        return f"{_(self.msgid)} ({self.subject})" if self.subject else _(self.msgid)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check of the whole log. ``root`` is the fingerprint of the first administrator's key.

    Compare ``root`` with the one on the recovery sheet: every other key is trusted because of it (R7).
    """

    rows: int
    head_code: str
    faults: tuple[Fault, ...]
    checked_at: datetime
    root: str = ""
    remarks: tuple[Remark, ...] = field(default=())
