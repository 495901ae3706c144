"""Sorts the names of places as ICU does, for the test that compares our own order with it.

Runs inside .venv on Linux, as ``python -m development.icu_order``. Qt's wheel for Linux carries ICU; on Windows Qt
sorts with the system, which is why the tests there read the file that this writes.
"""

from __future__ import annotations

import csv
import sys
from functools import cmp_to_key
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale

ROOT = Path(__file__).resolve().parents[1]
LISTS = [ROOT / "resources" / "reference" / name for name in ("local_levels.csv", "hazards.csv")]
IN_ORDER = ROOT / "tests" / "data" / "names_in_icu_order.txt"


def names() -> set[str]:
    """Every Nepali name of local levels in both spellings, districts, provinces and hazards."""
    found: set[str] = set()
    for path in LISTS:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {text.strip() for column, text in row.items() if "_ne" in column}
    return found - {""}


def icu_sorted(texts: set[str]) -> list[str]:
    """``texts`` in the order of ICU's Nepali collation."""
    collator = QCollator(QLocale("ne_NP"))
    return sorted(sorted(texts), key=cmp_to_key(collator.compare))


def main() -> int:
    """Write the file of the test."""
    if sys.platform != "linux":
        sys.stderr.write("Only Qt for Linux carries ICU.\n")
        return 1
    IN_ORDER.write_text("\n".join(icu_sorted(names())) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
