"""Writes the hashed locks of requirements/ anew. No address of a package index gets into them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from development.environment import LOCK_OF_LOCKING, PROGRAMS, PYTHON, install
from development.steps import ROOT, run, say

# In this order: what the tools share with the program stays at the program's versions.
LOCKS = ("runtime", "dev", "lock")
UNIVERSAL = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate")


def write_locks(*, upgrade: bool) -> None:
    """Resolve every requirements/*.in for all platforms; versions stay as they are unless ``upgrade``."""
    say("Resolving the locks")
    install(LOCK_OF_LOCKING)
    folder = ROOT / "requirements"
    variables = as_pip_is_set_up()
    for name in LOCKS:
        choices: list[str | Path] = ["--upgrade"] if upgrade else []
        if name == "dev":
            choices += ["--constraint", folder / "runtime.txt"]
        files = (folder / f"{name}.in", "--output-file", folder / f"{name}.txt")
        run(PROGRAMS / "uv", "pip", "compile", "--quiet", *UNIVERSAL, *choices, *files, variables=variables)


def as_pip_is_set_up() -> dict[str, str]:
    """The index and certificates that pip uses here, said in uv's words."""
    listed = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    variables = {}
    for line in listed.stdout.splitlines():
        key, _, value = line.partition("=")
        match key.rpartition(".")[2]:
            case "index-url":
                variables["UV_DEFAULT_INDEX"] = value.strip("'")
            case "cert":
                variables["SSL_CERT_FILE"] = value.strip("'")
    return variables
