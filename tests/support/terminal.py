"""Runs ``leoc`` as people do: arguments, secrets line by line, JSON out."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from leoc_desktop.command_line.main import run
from leoc_desktop.command_line.office_access import OfficeAccess
from leoc_desktop.startup.sample import make_sample
from leoc_desktop.startup.services import open_doors


@dataclass(frozen=True)
class Result:
    """Exit status and what was printed."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON printed; fails when the command failed."""
        assert self.status == 0, self.err
        return json.loads(self.out)


def leoc(
    folder: Path,
    *words: str,
    secrets: Sequence[str] = (),
    more: str = "",
    user: str = "",
    language: str = "en",
    as_json: bool = True,
) -> Result:
    """Run one command with ``--json``, or as people read it; ``more`` follows the secrets on standard input."""
    argv = [*words, "--data-dir", str(folder), "--language", language]
    argv += ["--json"] if as_json else []
    argv += ["--as", user] if user else []
    if secrets and "--recovery-code-stdin" not in words:
        argv.append("--password-stdin")
    typed = "".join(f"{line}\n" for line in secrets) + more
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.stdin", io.StringIO(typed)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            status = run(argv, OfficeAccess(open_doors, make_sample))
        except SystemExit as end:
            status = int(end.code or 0)
    return Result(status, out.getvalue(), err.getvalue())
