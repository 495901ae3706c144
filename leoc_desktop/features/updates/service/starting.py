"""Handing over to the installer: Windows runs it, elsewhere the administrator of the computer types one command."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_

_REGISTRY_KEY = r"Software\LEOC Desktop"
NOT_STARTED = N_(
    "Windows did not start the installer: {reason}. The backup was made; nothing else was changed."
)


def begin_installer(installer: Path) -> str:
    """Start ``installer`` and return ""; or return the command that somebody has to type. Raises Refused."""
    if sys.platform == "win32":
        words, verb = ("/S /AllUsers", "runas") if _is_for_everybody() else ("/S /CurrentUser", "open")
        try:
            # Only the shell asks for the rights that an installation for everybody takes.
            os.startfile(str(installer), verb, words)  # noqa: S606  checked against the publisher's signature
        except OSError as error:
            raise Refused(NOT_STARTED, reason=error.strerror or str(error)) from error
        return ""
    return f"sudo apt install {shlex.quote(str(installer))}"


def _is_for_everybody() -> bool:
    """Whether this program was installed for all users, which only an administrator of the computer can do."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  only Windows has a registry

        view = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _REGISTRY_KEY, 0, view) as key:
                folder = str(winreg.QueryValueEx(key, "InstallFolder")[0])
        except OSError:
            return False
        return Path(folder) == Path(sys.executable).parent
    return False
