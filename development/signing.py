"""Signs installers for updates without internet, and makes the publisher's key. `python3 dev.py sign` calls it.

The private key never belongs into the checkout: keep it on a medium that lies in a safe.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from development import bill_of_materials
from development.steps import ROOT, StepError, say
from development.version import commit_time
from leoc_desktop.access.signatures import fingerprint
from leoc_desktop.features.updates.rules import (
    DEBIAN,
    ENDING,
    WINDOWS,
    Release,
    read_signed_file,
    signed_file,
)
from leoc_desktop.foundation.paths import resource_path
from leoc_desktop.foundation.update_key import PLACE, update_key

_NAMES = {
    WINDOWS: re.compile(r"LEOC-Desktop-(?P<version>[\d.]+)-setup\.exe"),
    DEBIAN: re.compile(r"leoc-desktop_(?P<version>[\d.]+)_amd64\.deb"),
}
_FIRST_VERSION = "0.1.0"


def new_key(private: Path) -> Path:
    """Make a key: the private part into the new file ``private``, the public part into the program's resources."""
    if ROOT in private.resolve().parents:
        raise StepError("The private key does not belong into the checkout. Name a file elsewhere.")
    public = resource_path(*PLACE)
    if public.exists():
        raise StepError(f"{public.name} is there already: programs out there trust that key.")
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    public.parent.mkdir(exist_ok=True)
    public.write_text(key.public_key().public_bytes_raw().hex() + "\n", encoding="ascii")
    say(f"Made the key {fingerprint(key.public_key().public_bytes_raw())}; build the program anew with it")
    return public


def sign_release(installer: Path, private: Path, oldest: str = _FIRST_VERSION) -> Path:
    """Write the signed file of ``installer`` beside it. StepError where the key is not the one in the program."""
    platform, version = _named(installer.name)
    with installer.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    day = datetime.fromtimestamp(commit_time(), UTC).date().isoformat()
    release = Release(version, platform, installer.name, installer.stat().st_size, sha256, oldest, day)
    content = signed_file(release, _private_key(private))
    built_in = update_key()
    if built_in is None or read_signed_file(content, built_in) != release:
        raise StepError("This is not the key that is built into the program, which would refuse the release.")
    target = installer.with_name(installer.name + ENDING)
    target.write_bytes(content)
    if (installer.parent / bill_of_materials.SUMS).exists():
        bill_of_materials.write_sums(installer.parent)
    say(f"Signed {installer.name}, version {version} of {day}; hand out {target.name} with it")
    return target


def _named(name: str) -> tuple[str, str]:
    for platform, pattern in _NAMES.items():
        if found := pattern.fullmatch(name):
            return platform, found["version"]
    raise StepError(f"{name} is not called like an installer that dev.py build makes.")


def _private_key(file: Path) -> bytes:
    content = file.read_bytes()
    try:
        key = load_pem_private_key(content, password=None)
    except TypeError:  # it is protected with a password
        key = load_pem_private_key(content, getpass.getpass("Password of the key: ").encode())
    if not isinstance(key, Ed25519PrivateKey):
        raise StepError(f"{file.name} holds no Ed25519 key.")
    return key.private_bytes_raw()


def main(arguments: list[str]) -> int:
    """Sign each file, or make a key."""
    parser = argparse.ArgumentParser(prog="dev.py sign", description=__doc__)
    parser.add_argument("installers", nargs="*", type=Path, metavar="INSTALLER")
    parser.add_argument(
        "--key", required=True, type=Path, help="file of the private key, outside the checkout"
    )
    parser.add_argument("--new", action="store_true", help="make the key instead of signing")
    parser.add_argument(
        "--oldest", default=_FIRST_VERSION, help="the oldest version that may be updated directly"
    )
    options = parser.parse_args(arguments)
    try:
        if options.new:
            new_key(options.key)
        elif not options.installers:
            parser.error("name the installers to sign, or --new")
        for installer in options.installers:
            sign_release(installer, options.key, options.oldest)
    except (StepError, OSError, ValueError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
