"""A real Samba server on the loopback interface, with shares that misbehave in the ways of the field.

Signing and encryption are required, as on a well-kept server. Needs root (a tmpfs for the small share) and Debian's
packages samba and samba-vfs-modules.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from leoc_desktop.storage.backup_share import SMB, Place

USER, PASSWORD = "leocbackup", "Pokhari-dhunga-77"
SMALL_BYTES = 3 * 1024 * 1024
_SHARES = """
[backup]
path = {root}/backup
read only = no
valid users = {user}
[ro]
path = {root}/ro
read only = yes
valid users = {user}
[small]
path = {root}/small
read only = no
valid users = {user}
[worm]
path = {root}/worm
read only = no
valid users = {user}
vfs objects = worm
worm:grace_period = {grace}
[addonly]
path = {root}/addonly
read only = no
valid users = {user}
vfs objects = acl_xattr
acl_xattr:ignore system acls = yes
"""
_GLOBAL = """
[global]
server role = standalone server
interfaces = lo
bind interfaces only = yes
smb ports = {port}
disable netbios = yes
server min protocol = SMB3_00
server signing = mandatory
smb encrypt = required
map to guest = never
passdb backend = tdbsam:{root}/private/passdb.tdb
private dir = {root}/private
lock directory = {root}/lock
state directory = {root}/lock
cache directory = {root}/lock
pid directory = {root}/lock
ncalrpc dir = {root}/lock/ncalrpc
log file = {root}/log
load printers = no
printcap name = /dev/null
disable spoolss = yes
strict sync = yes
max smbd processes = 50
"""


def why_not() -> str:
    """Why no server can be run here; "" when it can."""
    if sys.platform == "win32":
        return "the server of these tests, Samba, runs on Linux"
    if not all(shutil.which(program) for program in ("smbd", "smbpasswd")):
        return "Samba is not installed (Debian: samba, samba-vfs-modules)"
    if os.geteuid() != 0:
        return "a Samba server of one's own needs root"
    return ""


class Samba:
    """The server; ``start`` and ``stop`` as often as wanted, the files stay."""

    def __init__(self, *, grace: int = 3600) -> None:
        # Not below the folder of pytest: its next run closes that one for everybody but its owner.
        self.root = root = Path(tempfile.mkdtemp(prefix="leoc-samba-"))
        self.port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None
        for name in ("private", "lock/ncalrpc", "backup", "ro", "small", "worm", "addonly"):
            (root / name).mkdir(parents=True)
        subprocess.run(
            ["useradd", "-M", "-s", "/usr/sbin/nologin", USER], check=False, stderr=subprocess.DEVNULL
        )
        root.chmod(0o711)
        self.mounted = self._mount_small()
        for name in ("backup", "small", "worm", "addonly"):
            shutil.chown(root / name, USER)
        self.settings = root / "smb.conf"
        values = {"root": root, "port": self.port, "user": USER, "grace": grace}
        self.settings.write_text(_GLOBAL.format(**values) + _SHARES.format(**values))
        subprocess.run(
            ["smbpasswd", "-c", self.settings, "-s", "-a", USER],
            input=f"{PASSWORD}\n{PASSWORD}\n".encode(),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self.start()

    def _mount_small(self) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_BYTES}", "tmpfs", str(self.root / "small")]
        return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0

    def place(self, share: str = "backup", **changes: Any) -> Place:
        """One of the shares."""
        values: dict[str, Any] = {
            "kind": SMB, "path": "", "inside": "LEOC-70211-test", "server": "127.0.0.1", "share": share,
            "port": self.port, "user": USER, "password": PASSWORD, **changes,
        }  # fmt: skip
        return Place(**values)

    def start(self) -> None:
        """Start serving and wait until it answers."""
        assert self._server is None
        self._server = subprocess.Popen(
            ["smbd", "-F", "--no-process-group", "-s", self.settings],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        pause = threading.Event()
        for _try in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            pause.wait(0.05)
        raise AssertionError("Samba does not answer")

    def _pids(self) -> list[int]:
        """The server and every process that it started."""
        assert self._server is not None
        found, waiting = [], [self._server.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            with suppress(FileNotFoundError):  # it ended meanwhile
                for task in Path(f"/proc/{pid}/task").glob("*/children"):
                    waiting += [int(child) for child in task.read_text().split()]
        return found

    def signal_all(self, number: signal.Signals) -> None:
        """Freeze (SIGSTOP), thaw (SIGCONT) or kill everything."""
        for pid in self._pids():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue

    def kill(self) -> None:
        """Pull the plug."""
        self.signal_all(signal.SIGKILL)
        assert self._server is not None
        self._server.wait()
        self._server = None

    def close(self) -> None:
        """End it and take the small disk away."""
        if self._server is not None:
            self.kill()
        if self.mounted:
            subprocess.run(["umount", "-l", self.root / "small"], check=False)
        shutil.rmtree(self.root, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
