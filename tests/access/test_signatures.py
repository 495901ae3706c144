"""Signatures: the owner of a key, and nobody else."""

import re

from leoc_desktop.access.signatures import fingerprint, new_signing_key, public_key, sign, verify


def test_only_the_owner_signs():
    mine, other = new_signing_key(), new_signing_key()
    signature = sign(mine, b"row 7")
    assert verify(public_key(mine), b"row 7", signature)
    assert not verify(public_key(mine), b"row 8", signature)
    assert not verify(public_key(other), b"row 7", signature)
    assert not verify(public_key(mine), b"row 7", bytes([signature[0] ^ 1]) + signature[1:])


def test_malformed_keys_and_signatures_are_simply_not_valid():
    mine = new_signing_key()
    assert not verify(b"", b"row", sign(mine, b"row"))
    assert not verify(bytes(31), b"row", sign(mine, b"row"))
    assert not verify(public_key(mine), b"row", b"")
    assert not verify(public_key(mine), b"row", sign(mine, b"row") + b"x")


def test_a_published_key_and_signature():
    # RFC 8032, section 7.1, test 1
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert public_key(secret).hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert sign(secret, b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065")


def test_keys_may_come_in_wipeable_buffers():
    key = new_signing_key()
    assert sign(bytearray(key), b"row") == sign(key, b"row")


def test_a_fingerprint_is_short_and_belongs_to_its_key():
    first, second = public_key(new_signing_key()), public_key(new_signing_key())
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", fingerprint(first))
    assert fingerprint(first) == fingerprint(first) != fingerprint(second)
