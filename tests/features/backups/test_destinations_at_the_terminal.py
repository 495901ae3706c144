"""``leoc backup destination`` and ``run``; an office restored straight from a share with a password of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.offices import LANDSLIDE, PASSWORDS, TestOffice
from tests.support.samba import PASSWORD, USER, Samba, why_not
from tests.support.terminal import leoc


def test_a_folder_is_added_used_tried_out_and_removed(
    office: TestOffice, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = [PASSWORDS["admin"]]
    monkeypatch.chdir(share.parent)
    add = ("backup", "destination", "add", "Stick", "--folder", share.name)
    assert leoc(office.folder, *add, user="admin", secrets=secrets).data["deletes"] is True
    ran = leoc(office.folder, "backup", "run", user="sita", secrets=[PASSWORDS["sita"]])
    assert (ran.data["delivered"], ran.data["troubles"]) == (1, [])
    (row,) = leoc(office.folder, "backup", "destination", "list", user="admin", secrets=secrets).data
    assert (row["name"], row["place"], row["trouble"]) == ("Stick", str(share), None)
    assert row["newest_copy_at"]
    now = leoc(office.folder, "backup", "now", "--to", share.name, user="admin", secrets=secrets)
    assert Path(now.data["file"]).parent == share
    by_hand, by_itself = leoc(office.folder, "backup", "list", user="admin", secrets=secrets).data
    assert by_hand["whole_size"] == by_hand["new_size"] == by_hand["size"]
    assert by_itself["whole_size"] == by_itself["new_size"] > by_itself["size"]
    away = share.rename(share.with_name("away"))
    tried = leoc(office.folder, "backup", "destination", "test", "Stick", user="admin", secrets=secrets)
    assert (tried.status, "The folder for backups is not in" in tried.err) == (1, True)
    away.rename(share)
    removed = leoc(office.folder, "backup", "destination", "remove", "Stick", user="admin", secrets=secrets)
    assert removed.status == 0
    assert leoc(office.folder, "backup", "destination", "list", user="admin", secrets=secrets).data == []
    unknown = leoc(office.folder, "backup", "destination", "test", "Stick", user="admin", secrets=secrets)
    assert "no destination named Stick" in unknown.err
    denied = leoc(office.folder, *add, user="sita", secrets=[PASSWORDS["sita"]])
    assert denied.status == 1


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can run")
def test_an_office_is_restored_straight_from_a_share(office: TestOffice, tmp_path: Path) -> None:
    server = Samba()
    try:
        share = (
            "--server",
            "127.0.0.1",
            "--share",
            "backup",
            "--port",
            str(server.port),
            "--share-user",
            USER,
        )
        sita = office.sign_in("sita")
        sita.incidents.register(LANDSLIDE)
        office.close()
        both = [PASSWORDS["admin"], PASSWORD]
        add = ("backup", "destination", "add", "NAS", *share)
        assert leoc(office.folder, *add, user="admin", secrets=both).status == 0
        assert leoc(office.folder, "backup", "run", user="admin", secrets=both[:1]).data["delivered"] == 1
        listed = leoc(tmp_path / "new", "backup", "at-share", *share, secrets=[PASSWORD]).data
        assert len(listed) == 1
        wrong = leoc(tmp_path / "new", "backup", "at-share", *share, secrets=["wrong"])
        assert "does not accept the user name or password" in wrong.err
        secrets = [PASSWORD, office.recovery_code]
        restore = ("restore", "newest", *share, "--recovery-code-stdin")
        looked = leoc(tmp_path / "new", *restore, "--preview", secrets=secrets)
        assert (looked.data["incidents"], looked.data["log_faults"]) == (1, [])
        done = leoc(tmp_path / "new", *restore, secrets=secrets)
        assert json.loads(done.out)["incidents"] == 1
        assert not list((tmp_path / "new").glob("*.leocb"))
    finally:
        server.close()
    restored = TestOffice(tmp_path / "new", office.recovery_code, {}, office.clock)
    assert len(restored.sign_in("sita").incidents.listed()) == 1
    restored.close()
