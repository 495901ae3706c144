"""What can be said of the computer and the program, whatever office is on it."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from leoc_desktop import __version__
from leoc_desktop.features.diagnostics.service.finding import Finding
from leoc_desktop.foundation.computer import check, this_computer
from leoc_desktop.foundation.nepali_text import show_number
from leoc_desktop.foundation.paths import font_path
from leoc_desktop.foundation.policy import (
    fixed_entries,
    is_writable_here,
    policy_file,
    policy_in_force,
    problems_in_force,
)
from leoc_desktop.foundation.translation import N_, _, ngettext
from leoc_desktop.records.schema import SCHEMA
from leoc_desktop.storage.data_folder import free_bytes
from leoc_desktop.storage.encrypted_engine import versions

FONTS = ("Mukta-Regular.ttf", "Mukta-Medium.ttf", "Mukta-SemiBold.ttf", "Mukta-Bold.ttf")
LITTLE_SPACE = 1024**3
MEBIBYTE = 1024**2


def program() -> Finding:
    """The program and what it is made of."""
    cipher, database = versions()
    parts = (
        f"LEOC Desktop {__version__}, Python {platform.python_version()}, {sys.platform}, Qt {_qt()}, "
        f"SQLCipher {cipher}, SQLite {database}, schema {SCHEMA.head}"
    )
    return Finding("version", N_("Program and system"), well=True, detail=parts)


def _qt() -> str:
    """Told by its package: this module is used where no Qt is loaded."""
    try:
        return version("PySide6-Essentials")
    except PackageNotFoundError:
        return "–"


def hardware() -> str:
    """Bits and memory. Raises what the program lacks here."""
    here = this_computer()
    check(here)
    memory = show_number((here.memory or 0) // MEBIBYTE)
    return _("{bits} bits, {size} MB of memory").format(bits=show_number(here.bits), size=memory)


def policy() -> Finding:
    """What IT fixed on this computer, or what is wrong with it; others learn only which entries there are."""
    problems = [str(problem) for problem in problems_in_force()]
    if is_writable_here(policy_file()):
        problems.append(_("This account can change the policy file, so it binds nobody. Ask IT."))
    fixed = fixed_entries(policy_in_force())
    entries = ", ".join(f"{entry} = {value}" for entry, value in fixed)
    names = ", ".join(entry for entry, _value in fixed)
    nothing = _("nothing is fixed")
    return Finding(
        "policy",
        N_("Policy of this computer"),
        well=not problems,
        detail="; ".join(problems) or entries or nothing,
        for_others=ngettext("{count} problem", "{count} problems", len(problems)).format(
            count=show_number(len(problems))
        )
        if problems
        else names or nothing,
    )


def space(folder: Path) -> Finding:
    """How much is free on the disk that holds, or would hold, the data folder."""
    free = free_bytes(folder)
    detail = _("{size} MB free").format(size=show_number(free // MEBIBYTE))
    return Finding("disk", N_("Disk"), well=free >= LITTLE_SPACE, detail=detail)


def fonts() -> Finding:
    """Whether what papers are set in is there."""
    missing = [name for name in FONTS if not font_path(name).exists()]
    return Finding("fonts", N_("Fonts"), well=not missing, detail=", ".join(missing or FONTS))
