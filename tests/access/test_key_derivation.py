"""Keys from secrets: the same ones as other programs derive, and only with sensible settings."""

import unicodedata
from datetime import datetime

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access import key_derivation
from leoc_desktop.access.key_derivation import (
    CAP,
    FLOOR,
    MIB,
    PASSES,
    Kdf,
    calibrate,
    derive,
    fits,
    fitted,
    hkdf,
    hkdf_expand,
    scaled,
    wipe,
)
from leoc_desktop.foundation.clock import UTC, FixedClock
from leoc_desktop.foundation.errors import StoreDamaged

SALT = b"sixteen byte sal"


def test_argon2id_agrees_with_the_other_library():
    expected = hash_secret_raw("पासवर्ड".encode(), SALT, 3, 64 * MIB, 4, 32, Type.ID)
    assert bytes(derive("पासवर्ड", SALT, FLOOR)) == expected


def test_the_way_a_character_is_composed_makes_no_difference():
    password = "Crème brûlée क़लम"
    forms = {unicodedata.normalize(form, password) for form in ("NFC", "NFD")}
    assert len(forms) == 2
    assert len({bytes(derive(form, SALT, FLOOR)) for form in forms}) == 1


def test_a_lone_surrogate_is_a_password_like_any_other():
    assert len(derive("\ud800", SALT, FLOOR)) == 32


@pytest.mark.parametrize(
    "settings",
    [
        (2, 64 * MIB, 4),
        (21, 64 * MIB, 4),
        (3, 8, 4),
        (3, 64 * MIB - 1, 4),
        (3, 1024 * MIB + 1, 4),
        (3, 8 * 1024 * MIB, 4),
        (3, 64 * MIB, 0),
        (3, 64 * MIB, 9),
        (True, 64 * MIB, 4),
        (3.0, 64 * MIB, 4),
        ("3", 64 * MIB, 4),
        (None, 64 * MIB, 4),
    ],
)
def test_weak_and_exhausting_settings_are_refused_before_anything_runs(settings):
    with pytest.raises(StoreDamaged):
        Kdf(*settings)


@pytest.mark.parametrize("value", [None, [], {}, {"t": 3, "p": 4}, {"t": 3, "m_kib": 65536, "p": 4, "x": 1}])
def test_incomplete_settings_in_a_file_are_refused(value):
    with pytest.raises(StoreDamaged):
        Kdf.from_json(value)


def test_settings_come_back_from_a_file():
    kdf = Kdf(4, 100 * MIB, 2)
    assert Kdf.from_json(kdf.as_json()) == kdf


@given(st.floats(0, 60), st.floats(0.05, 5))
def test_calibration_stays_between_floor_and_cap(seconds, target):
    found = scaled(FLOOR, seconds, target, CAP)
    assert FLOOR.m_kib <= found.m_kib <= CAP.m_kib
    assert found.p == FLOOR.p
    assert FLOOR.t <= found.t <= PASSES[-1]
    assert found.t == FLOOR.t or found.m_kib == CAP.m_kib, "memory before passes"
    effort = found.t * found.m_kib / (FLOOR.t * FLOOR.m_kib)
    assert effort == 1 or effort * seconds <= target * 1.0001


def test_calibration_uses_the_time_it_is_given():
    assert scaled(FLOOR, 0.15, 0.45, CAP) == Kdf(3, 192 * MIB, 4)
    assert scaled(FLOOR, 2.0, 0.45, CAP) == FLOOR
    assert scaled(FLOOR, 0.1, 0.45, CAP) == CAP
    assert scaled(FLOOR, 0.05, 0.45, CAP) == Kdf(6, 256 * MIB, 4), "memory is at its cap: more passes"
    assert scaled(FLOOR, 0.001, 0.45, CAP) == Kdf(20, 256 * MIB, 4)


def test_a_clock_that_stands_still_leaves_the_floor():
    assert calibrate(clock=FixedClock(datetime(2026, 11, 23, tzinfo=UTC))) == FLOOR


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is scripted: what the runs take is not looked at, and they need not happen."""
    monkeypatch.setattr(key_derivation, "derive", lambda _secret, _salt, _kdf: bytearray())


class _Stopwatch(FixedClock):
    """A clock on which the runs of a measurement take the given seconds, one after the other."""

    def __init__(self, *runs: float) -> None:
        super().__init__(datetime(2026, 11, 23, tzinfo=UTC))
        self._moments = [moment for run in runs for moment in (0.0, run)]

    def boot_seconds(self) -> float:
        return self._moments.pop(0) if self._moments else 0.0


@pytest.mark.usefixtures("idle")
def test_the_fastest_of_three_runs_counts():
    """A machine that was busy twice is not taken for a slow one."""
    assert calibrate(clock=_Stopwatch(2.0, 0.15, 0.9)) == Kdf(3, 192 * MIB, 4)


@pytest.mark.usefixtures("idle")
def test_an_office_on_another_machine_gets_what_fits_there():
    stored = Kdf(3, 192 * MIB, 4)
    assert fitted(stored, _Stopwatch(0.4, 0.45, 0.5)) == stored
    assert fitted(stored, FixedClock(datetime(2026, 11, 23, tzinfo=UTC))) == stored, "nothing was measured"
    faster = _Stopwatch(0.06, 0.06, 0.07, 0.02, 0.02, 0.03)
    assert fitted(stored, faster) == scaled(FLOOR, 0.02, 0.45, CAP)
    assert fitted(stored, _Stopwatch(6.0, 7.0, 8.0, 2.0, 2.0, 2.0)) == FLOOR, "never below the floor"


@pytest.mark.parametrize(
    ("kdf", "seconds", "well"),
    [
        (Kdf(3, 192 * MIB, 4), 0.15, True),
        (Kdf(3, 192 * MIB, 4), 1.2, True),
        (Kdf(3, 192 * MIB, 4), 0.14, False),
        (Kdf(3, 192 * MIB, 4), 1.21, False),
        (Kdf(3, 192 * MIB, 4), 0.0, True),  # a clock that stands still has measured nothing
        (FLOOR, 5.0, True),  # it cannot be made easier
    ],
)
def test_what_is_a_bearable_while(kdf: Kdf, seconds: float, *, well: bool):
    assert fits(kdf, seconds) is well


def test_hkdf_gives_the_published_results():
    # RFC 5869, test cases 1 and 3
    material = bytes.fromhex("0b" * 22)
    assert hkdf(material, bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"), bytes(range(13)), 42).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert hkdf(material, b"", b"", 42).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )
    extracted = bytes.fromhex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    assert hkdf_expand(extracted, bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"), 42).hex().startswith("3cb25f25")


def test_wiping_overwrites_in_place():
    first, second = bytearray(b"secret"), bytearray(b"other")
    wipe(first, None, second)
    assert (first, second) == (bytearray(6), bytearray(5))
