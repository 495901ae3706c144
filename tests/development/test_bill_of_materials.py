"""The list of what is built in, and the sums, which are the same for two builds of one commit."""

from __future__ import annotations

import hashlib
import json
import re
import sysconfig
from pathlib import Path

import pytest

from development import bill_of_materials
from development.native_versions import native_libraries
from development.steps import StepError

HERE = Path(sysconfig.get_paths()["purelib"])


def write(tmp_path: Path) -> Path:
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True, exist_ok=True)
    (program / "_internal" / "libQt6Core.so.6").write_bytes(b"\x7fELF made up")
    (program / "_internal" / "note.txt").write_bytes(b"note")
    artefact = tmp_path / "leoc-desktop_0.1.0_amd64.deb"
    return bill_of_materials.write_bill(artefact, HERE, "3.11.9", native=native_libraries(), program=program)


def test_every_locked_package_is_listed_with_its_version(tmp_path: Path) -> None:
    written = write(tmp_path)
    bill = json.loads(written.read_text(encoding="utf-8"))
    assert written.name == "leoc-desktop_0.1.0_amd64.deb.cdx.json"
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    purls = {component["name"]: component.get("purl", "") for component in bill["components"]}
    assert purls["sqlcipher3"].startswith("pkg:pypi/sqlcipher3@0.6")
    assert {"pyside6-essentials", "cryptography", "reportlab", "python", "Mukta"} <= set(purls)
    assert "pytest" not in purls
    assert write(tmp_path).read_bytes() == json.dumps(bill, indent=1, ensure_ascii=False).encode() + b"\n"


def test_everything_has_a_licence_and_what_can_be_compared_a_hash(tmp_path: Path) -> None:
    components = json.loads(write(tmp_path).read_text(encoding="utf-8"))["components"]
    assert [one["name"] for one in components if one["type"] != "file" and not one.get("licenses")] == []
    assert [one["name"] for one in components if "purl" in one and not one["hashes"]] == []
    files = {one["name"]: one["hashes"][0]["content"] for one in components if one["type"] == "file"}
    assert files == {"_internal/libQt6Core.so.6": hashlib.sha256(b"\x7fELF made up").hexdigest()}


def test_libraries_inside_packages_are_named_with_their_versions(tmp_path: Path) -> None:
    components = json.loads(write(tmp_path).read_text(encoding="utf-8"))["components"]
    versions = {one["name"]: one["version"] for one in components if "purl" not in one and "version" in one}
    assert {"SQLCipher", "SQLite", "OpenSSL", "Qt", "HarfBuzz", "PDFium", "qpdf"} <= set(versions)
    assert versions["Qt"].startswith("6.11.")
    assert versions["SQLCipher"].startswith("4.")


def test_a_package_without_a_known_licence_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(bill_of_materials._LICENCES, "reportlab")
    with pytest.raises(StepError, match="which licence reportlab has"):
        write(tmp_path)


def test_the_packages_that_only_windows_installs_have_a_licence() -> None:
    lock = bill_of_materials._LOCK.read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)==\S+ ; sys_platform == 'win32'", lock, re.MULTILINE))
    assert "pywin32-ctypes" in names
    assert names <= set(bill_of_materials._LICENCES)


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    for name, content in (("b.exe", b"b"), ("a.deb", b"a")):
        (tmp_path / name).write_bytes(content)
    bill_of_materials.write_sums(tmp_path)
    lines = bill_of_materials.write_sums(tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256(name[:1].encode()).hexdigest()}  {name}" for name in ("a.deb", "b.exe")
    ]
