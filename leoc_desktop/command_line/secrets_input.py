"""Passwords, keys and codes: from a prompt, or one per line from standard input, never from an argument (R38)."""

from __future__ import annotations

import getpass
import sys

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_, _


class SecretInput:
    """Hands out one secret after the other, in the order that the command's help states."""

    def __init__(self, *, from_stdin: bool) -> None:
        self._from_stdin = from_stdin

    def next(self, prompt: str) -> str:
        """The next secret; ``prompt`` is a message id. Raises Refused when standard input has no further line."""
        if not self._from_stdin:
            return getpass.getpass(_(prompt) + ": ")
        line = sys.stdin.readline()
        if not line:
            raise Refused(N_("Standard input ended before every secret was given."))
        return line.rstrip("\r\n")
