"""Rotating logs beside the data, without personal data: levels, places, exception types, never values."""

from __future__ import annotations

import logging
import secrets
import traceback
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)

_BYTES, _FILES = 512 * 1024, 4


class _WithoutValues(logging.Formatter):
    """Exceptions are logged with their type and the lines of code, without the message: it may quote what was typed."""

    def format(self, record: logging.LogRecord) -> str:
        mine = copy(record)
        mine.exc_text = None  # what another handler may have left there says it all
        return super().format(mine)

    def formatException(self, ei: Any) -> str:  # noqa: N802  the name logging calls
        kind, _error, trace = ei
        places = [
            f"{frame.name} {Path(frame.filename).name}:{frame.lineno}"
            for frame in traceback.extract_tb(trace)
        ]
        return f"{kind.__name__} at " + " < ".join(reversed(places))


def note_fault(error: BaseException) -> str:
    """Log what nobody foresaw and return the number under which it is found."""
    number = secrets.token_hex(3).upper()
    _log.error("fault %s", number, exc_info=(type(error), error, error.__traceback__))
    return number


def start_logging(folder: Path) -> None:
    """Write warnings and errors to ``folder``. Does nothing when the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            folder / "leoc.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.addHandler(handler)
