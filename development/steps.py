"""Says what is done, then does it: the one way in which dev.py runs other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class StepError(Exception):
    """A step did not work; the sentence says what to do about it."""


def say(text: str) -> None:
    """Tell the reader what happens next."""
    print(f"==> {text}", flush=True)


def run(*command: str | Path, variables: Mapping[str, str] | None = None) -> None:
    """Run ``command`` in the project's root; ``StepError`` when it does not end well."""
    status = status_of(*command, variables=variables)
    if status != 0:
        raise StepError(f"{Path(command[0]).name} ended with status {status}")


def status_of(*command: str | Path, variables: Mapping[str, str] | None = None) -> int:
    """Run ``command`` in the project's root and return its exit status; its output is the reader's."""
    words = [str(word) for word in command]
    shown = [word.replace(str(ROOT) + os.sep, "") for word in words]
    print("  $ " + " ".join(shown), flush=True)
    environment = {**os.environ, "PYTHONUTF8": "1", **(variables or {})}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # the tests start hundreds of programs: each would compile all anew
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode


def output_of(*command: str | Path) -> str:
    """Run ``command`` in the project's root and return what it prints; ``StepError`` when it does not end well."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise StepError(f"{' '.join(words[:3])} ended with status {done.returncode}")
    return done.stdout


def has_display() -> bool:
    """Whether a window can be shown to somebody here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
