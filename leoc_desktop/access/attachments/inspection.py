"""Has a file looked at by a child process that is limited and can be ended; this process never parses it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.kinds import FileKind, kind_of
from leoc_desktop.access.attachments.reasons import AttachmentRefused, Reason

INSPECT = "--inspect-file"
_PROGRAM_ROOT = Path(__file__).parents[3]
_VIEW_KINDS = {"image", "pdf", "text"}
_LONGEST_LINE = 64 * 1024
_LARGEST_VIEW = 60 * limits.MIB


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be taken in: its kind, the copy to be shown, and what is worth knowing."""

    kind: FileKind
    view_kind: str
    view: bytes
    latitude: float | None = None
    longitude: float | None = None
    taken: str = ""
    pages: int | None = None
    flattened: bool = False
    """The copy takes the place of the file: the file itself may not be kept."""


def inspect(name: str, data: bytes, *, flatten: bool = False) -> Inspected:
    """Look into ``data``. Slow: up to a minute. Raises AttachmentRefused; this process is never in danger.

    With ``flatten`` a PDF that would be refused for what it holds becomes pictures of its pages (FLATTENABLE).
    """
    if len(data) > limits.LARGEST_FILE:
        raise AttachmentRefused(Reason.TOO_LARGE)
    kind = kind_of(name, data)
    job = json.dumps({"kind": kind.value, "flatten": flatten}).encode("utf-8") + b"\n" + data
    try:
        run = subprocess.run(  # noqa: S603  this very program
            _command(),
            input=job,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.PATIENCE,
            check=False,
            cwd=None if getattr(sys, "frozen", False) else _PROGRAM_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as endless:
        raise AttachmentRefused(Reason.TOO_COSTLY) from endless
    if run.returncode != 0:  # ended by a limit, or by a fault in a library
        raise AttachmentRefused(Reason.TOO_COSTLY)
    return _understood(kind, run.stdout, flattened=flatten and kind is FileKind.PDF)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, INSPECT]
    return [sys.executable, "-m", "leoc_desktop.access.attachments.inside.child"]


def _understood(kind: FileKind, answer: bytes, *, flattened: bool) -> Inspected:
    """The child read a hostile file: what it says is taken for nothing but what it may be."""
    line, newline, view = answer.partition(b"\n")
    try:
        told: dict[str, Any] = {"refused": "damaged"}
        if newline and len(line) <= _LONGEST_LINE:
            told = json.loads(line)
        if "refused" in told:
            raise AttachmentRefused(Reason(told["refused"]))
        if told["view_kind"] not in _VIEW_KINDS or (not view and told["view_kind"] != "text"):
            raise AttachmentRefused(Reason.DAMAGED)
        if len(view) > _LARGEST_VIEW:
            raise AttachmentRefused(Reason.TOO_COSTLY)
        facts = told["facts"]
        return Inspected(
            kind=kind,
            view_kind=told["view_kind"],
            view=view,
            latitude=_number(facts.get("latitude")),
            longitude=_number(facts.get("longitude")),
            taken=str(facts.get("taken", ""))[:40],
            pages=int(facts["pages"]) if "pages" in facts else None,
            flattened=flattened,
        )
    except (KeyError, TypeError, ValueError) as odd:
        raise AttachmentRefused(Reason.DAMAGED) from odd


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
