"""From secrets to keys: Argon2id for what people type, HKDF-SHA256 for what comes from a key."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from leoc_desktop.foundation.clock import Clock, SystemClock
from leoc_desktop.foundation.errors import StoreDamaged
from leoc_desktop.foundation.translation import N_

if TYPE_CHECKING:
    from cryptography.utils import Buffer

KEY_BYTES = 32
SALT_BYTES = 16
MIB = 1024  # memory is counted in KiB
PASSES = range(3, 20 + 1)
MEMORY_KIB = range(64 * MIB, 1024 * MIB + 1)
LANES = range(1, 8 + 1)

OUT_OF_BOUNDS = N_("The settings of a key are outside the permitted range. The file was altered.")


@dataclass(frozen=True, slots=True)
class Kdf:
    """How hard Argon2id works: ``t`` passes over ``m_kib`` KiB of memory in ``p`` lanes.

    Settings that are too weak or would exhaust the machine raise StoreDamaged before anything is computed.
    """

    t: int
    m_kib: int
    p: int

    def __post_init__(self) -> None:
        bounded = ((self.t, PASSES), (self.m_kib, MEMORY_KIB), (self.p, LANES))
        if any(type(number) is not int or number not in bounds for number, bounds in bounded):
            raise StoreDamaged(OUT_OF_BOUNDS)

    def as_json(self) -> dict[str, object]:
        """The settings as they stand in files."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: object) -> Kdf:
        """Settings out of a file. StoreDamaged when they are incomplete or out of bounds."""
        if not isinstance(value, Mapping) or set(value) != {"t", "m_kib", "p"}:
            raise StoreDamaged(OUT_OF_BOUNDS)
        return cls(value["t"], value["m_kib"], value["p"])


FLOOR = Kdf(t=3, m_kib=64 * MIB, p=4)  # second recommended option of RFC 9106, section 4
_RUNS = 3
_BEARABLE = (0.15, 1.2)  # seconds for one password on the machine at hand; a calibrated one takes about 0.45
CAP = Kdf(t=3, m_kib=256 * MIB, p=4)  # an old PC of 4 GB keeps room for its other programs


def derive(secret: str | bytes | bytearray, salt: bytes, kdf: Kdf) -> bytearray:
    """32 key bytes from a typed secret. Text is taken as NFKC, so that no keyboard makes a difference."""
    material = bytearray(_typed_bytes(secret) if isinstance(secret, str) else secret)
    key = bytearray(KEY_BYTES)
    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=kdf.t, lanes=kdf.p, memory_cost=kdf.m_kib)
    argon.derive_into(cast("bytes", material), key)  # it takes any buffer; its type stub says bytes
    wipe(material)
    return key


def _typed_bytes(text: str) -> bytes:
    # A lone surrogate can be pasted but not stored as UTF-8; it has to be a wrong password, not a crash.
    return unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass")


def calibrate(target_seconds: float = 0.45, cap: Kdf = CAP, clock: Clock | None = None) -> Kdf:
    """The settings that take about ``target_seconds`` on this machine, from FLOOR up to ``cap``."""
    return scaled(FLOOR, _fastest(FLOOR, clock or SystemClock()), target_seconds, cap)


def fits(kdf: Kdf, seconds: float) -> bool:
    """Whether ``seconds`` are a bearable while for one password, or as near to it as the bounds allow."""
    if seconds > _BEARABLE[1]:
        return kdf == FLOOR
    return not seconds or seconds >= _BEARABLE[0]


def fitted(stored: Kdf, clock: Clock) -> Kdf:
    """``stored`` where this machine takes a bearable while for it; what fits here where the machine is another one."""
    return stored if fits(stored, _fastest(stored, clock)) else calibrate(clock=clock)


def _fastest(kdf: Kdf, clock: Clock) -> float:
    """Seconds of the fastest of three runs: whatever else the machine does only ever makes one slower."""
    salt, taken = bytes(SALT_BYTES), []
    derive(b"warm-up", salt, kdf)  # the first run also pays for fetching the memory
    for _run in range(_RUNS):
        begin = clock.boot_seconds()
        derive(b"measured", salt, kdf)
        taken.append(clock.boot_seconds() - begin)
    return min(taken)


def scaled(measured: Kdf, seconds: float, target_seconds: float, cap: Kdf) -> Kdf:
    """``measured``, which took ``seconds``, with as much more memory as fits into ``target_seconds``.

    Where memory reaches the cap before that time is used up, more passes use the rest.
    """
    if seconds <= 0:
        return measured  # a clock that stands still has measured nothing
    factor = min(target_seconds / seconds, float(MEMORY_KIB[-1]))
    step = 16 * MIB
    memory = max(measured.m_kib, min(int(measured.m_kib * factor) // step * step, cap.m_kib))
    passes = int(measured.t * factor * measured.m_kib / memory)
    return Kdf(max(measured.t, min(passes, PASSES[-1])), memory, measured.p)


def hkdf(key: Buffer, info: str | bytes, salt: bytes = b"", length: int = KEY_BYTES) -> bytearray:
    """HKDF-SHA256 (RFC 5869), extract and expand: ``length`` bytes for the purpose ``info``."""
    derived = bytearray(length)
    HKDF(SHA256(), length, salt, _info(info)).derive_into(key, derived)
    return derived


def hkdf_expand(key: Buffer, info: str | bytes, length: int = KEY_BYTES) -> bytearray:
    """HKDF-Expand alone, for a ``key`` that is already uniform: ``length`` bytes for the purpose ``info``."""
    derived = bytearray(length)
    HKDFExpand(SHA256(), length, _info(info)).derive_into(key, derived)
    return derived


def _info(info: str | bytes) -> bytes:
    return info.encode("ascii") if isinstance(info, str) else info


def wipe(*buffers: bytearray | None) -> None:
    """Overwrite keys that are no longer needed."""
    for buffer in buffers:
        if buffer is not None:
            buffer[:] = bytes(len(buffer))
