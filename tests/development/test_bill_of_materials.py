"""The list of what is built in, and the sums, which are the same for two builds of one commit."""

from __future__ import annotations

import hashlib
import json
import sysconfig
from pathlib import Path

from development import bill_of_materials

HERE = Path(sysconfig.get_paths()["purelib"])


def test_every_locked_package_is_listed_with_its_version(tmp_path: Path) -> None:
    artefact = tmp_path / "leoc-desktop_0.1.0_amd64.deb"
    written = bill_of_materials.write_bill(artefact, HERE, "3.11.9")
    bill = json.loads(written.read_text(encoding="utf-8"))
    assert written.name == "leoc-desktop_0.1.0_amd64.deb.cdx.json"
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    purls = {component["name"]: component.get("purl", "") for component in bill["components"]}
    assert purls["sqlcipher3"].startswith("pkg:pypi/sqlcipher3@0.6")
    assert {"pyside6-essentials", "cryptography", "reportlab", "python", "Mukta"} <= set(purls)
    assert "pytest" not in purls
    again = bill_of_materials.write_bill(artefact, HERE, "3.11.9").read_bytes()
    assert again == json.dumps(bill, indent=1, ensure_ascii=False).encode() + b"\n"


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    for name, content in (("b.exe", b"b"), ("a.deb", b"a")):
        (tmp_path / name).write_bytes(content)
    bill_of_materials.write_sums(tmp_path)
    lines = bill_of_materials.write_sums(tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256(name[:1].encode()).hexdigest()}  {name}" for name in ("a.deb", "b.exe")
    ]
