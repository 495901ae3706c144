"""Trying unlock keys in tests: one that is typed without a slip and opens nothing, and a try with any."""

from __future__ import annotations

import pytest

from leoc_desktop.access.crockford import check_character
from leoc_desktop.foundation.errors import WrongSecret
from leoc_desktop.startup.services import Services
from tests.support.offices import TestOffice

REASON = "मृतक संख्या गलत"


def wrong_key(count: int = 0) -> str:
    """A key whose check character is right and that nobody issued; another one for each ``count`` up to 12."""
    characters = "0123456789AB"[count % 12] + "ABCDEFGHJKM"
    code = characters + check_character(characters)
    return "-".join((code[:4], code[4:8], code[8:12], code[12:]))


def try_key(services: Services, number: str, key: str, **more: object) -> None:
    """Unlock with a key of the supervisor Hari."""
    services.incidents.unlock(number, supervisor="hari", unlock_key=key, reason=REASON, **more)


def fail(services: Services, number: str, times: int) -> None:
    """Try that many wrong keys, each refused."""
    for count in range(times):
        with pytest.raises(WrongSecret):
            try_key(services, number, wrong_key(count))


def grant_for_sita(office: TestOffice, number: str) -> None:
    """Maya unlocks in her own session, for Sita."""
    office.sign_in("maya").incidents.unlock(
        number, supervisor="maya", unlock_key=office.unlock_keys["maya"], reason=REASON, operator="sita"
    )
