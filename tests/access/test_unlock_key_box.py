"""What the store keeps of an unlock key, and who gets a signature out of it."""

from dataclasses import replace

import pytest

from leoc_desktop.access import unlock_key_box
from leoc_desktop.access.key_derivation import FLOOR, MIB, Kdf
from leoc_desktop.access.signatures import new_signing_key, public_key, sign, verify
from leoc_desktop.access.unlock_code import new_unlock_code
from leoc_desktop.access.unlock_key_box import open_unlock_key, seal_unlock_key
from leoc_desktop.foundation.errors import WrongSecret

CODE = new_unlock_code()


@pytest.fixture(scope="module")
def box():
    return seal_unlock_key(CODE, kdf=FLOOR)


def test_the_key_on_paper_gives_a_signature_that_the_public_key_confirms(box):
    signing_key = open_unlock_key(CODE.lower().replace("-", " "), box)
    assert verify(box.public_key, b"grant", sign(signing_key, b"grant"))


def test_another_key_does_not_open_it(box):
    with pytest.raises(WrongSecret) as caught:
        open_unlock_key(new_unlock_code(), box)
    assert caught.value.msgid == unlock_key_box.DOES_NOT_FIT


def test_a_mistyped_key_is_refused_before_any_work(box, monkeypatch):
    monkeypatch.setattr(unlock_key_box, "derive", None)
    with pytest.raises(WrongSecret):
        open_unlock_key("ABCD", box)


def _flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        lambda box: replace(box, salt=_flipped(box.salt, 0)),
        lambda box: replace(box, kdf=Kdf(4, 64 * MIB, 4)),
        lambda box: replace(box, verifier=_flipped(box.verifier, 31)),
        lambda box: replace(box, wrapped=_flipped(box.wrapped, 0)),
        lambda box: replace(box, wrapped=_flipped(box.wrapped, 20)),
        lambda box: replace(box, wrapped=box.wrapped[:-1]),
        lambda box: replace(box, wrapped=b""),
        lambda box: replace(box, public_key=public_key(new_signing_key())),
    ],
)
def test_an_altered_box_opens_for_nobody(box, change):
    with pytest.raises(WrongSecret):
        open_unlock_key(CODE, change(box))


def test_the_box_holds_neither_the_code_nor_the_key(box):
    kept = box.salt + box.verifier + box.wrapped + box.public_key
    assert CODE.replace("-", "").encode() not in kept
    assert bytes(open_unlock_key(CODE, box)) not in kept
