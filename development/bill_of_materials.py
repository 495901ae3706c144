"""What lies beside an artefact: the list of what is built in (CycloneDX), and the SHA-256 of every file to hand out.

Both are the same for two builds of one commit: nothing in them tells the hour or the place of the build.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from development.steps import ROOT
from development.version import commit_time, program_version

SUMS = "SHA256SUMS"
_LOCK = ROOT / "requirements" / "runtime.txt"
_NAMESPACE = uuid.UUID("6f1f3a52-5a3b-5e0e-9a5a-1e0c0de5b0b0")


def write_bill(artefact: Path, site_packages: Path, python: str) -> Path:
    """Write ``ARTEFACT.cdx.json``: every locked package that ``site_packages`` holds, Python itself, and the font."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", _LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    found = [package for package in distributions(path=[str(site_packages)]) if _name(package) in locked]
    components = [_component(package) for package in sorted(found, key=_name)]
    components += [
        {"type": "platform", "name": "python", "version": python, "licenses": [_named("PSF-2.0")]},
        {"type": "data", "name": "Mukta", "licenses": [_named("OFL-1.1")]},
    ]
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
    if "License-Expression" in package.metadata:
        component["licenses"] = [{"expression": package.metadata["License-Expression"]}]
    return component


def _named(licence: str) -> dict[str, Any]:
    return {"license": {"id": licence}}
