"""The short trial that every built program does with itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from leoc_desktop.startup import smoke


def test_the_trial_makes_a_store_a_window_and_a_paper(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "परिणाम" / "smoke.json"
    status = smoke.run_smoke(qapp, file)
    report = json.loads(file.read_text(encoding="utf-8"))
    assert [check["name"] for check in report["checks"]] == [
        "store",
        "keyring",
        "window",
        "paper",
        "attachment",
    ]
    assert (status, report["ok"]) == (0, True), report
    assert QImage(str(file.with_suffix(".png"))).width() == smoke.WIDTH
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_what_fails_is_named_and_the_rest_is_still_tried(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_store", "_keyring", "_window"):
        monkeypatch.setattr(smoke, name, lambda *_: "worked")
    monkeypatch.setattr(smoke, "_paper", _no_font)
    file = tmp_path / "smoke.json"
    assert smoke.run_smoke(qapp, file) == 1
    checks = {check["name"]: check for check in json.loads(file.read_text(encoding="utf-8"))["checks"]}
    assert checks["paper"]["detail"] == "OSError: no font here"
    assert [name for name, check in checks.items() if check["ok"]] == ["store", "keyring", "window"]


def _no_font(*_: Path) -> str:
    raise OSError("no font here")
