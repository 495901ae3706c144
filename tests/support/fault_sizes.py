"""How often each fault is done: small in every run of the tests (R41), at full size in ``dev.py bench faults``."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FaultSizes:
    """Numbers of faults."""

    kills: int
    cuts: int
    cuts_of_the_control: int
    uploads: int
    restore_rounds: int
    """How often a restore is killed before each of its changes of the disk."""
    draft_kills: int
    every_nth_write: int
    """1: each write fails once, in each of the three ways."""


CI = FaultSizes(30, 100, 40, 15, 1, 8, 15)
FULL = FaultSizes(1000, 2000, 200, 60, 20, 50, 1)
IS_FULL = os.environ.get("LEOC_FAULTS") == "full"
SIZES = FULL if IS_FULL else CI
_RESULTS = "LEOC_FAULT_RESULTS"


def note(campaign: str, **figures: object) -> None:
    """Write down what was found so far, where a campaign asks for it: a line of JSON that stays if it is stopped."""
    if _RESULTS in os.environ:
        with Path(os.environ[_RESULTS]).open("a", encoding="utf-8") as results:
            results.write(json.dumps({"campaign": campaign, **figures}) + "\n")
