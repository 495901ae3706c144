"""The one place that makes errors visible (agreement, section 3).

Refusals go to the message bar in the reader's words. A locked record offers the unlock, a password that is wanted again
is asked for, and both repeat the action afterwards. The end of a session leads back to the sign-in. Anything that is
no refusal of ours gets an incident number, details to copy, and a log entry.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from leoc_desktop.access.office_store import StoreReadOnly
from leoc_desktop.foundation.errors import (
    DatabaseDamaged,
    LeocError,
    PasswordNeeded,
    RecordLocked,
    SessionEnded,
)
from leoc_desktop.foundation.logging_setup import note_fault
from leoc_desktop.foundation.translation import _
from leoc_desktop.ui_kit.page import Tone

Retry = Callable[[], None] | None
Unlock = Callable[[RecordLocked, Callable[[], None]], None]


@dataclass(frozen=True, slots=True)
class Remedies:
    """What helps against the errors that need more than a sentence.

    ``unlock(error, repeat)`` and ``ask_password(repeat, give_up)`` ask somebody and then repeat what was refused;
    ``end_session(why)`` goes back to the sign-in; ``show_findings`` shows why the store is open for reading only.
    """

    unlock: Unlock
    ask_password: Callable[[Callable[[], None], Callable[[], None]], None]
    end_session: Callable[[str], None]
    show_findings: Callable[[], None]


class Strip(Protocol):
    """The message bar, as far as errors need it."""

    def show_message(
        self, text: str, tone: str, *, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Replace the message shown."""
        ...


class ErrorPresenter(QObject):
    """Shows errors in the message bar of the window that is open."""

    def __init__(self, strip: Strip, remedies: Remedies) -> None:
        super().__init__()
        self._strip = strip
        self._remedies = remedies

    def present(self, error: Exception, retry: Retry = None) -> None:
        """Make ``error`` visible; ``retry`` is offered where trying again makes sense."""
        if isinstance(error, RecordLocked) and "key" in error.values and retry is not None:
            self._remedies.unlock(error, retry)
        elif isinstance(error, PasswordNeeded) and retry is not None:
            self._remedies.ask_password(retry, lambda: self.present(error, None))
        elif isinstance(error, SessionEnded):
            self._remedies.end_session(str(error))
        elif isinstance(error, StoreReadOnly | DatabaseDamaged):
            self._strip.show_message(
                str(error),
                Tone.DANGER,
                action=_("See what was found…"),
                on_action=self._remedies.show_findings,
            )
        elif isinstance(error, LeocError):
            if retry is None:
                self._strip.show_message(str(error), Tone.DANGER)
            else:
                self._strip.show_message(str(error), Tone.DANGER, action=_("Try again"), on_action=retry)
        else:
            self._present_fault(error)

    def _present_fault(self, error: BaseException) -> None:
        number = note_fault(error)
        details = f"{number}\n" + "".join(traceback.format_exception(error))
        self._strip.show_message(
            _("Something went wrong (no. {number}). Nothing was lost; tell IT this number.").format(
                number=number
            ),
            Tone.DANGER,
            action=_("Copy details"),
            on_action=lambda: QGuiApplication.clipboard().setText(details),
        )

    def catch_everything(self) -> None:
        """Present also what nobody caught: an exception in a slot must not pass in silence."""
        sys.excepthook = self._uncaught

    def let_go(self) -> None:
        """Present nothing any more: the window goes."""
        sys.excepthook = sys.__excepthook__

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if not isinstance(error, KeyboardInterrupt):
            self._present_fault(error)
