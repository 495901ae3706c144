"""The rights of Windows on a Samba share, as docs/install.md sets them with icacls: add and read, nothing else.

The account that makes a file owns it; without rights for OWNER RIGHTS (S-1-3-4) it could give itself more.
"""

from __future__ import annotations

import struct
import subprocess

import smbclient
from smbclient._io import SMBFileTransaction
from smbprotocol.open import FilePipePrinterAccessMask, SMB2SetInfoRequest

from tests.support.samba import PASSWORD, USER, Samba

_READ, _ADD, _ALL = 0x1200A9, 0x1200AF, 0x1F01FF  # icacls: RX, RX+WD+AD, F
_FILES_AND_FOLDERS, _FOLDERS, _FILES_ONLY = 0x3, 0x2, 0x9  # icacls: (OI)(CI), (CI), (OI)(IO)
_SECURITY, _RIGHTS = 3, 4
_ADMINISTRATORS, _OWNER_RIGHTS = "S-1-5-32-544", "S-1-3-4"


def let_add_only(samba: Samba, share: str = "addonly") -> str:
    """Give the account of the tests the rights of the manual on the share; the path of the share."""
    path = f"\\\\127.0.0.1\\{share}"
    smbclient.register_session("127.0.0.1", username=USER, password=PASSWORD, port=samba.port)
    rights = FilePipePrinterAccessMask.WRITE_DAC | FilePipePrinterAccessMask.READ_CONTROL
    with smbclient.open_file(
        path, "rb", buffering=0, file_type="dir", desired_access=rights, share_access="rwd", port=samba.port
    ) as folder:
        request = SMB2SetInfoRequest()
        request["info_type"], request["additional_information"] = _SECURITY, _RIGHTS
        request["file_id"], request["buffer"] = folder.fd.file_id, _descriptor(_sid(samba))
        transaction = SMBFileTransaction(folder)
        transaction += (request, folder.fd.connection.receive)
        transaction.commit()
    return path


def _sid(samba: Samba) -> str:
    command = ["pdbedit", "-s", samba.settings, "-L", "-v", USER]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return next(line.split()[-1] for line in told.splitlines() if line.startswith("User SID"))


def _descriptor(sid: str) -> bytes:
    entries = (
        _entry(_FILES_AND_FOLDERS, _ALL, _ADMINISTRATORS)
        + _entry(_FOLDERS, _ADD, sid)
        + _entry(_FILES_ONLY, _READ, sid)
        + _entry(_FILES_AND_FOLDERS, _READ, _OWNER_RIGHTS)
    )
    protected_list = 0x9004
    return (
        struct.pack("<BBHIIII", 1, 0, protected_list, 0, 0, 0, 20)
        + struct.pack("<BBHHH", 2, 0, 8 + len(entries), 4, 0)
        + entries
    )


def _entry(inherits: int, rights: int, sid: str) -> bytes:
    first, authority, *rest = (int(part) for part in sid.split("-")[1:])
    packed = bytes([first, len(rest)]) + authority.to_bytes(6, "big")
    packed += b"".join(struct.pack("<I", part) for part in rest)
    return struct.pack("<BBHI", 0, inherits, 8 + len(packed), rights) + packed
