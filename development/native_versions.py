"""Prints, as JSON, the libraries in C and C++ that come inside packages: name, version, licence, and who brings it.

Run it with the Python that a program is built with: `python -m development.native_versions`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pikepdf
import PIL.features
import pypdfium2
import uharfbuzz
from cryptography.hazmat.backends.openssl import backend
from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2


def native_libraries() -> list[dict[str, str]]:
    """What each library says of itself at run time; those of Python's own modules are with Python."""
    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'nothing'")  # only then the provider of the ciphers is named

    def asked(question: str) -> str:
        answer: Any = connection.execute(question).fetchone()
        return str(answer[0])

    found = [
        ("SQLCipher", asked("PRAGMA cipher_version"), "BSD-3-Clause", "sqlcipher3"),
        ("SQLite", asked("SELECT sqlite_version()"), "blessing", "sqlcipher3"),
        ("OpenSSL", asked("PRAGMA cipher_provider_version"), "Apache-2.0", "sqlcipher3"),
        ("OpenSSL", backend.openssl_version_text(), "Apache-2.0", "cryptography"),
        ("Qt", qVersion(), "LGPL-3.0-only", "pyside6-essentials"),
        ("HarfBuzz", uharfbuzz.version_string(), "MIT-Modern-Variant", "uharfbuzz"),
        ("PDFium", str(pypdfium2.PDFIUM_INFO), "BSD-3-Clause", "pypdfium2"),
        ("qpdf", pikepdf.__libqpdf_version__, "Apache-2.0", "pikepdf"),
    ]
    for feature, name, licence in (
        ("freetype2", "FreeType", "FTL"),
        ("jpg", "libjpeg-turbo", "IJG"),
        ("littlecms2", "Little CMS", "MIT"),
        ("zlib", "zlib", "Zlib"),
    ):
        version = PIL.features.version(feature)
        if version:
            found.append((name, str(version), licence, "pillow"))
    names = ("name", "version", "licence", "package")
    return [dict(zip(names, values, strict=True)) for values in found]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(native_libraries()) + "\n")
