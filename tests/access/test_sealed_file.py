"""Sealed containers: everything comes back, and every alteration is refused with its cause."""

import hashlib
import hmac
import io
import json
import random
import struct

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access import sealed_file
from leoc_desktop.access.sealed_file import ATTACHMENT, BACKUP, read_header, seal, unseal
from leoc_desktop.foundation.errors import BackupTrouble

KEY = bytes(range(32))
CHUNK = 64
SEALED_CHUNK = CHUNK + 16
HEADER = {"app": "0.1.0", "office": "बनेपा", "slots": [1, 2], "training": False}


def sealed(contents, header=HEADER, *, magic=BACKUP, chunk=CHUNK, key=KEY):
    target = io.BytesIO()
    seal(io.BytesIO(contents), target, key, header, magic=magic, chunk=chunk)
    return target.getvalue()


def unsealed(container, *, key=KEY, magic=BACKUP):
    target = io.BytesIO()
    header = unseal(io.BytesIO(container), target, key, magic)
    return target.getvalue(), header


def cause(container, **given):
    """Why ``container`` is refused."""
    with pytest.raises(BackupTrouble) as caught:
        unsealed(container, **given)
    return caught.value.msgid


def start_of_chunks(container):
    return 6 + 4 + struct.unpack(">I", container[6:10])[0] + 32


def chunks_of(container):
    body = container[start_of_chunks(container) :]
    return [body[place : place + SEALED_CHUNK] for place in range(0, len(body), SEALED_CHUNK)]


def with_header(container, raw):
    """The container with another header text and, like before, the old HMAC behind it."""
    return container[:6] + struct.pack(">I", len(raw)) + raw + container[start_of_chunks(container) - 32 :]


@given(st.binary(max_size=1000), st.integers(1, 200))
def test_contents_and_header_come_back(contents, chunk):
    assert unsealed(sealed(contents, chunk=chunk)) == (contents, HEADER)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_every_size_around_a_chunk_comes_back(size):
    contents = random.Random(size).randbytes(size)
    container = sealed(contents)
    assert unsealed(container)[0] == contents
    assert len(chunks_of(container)) == max(1, -(-size // CHUNK))


def test_the_sizes_used_by_backups_and_attachments():
    contents = random.Random(1).randbytes(2_500_000)
    assert unsealed(sealed(contents, chunk=sealed_file.BACKUP_CHUNK))[0] == contents
    photo = sealed(contents, magic=ATTACHMENT, chunk=sealed_file.ATTACHMENT_CHUNK)
    assert unsealed(photo, magic=ATTACHMENT)[0] == contents


def test_a_source_that_gives_its_bytes_piecemeal_makes_no_difference():
    class Trickle(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 7))

    contents = bytes(range(256))
    target, again = io.BytesIO(), io.BytesIO()
    seal(Trickle(contents), target, KEY, HEADER, magic=BACKUP, chunk=CHUNK)
    assert len(chunks_of(target.getvalue())) == 4
    unseal(Trickle(target.getvalue()), again, KEY, BACKUP)
    assert again.getvalue() == contents


def test_the_header_can_be_read_without_a_key(tmp_path):
    path = tmp_path / "one.leocb"
    path.write_bytes(sealed(b"secret"))
    assert read_header(path, BACKUP) == HEADER
    with path.open("rb") as file:
        assert read_header(file, BACKUP) == HEADER


def test_the_contents_cannot_be_read_without_the_key():
    contents = "मृतकको नाम".encode() * 50
    assert "मृतकको".encode() not in sealed(contents)
    assert sealed(contents) != sealed(contents)
    assert cause(sealed(contents), key=bytes(32)) == sealed_file.WRONG_KEY_OR_ALTERED


def test_the_header_entry_of_the_container_is_reserved():
    with pytest.raises(ValueError, match="reserved"):
        sealed(b"", {"stream": 1})
    for size in (0, sealed_file.BACKUP_CHUNK + 1):
        with pytest.raises(ValueError, match="out of range"):
            sealed(b"", chunk=size)
    with pytest.raises(ValueError, match="too large"):
        sealed(b"", {"text": "x" * sealed_file.LARGEST_HEADER})


# Alterations


def test_three_hundred_random_bit_flips_are_all_refused():
    contents = random.Random(7).randbytes(5 * CHUNK + 9)
    container = sealed(contents)
    chance = random.Random(2083)
    for _ in range(300):
        altered = bytearray(container)
        altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
        cause(bytes(altered))


def test_every_cut_is_refused():
    container = sealed(bytes(3 * CHUNK))
    for length in range(len(container)):
        cause(container[:length])


def test_a_cut_at_a_chunk_boundary_is_called_incomplete():
    container = sealed(bytes(3 * CHUNK + 1))
    start = start_of_chunks(container)
    for count in (1, 2, 3):
        assert cause(container[: start + count * SEALED_CHUNK]) == sealed_file.TRUNCATED


def test_a_cut_elsewhere_is_told_with_both_possible_causes():
    container = sealed(bytes(3 * CHUNK))
    assert cause(container[:-1]) == sealed_file.INCOMPLETE_OR_ALTERED
    assert cause(container[: start_of_chunks(container)]) == sealed_file.INCOMPLETE_OR_ALTERED
    assert cause(container[:50]) == sealed_file.TRUNCATED
    assert cause(container[:8]) == sealed_file.TRUNCATED


def test_swapped_repeated_and_missing_chunks_are_refused():
    container = sealed(random.Random(3).randbytes(4 * CHUNK))
    start = container[: start_of_chunks(container)]
    first, second, third, last = chunks_of(container)
    assert unsealed(start + first + second + third + last)
    for order in (
        [second, first, third, last],
        [first, first, second, third, last],
        [first, third, last],
        [last],
    ):
        assert cause(start + b"".join(order))
    assert cause(start + second + first + third + last) == sealed_file.ALTERED


def test_anything_behind_the_end_is_refused():
    whole_chunks, broken_chunk = sealed(bytes(2 * CHUNK)), sealed(bytes(2 * CHUNK + 5))
    assert cause(whole_chunks + b"x") == sealed_file.TRAILING
    assert cause(whole_chunks + chunks_of(whole_chunks)[-1]) == sealed_file.TRAILING
    assert cause(broken_chunk + b"x") == sealed_file.INCOMPLETE_OR_ALTERED
    assert cause(whole_chunks + whole_chunks)


def test_chunks_of_another_file_under_the_same_key_are_refused():
    one, other = sealed(b"a" * 2 * CHUNK), sealed(b"b" * 2 * CHUNK)
    mixed = one[: start_of_chunks(one)] + chunks_of(other)[0] + chunks_of(one)[1]
    assert cause(mixed) == sealed_file.ALTERED


def test_an_empty_last_chunk_cannot_be_put_behind_full_ones():
    # A writer that holds the key but not the rules: the same contents must have one form only.
    container = sealed(bytes(CHUNK))
    raw = container[10 : start_of_chunks(container) - 32]
    prefix = bytes.fromhex(json.loads(raw)["stream"]["prefix"])
    cipher = AESGCM(HKDF(SHA256(), 32, prefix, b"leoc/v1/chunks").derive(KEY))
    bound = hashlib.sha256(raw).digest()
    first = cipher.encrypt(prefix + struct.pack(">IB", 0, 0), bytes(CHUNK), bound)
    empty = cipher.encrypt(prefix + struct.pack(">IB", 1, 1), b"", bound)
    assert cause(container[: start_of_chunks(container)] + first + empty) == sealed_file.ALTERED


@pytest.mark.parametrize("field", [*HEADER, "stream"])
def test_every_header_entry_is_vouched_for(field):
    container = sealed(bytes(100))
    header = json.loads(container[10 : start_of_chunks(container) - 32])
    if field == "stream":
        header[field]["chunk"] += 1
    else:
        header[field] = "other"
    assert cause(with_header(container, sealed_file.canonical(header))) == sealed_file.WRONG_KEY_OR_ALTERED


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"a":NaN}',
        b"[" * 100_000,
        b'{"stream":{"chunk":64,"prefix":"00000000000000"}} ',
        b'{ "stream":{"chunk":64,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":64,"prefix":"00000000000000"},"stream":{"chunk":64,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":0,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":1048577,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":99999999999,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":true,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":64.0,"prefix":"00000000000000"}}',
        b'{"stream":{"chunk":64,"prefix":"0000"}}',
        b'{"stream":{"chunk":64,"prefix":"ZZ000000000000"}}',
        b'{"stream":{"chunk":64}}',
        b'{"stream":64}',
    ],
)
def test_a_header_that_no_writer_of_ours_makes_is_refused_without_a_key(raw):
    with pytest.raises(BackupTrouble) as caught:
        read_header(io.BytesIO(with_header(sealed(b"x"), raw)), BACKUP)
    assert caught.value.msgid == sealed_file.ALTERED


def test_a_header_of_endless_length_is_not_read():
    class Watched(io.BytesIO):
        most = 0

        def read(self, size=-1):
            self.most = max(self.most, size)
            return super().read(size)

    source = Watched(BACKUP + b"\xff\xff\xff\xff" + bytes(100))
    with pytest.raises(BackupTrouble):
        read_header(source, BACKUP)
    assert source.most < 100


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"SQLite format 3\0", b"LEOC", b"LEOCBX", ATTACHMENT])
def test_other_files_are_called_not_ours(start):
    assert cause(start + bytes(200)) == sealed_file.NOT_OURS


def test_a_newer_format_is_named_as_such():
    assert cause(b"LEOCB2" + bytes(200)) == sealed_file.NEWER_FORMAT


@given(st.binary(max_size=300))
def test_rubbish_never_does_more_than_being_refused(data):
    cause(data)
    cause(BACKUP + data)
    cause(BACKUP + struct.pack(">I", len(data)) + data)


def test_the_layout_is_the_documented_one():
    """A reader written from the description alone opens what ``seal`` wrote."""
    contents = random.Random(5).randbytes(2 * CHUNK + 3)
    container = sealed(contents)
    assert container[:6] == b"LEOCB1"
    length = int.from_bytes(container[6:10], "big")
    raw, mac = container[10 : 10 + length], container[10 + length : 42 + length]
    stream = json.loads(raw)["stream"]
    header_key = HKDF(SHA256(), 32, b"", b"leoc/v1/header").derive(KEY)
    assert hmac.digest(header_key, raw, "sha256") == mac
    prefix = bytes.fromhex(stream["prefix"])
    cipher = AESGCM(HKDF(SHA256(), 32, prefix, b"leoc/v1/chunks").derive(KEY))
    plain = b""
    for number, chunk in enumerate(chunks_of(container)):
        nonce = prefix + number.to_bytes(4, "big") + (b"\x01" if number == 2 else b"\x00")
        plain += cipher.decrypt(nonce, chunk, hashlib.sha256(raw).digest())
    assert plain == contents
