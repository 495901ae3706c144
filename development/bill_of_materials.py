"""What lies beside an artefact: the list of what is built in (CycloneDX), and the SHA-256 of every file to hand out.

Both are the same for two builds of one commit: nothing in them tells the hour or the place of the build.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from development.steps import ROOT, StepError
from development.version import commit_time, program_version

SUMS = "SHA256SUMS"
_WHAT_IS_HASHED = "the lines of RECORD that hold a SHA-256, sorted: one for each file that was installed"
_LOCK = ROOT / "requirements" / "runtime.txt"
_NAMESPACE = uuid.UUID("6f1f3a52-5a3b-5e0e-9a5a-1e0c0de5b0b0")


# What these packages state in words or not at all, as SPDX says it; read in the texts that they bring. Those that only
# Windows installs are all here: a build on Linux would not notice a missing one.
_LICENCES = {
    "backports-tarfile": "MIT",
    "charset-normalizer": "MIT",
    "jaraco-classes": "MIT",
    "lxml": "BSD-3-Clause",
    "puremagic": "MIT",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sspilib": "MIT",
    "uharfbuzz": "Apache-2.0",
}


def write_bill(
    artefact: Path, site_packages: Path, python: str, *, native: Sequence[Mapping[str, str]], program: Path
) -> Path:
    """Write ``ARTEFACT.cdx.json``: what went into ``artefact``.

    These are every locked package that ``site_packages`` holds, the ``native`` libraries inside them
    (development/native_versions.py), Python itself, the font, and every library and program of the built folder
    ``program`` with its SHA-256. StepError for a package whose licence nobody has told.
    """
    locked = set(re.findall(r"^([a-z0-9-]+)==", _LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    found = [package for package in distributions(path=[str(site_packages)]) if _name(package) in locked]
    components = [_component(package) for package in sorted(found, key=_name)]
    components += [_native(library) for library in native]
    components += [
        {"type": "platform", "name": "python", "version": python, "licenses": [_named("PSF-2.0")]},
        {"type": "data", "name": "Mukta", "licenses": [_named("OFL-1.1")]},
    ]
    components += [_file(program, path) for path in sorted(program.rglob("*")) if _is_binary(path)]
    made = datetime.fromtimestamp(commit_time(), UTC).isoformat().replace("+00:00", "Z")
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{artefact.name}@{made}')}",
        "version": 1,
        "metadata": {
            "timestamp": made,
            "component": {
                "type": "application",
                "name": "leoc-desktop",
                "version": program_version(),
                "licenses": [_named("Apache-2.0")],
            },
        },
        "components": components,
    }
    target = artefact.with_name(f"{artefact.name}.cdx.json")
    target.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def write_sums(folder: Path) -> Path:
    """Write ``SHA256SUMS`` over every file of ``folder``, in the form that ``sha256sum --check`` reads."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    target = folder / SUMS
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _name(package: Distribution) -> str:
    return re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()


def _component(package: Distribution) -> dict[str, Any]:
    name = _name(package)
    component: dict[str, Any] = {
        "type": "library",
        "name": name,
        "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
    }
    stated = "License-Expression" in package.metadata
    licence = package.metadata["License-Expression"] if stated else _LICENCES.get(name)
    if licence is None:
        raise StepError(f"Say in development/bill_of_materials.py which licence {name} has")
    component["licenses"] = [{"expression": licence}]
    record = package.read_text("RECORD") or ""
    files = "\n".join(line for line in sorted(record.splitlines()) if ",sha256=" in line)
    component["hashes"] = [_sha256(files.encode())]
    component["properties"] = [{"name": "leoc:hash-of", "value": _WHAT_IS_HASHED}]
    return component


def _native(library: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "library",
        "name": library["name"],
        "version": library["version"],
        "licenses": [_named(library["licence"])],
        "properties": [{"name": "leoc:brought-by", "value": library["package"]}],
    }


def _is_binary(path: Path) -> bool:
    named = path.suffix in {".exe", ".dll", ".pyd"} or ".so" in path.suffixes or path.suffix == ""
    if not named or not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        start = file.read(4)
    return start[:2] == b"MZ" or start == b"\x7fELF"


def _file(program: Path, path: Path) -> dict[str, Any]:
    name = path.relative_to(program).as_posix()
    return {"type": "file", "name": name, "hashes": [_sha256(path.read_bytes())]}


def _sha256(content: bytes) -> dict[str, str]:
    return {"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}


def _named(licence: str) -> dict[str, Any]:
    return {"license": {"id": licence}}
