"""What IT fixes holds wherever it is decided: at set-up, for passwords, for the second factor, in the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from leoc_desktop.access.device_secret import DeviceFactor, minimum_length
from leoc_desktop.access.roles import Role
from leoc_desktop.features.office.service import NewOffice
from leoc_desktop.foundation.errors import Refused, ValidationFailed
from leoc_desktop.foundation.policy import Policy, PolicyProblem, enforce
from leoc_desktop.foundation.settings import Settings, read_settings, write_settings
from leoc_desktop.foundation.translation import ENGLISH, NEPALI
from leoc_desktop.startup.services import open_doors
from tests.support.terminal import leoc

NEW = NewOffice("70211", NEPALI, "prakash", "प्रकाश जोशी", "चार शब्द लामो पासवर्ड")


@pytest.fixture(autouse=True)
def nothing_fixed_afterwards() -> Iterator[None]:
    yield
    enforce(Policy())


def test_only_the_fixed_office_can_be_set_up(tmp_path: Path) -> None:
    enforce(Policy(local_level="10101"))
    with pytest.raises(Refused, match=r"policy|नीति"):
        open_doors(tmp_path).office.set_up(NEW)
    assert not open_doors(tmp_path).office.holds_office()


def test_passwords_are_as_long_as_it_wants(tmp_path: Path) -> None:
    enforce(Policy(shortest_password=30))
    assert minimum_length([Role.OPERATOR], with_device_secret=True) == 30
    assert minimum_length([Role.SUPERVISOR], with_device_secret=True) == 30
    with pytest.raises(ValidationFailed):
        open_doors(tmp_path).office.set_up(NEW)


def test_a_new_office_takes_the_fixed_second_factor() -> None:
    enforce(Policy(device_factor="required"))
    assert NEW.policy is DeviceFactor.REQUIRED


def test_settings_follow_the_policy(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_settings(file, Settings(language=NEPALI, last_name="sita"))
    enforce(Policy(language=ENGLISH, offer_last_name=False))
    fixed = read_settings(file)
    assert (fixed.language, fixed.spoken.nepali_digits, fixed.last_name) == (ENGLISH, False, "")


def test_doctor_names_what_is_fixed_and_what_is_wrong(tmp_path: Path) -> None:
    enforce(Policy(idle_minutes=5), (PolicyProblem(7, "office.language", "Wrong.", {}),))
    findings = {finding.code: finding for finding in open_doors(tmp_path).diagnostics.examine()}
    assert not findings["policy"].well
    assert "office.language" in findings["policy"].detail
    enforce(Policy(idle_minutes=5))
    findings = {finding.code: finding for finding in open_doors(tmp_path).diagnostics.examine()}
    assert (findings["policy"].well, findings["policy"].detail) == (True, "sign_in.idle_minutes = 5")


def test_leoc_checks_a_file_and_shows_what_holds(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[sign_in]\nidle_minutes = 5\n", encoding="utf-8")
    checked = leoc(tmp_path, "policy", "check", str(file))
    assert checked.data == {"ok": True, "fixed": {"sign_in.idle_minutes": "5"}, "problems": []}
    file.write_text("[sign_in]\nidle_minutes = 500\n", encoding="utf-8")
    refused = leoc(tmp_path, "policy", "check", str(file))
    assert refused.status == 1
    (problem,) = json.loads(refused.out)["problems"]
    assert (problem["line"], problem["entry"]) == (2, "sign_in.idle_minutes")
    assert "from 1 to 60" in problem["reason"]
    enforce(Policy(language=ENGLISH))
    assert leoc(tmp_path, "policy", "show").data["fixed"] == {"office.language": "en"}
