"""Passwords, keys and codes: from a prompt, or one per line from standard input, never from an argument (R38)."""

from __future__ import annotations

import getpass
import os
import sys
import warnings

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_, _

ENDED = N_("Standard input ended before every secret was given.")
NOBODY_THERE = N_(
    "There is no terminal to ask at. Give every secret on standard input, as the help of the command says."
)


class SecretInput:
    """Hands out one secret after the other, in the order that the command's help states."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def next(self, prompt: str) -> str:
        """The next secret; ``prompt`` is a message id. Raises Refused when nobody gives one."""
        if not self._from_stdin:
            return _typed(_(prompt) + ": ")
        line = sys.stdin.readline()
        if not line:
            raise Refused(ENDED)
        return line.rstrip("\r\n")


def _typed(prompt: str) -> str:
    """What somebody types. Where nobody can, Python would warn in English on the way to a fault of its own."""
    if not _somebody_there():
        raise Refused(NOBODY_THERE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except EOFError:
        raise Refused(ENDED) from None


def _somebody_there() -> bool:
    """Whether there is a terminal, even when standard input comes from a file."""
    if sys.platform == "win32":
        return True  # the console is asked, whatever standard input is
    try:
        os.close(os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return sys.stdin is not None and sys.stdin.isatty()
    return True
