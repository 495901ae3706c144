"""A real small disk filled to the last byte: the office opens, nothing acknowledged is lost, saving says why not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leoc_desktop.access.office_store import DISK_FULL, DiskFull
from leoc_desktop.domain.period import Period
from leoc_desktop.storage import reserve
from tests.support.offices import LANDSLIDE, TestOffice
from tests.support.small_disk import fill

_MEBIBYTE = 1024**2


def test_a_full_disk_is_read_and_printed_from(
    office: TestOffice, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "AMPLE_BYTES", _MEBIBYTE)
    shutil.copytree(office.folder, small_disk / "office")
    here = TestOffice(small_disk / "office", office.recovery_code, {}, office.clock)
    reserve.lay(here.folder)
    sita = here.sign_in("sita")
    number = sita.incidents.register(LANDSLIDE).number
    filling = fill(small_disk)
    with pytest.raises(DiskFull, match="Looking and printing go on"):
        sita.incidents.register(LANDSLIDE)
    assert [row.number for row in sita.incidents.listed()] == [number]
    here.close()
    here.opened.clear()

    hari = here.sign_in("hari")
    assert not (here.folder / reserve.FILE).exists()
    assert [row.number for row in hari.incidents.listed()] == [number]
    (here.folder / "more").write_bytes(bytes(reserve.RESERVE_BYTES - 4 * _MEBIBYTE))
    here.close()
    here.opened.clear()
    hari = here.sign_in("hari")
    assert DISK_FULL in [notice.msgid for notice in hari.particulars.notices()]
    assert [row.number for row in hari.incidents.listed()] == [number]
    with pytest.raises(DiskFull):
        hari.incidents.register(LANDSLIDE)
    paper = hari.bulletins.preview(Period.daily(office.clock.now()))
    assert paper.pdf.startswith(b"%PDF-"), "printed all the same"

    filling.unlink()
    assert hari.incidents.register(LANDSLIDE).number != number
    assert hari.audit.verify().faults == ()
    here.close()
