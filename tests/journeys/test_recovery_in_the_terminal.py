"""``leoc`` when something is lost: the code, passwords, an altered store, the keys of the whole office."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.store_surgery import keep_copy, put_back
from tests.support.terminal import leoc

NEW = "a kettle on a quiet veranda"


def test_the_code_lets_an_administrator_in_again(office: TestOffice) -> None:
    folder = office.folder
    wrong = leoc(folder, "recover", secrets=[office.recovery_code[:-1] + "U"])
    assert (wrong.status, "recovery code" in wrong.err) == (1, True)
    listed = leoc(folder, "recover", secrets=[office.recovery_code]).data
    assert listed == {"passwords_open": True, "administrators": ["admin"], "one_time_password": None}
    nobody = leoc(folder, "recover", "--administrator", "sita", secrets=[office.recovery_code])
    assert (nobody.status, nobody.err.strip()) == (1, "There is no administrator sita.")
    given = leoc(folder, "recover", "--administrator", "admin", secrets=[office.recovery_code]).data
    password = given["one_time_password"]
    assert leoc(folder, "user", "password", secrets=[password, NEW], user="admin").status == 0
    assert leoc(folder, "user", "list", secrets=[NEW], user="admin").status == 0
    assert leoc(folder, "user", "list", secrets=[PASSWORDS["admin"]], user="admin").status == 1


def test_a_new_code_takes_the_place_of_the_lost_one(office: TestOffice) -> None:
    folder, admin = office.folder, [PASSWORDS["admin"]]
    refused = leoc(folder, "recovery-code", "renew", secrets=[PASSWORDS["sita"]], user="sita")
    assert (refused.status, "right" in refused.err) == (1, True)
    code = leoc(folder, "recovery-code", "renew", secrets=admin, user="admin").data["recovery_code"]
    assert leoc(folder, "recover", secrets=[office.recovery_code]).status == 1
    assert leoc(folder, "recover", secrets=[code]).status == 0


def test_the_policy_on_the_second_secret_is_shown_and_changed(office: TestOffice) -> None:
    def factor(*words: str) -> tuple[int, str]:
        result = leoc(
            office.folder, "office", "device-factor", *words, secrets=[PASSWORDS["admin"]], user="admin"
        )
        return result.status, result.data["device_factor"] if result.status == 0 else result.err

    assert factor() == (0, "preferred")
    status, why = factor("required")  # tests run without a keyring
    assert (status, "keyring" in why) == (1, True)
    assert factor("off") == (0, "off")
    assert factor() == (0, "off")


def test_an_altered_store_is_accepted_with_a_reason(office: TestOffice, tmp_path: Path) -> None:
    folder, admin = office.folder, [PASSWORDS["admin"]]
    assert leoc(folder, "office", "findings", secrets=admin, user="admin").data == []
    keep_copy(folder, tmp_path / "older")
    office.clock.advance(timedelta(hours=1))
    office.sign_in("sita").incidents.register(LANDSLIDE)
    office.close()
    put_back(tmp_path / "older", folder)
    found = leoc(folder, "office", "findings", secrets=admin, user="admin")
    assert (found.status, "older copy" in found.out) == (1, True)
    short = leoc(folder, "office", "accept", "--reason", " ", secrets=admin, user="admin")
    assert (short.status, short.err.strip()) == (1, "State the reason in a few words.")
    reason = "the disk was exchanged"
    assert leoc(folder, "office", "accept", "--reason", reason, secrets=admin, user="admin").data == {
        "accepted": True
    }
    assert leoc(folder, "office", "findings", secrets=admin, user="admin").data == []


def test_new_keys_give_everybody_a_one_time_password(office: TestOffice) -> None:
    made = leoc(office.folder, "office", "new-keys", secrets=[PASSWORDS["admin"]], user="admin").data
    assert set(made["one_time_passwords"]) == set(PASSWORDS)
    assert leoc(office.folder, "user", "list", secrets=[PASSWORDS["admin"]], user="admin").status == 1
    one_time = made["one_time_passwords"]["admin"]
    assert leoc(office.folder, "user", "password", secrets=[one_time, NEW], user="admin").status == 0
    assert leoc(office.folder, "recover", secrets=[made["recovery_code"]]).status == 0
