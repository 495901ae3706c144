"""A Wine prefix of the project's own, where the Windows program is built and tried; it is made anew in seconds.

What each line of the preparation is for is told in docs/packaging.md.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import IO

from development.steps import ROOT, StepError, say

PREFIX_MINUTES = 5
_STAND_INS = ROOT / "installer" / "windows" / "wine"  # libraries of Windows 10 that Wine 8 lacks
_QUIET = "-all"
_COLOUR_PROFILES = "windows/system32/spool/drivers/color"


class Wine:
    """Runs Windows programs in ``prefix``, on a screen of its own. Close it, or use it in a ``with`` block."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self._screen, display = _screen()
        self._variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "WINE"))},
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": _QUIET,
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "DISPLAY": display,
            "LC_ALL": "C.UTF-8",  # otherwise words that are not ASCII arrive as question marks
            "PYTHONUTF8": "1",
        }
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Wine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def display(self) -> str:
        """The name of the screen that the programs are shown on."""
        return self._variables["DISPLAY"]

    def run(
        self,
        *command: str | Path,
        minutes: float,
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> int:
        """Run ``command`` and return its exit status; its output is the reader's. StepError after ``minutes``."""
        words = [_word(word) for word in command]
        print(
            "  $ wine " + " ".join(word.replace("Z:" + _backslashed(ROOT) + "\\", "") for word in words),
            flush=True,
        )
        return self._wait_for(["wine", *words], minutes, variables or {}, folder or ROOT)

    def expect(
        self, *command: str | Path, minutes: float, variables: Mapping[str, str] | None = None
    ) -> None:
        """Run ``command``; StepError when it does not end well."""
        status = self.run(*command, minutes=minutes, variables=variables)
        if status != 0:
            raise StepError(
                f"{_word(command[0]).rpartition(chr(92))[2]} ended with status {status} under Wine"
            )

    def output_of(
        self, *command: str | Path, typed: str = "", minutes: float = 10, may_fail: bool = False
    ) -> str:
        """What a console program prints, with ``typed`` as its input.

        StepError when it does not end, or not well unless it ``may_fail``.
        """
        words = [_word(word) for word in command]
        print("  $ wine " + " ".join(words), flush=True)
        process = subprocess.Popen(
            ["wine", *words],
            env=self._variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            printed, _nothing = process.communicate((typed + "\n").encode(), timeout=minutes * 60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise StepError(f"{words[0]} did not end within {minutes:g} minutes") from None
        if process.returncode != 0 and not may_fail:
            raise StepError(f"{' '.join(words[:3])} ended with status {process.returncode} under Wine")
        return printed.decode("utf-8")

    def begin(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program with a window and go on."""
        words = [_word(word) for word in command]
        print("  $ wine " + " ".join(words) + " &", flush=True)
        return subprocess.Popen(
            ["wine", *words],
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @staticmethod
    def windows(path: Path) -> str:
        """A path of this computer as a Windows program knows it."""
        return _word(path)

    def path(self, windows: str) -> Path:
        """Where a path on drive C lies here."""
        return self.prefix.joinpath("drive_c", *PureWindowsPath(windows).parts[1:])

    def close(self) -> None:
        """End every program of this prefix, and the screen."""
        if self.prefix.exists() and hasattr(self, "_variables"):
            subprocess.run(
                ["wineserver", "-k"], env=self._variables, check=False, capture_output=True, timeout=60
            )
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait(timeout=20)
            self._screen = None

    def _prepare(self) -> None:
        """Make the prefix unless it is there and whole."""
        sources = b"".join(source.read_bytes() for source in sorted(_STAND_INS.glob("*.c")))
        done = (
            self.prefix / f"prepared-{hashlib.sha256(sources + Path(__file__).read_bytes()).hexdigest()[:16]}"
        )
        if not done.exists():
            say("Making a Wine prefix")
            shutil.rmtree(self.prefix, ignore_errors=True)
            self.prefix.mkdir(parents=True)
        # A server that stays saves 2.5 s at each start of a program.
        self._quietly("wineserver", "-p")
        if done.exists():
            return
        self._quietly("wineboot", "-i")
        self._quietly("wine", "winecfg", "/v", "win10")
        # Without a window manager each window would otherwise take two seconds to open.
        driver = r"HKCU\Software\Wine\X11 Driver"
        self._quietly("wine", "reg", "add", driver, "/v", "Managed", "/d", "N", "/f")
        for profile in (self.prefix / "drive_c" / _COLOUR_PROFILES).glob("*.icm"):
            profile.unlink()  # Wine cannot make a colour profile, and Qt finds no screen then
        for source in sorted(_STAND_INS.glob("*.c")):
            library = self.prefix / "drive_c/windows/system32" / f"{source.stem}.dll"
            compiler = ("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", library, source, "-ladvapi32")
            if subprocess.run(compiler, check=False).returncode != 0:
                raise StepError(f"{source.name} was not translated")
        done.touch()

    def _quietly(self, *command: str) -> None:
        """A step of the preparation; Wine's remarks on a folder that is not there yet help nobody."""
        status = self._wait_for(list(command), PREFIX_MINUTES, {}, ROOT, shown=False)
        if status != 0:
            raise StepError(f"{' '.join(command[:2])} ended with status {status}; Wine's prefix was not made")

    def _wait_for(
        self, command: list[str], minutes: float, more: Mapping[str, str], folder: Path, *, shown: bool = True
    ) -> int:
        """Run with a pipe: Windows Python under Wine does not start with a file as its output.

        Wine's services inherit the pipe and keep it open, so the end of the program decides, not that of the pipe.
        """
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**self._variables, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert process.stdout is not None
        reader = threading.Thread(target=_pass_on, args=(process.stdout, shown), daemon=True)
        reader.start()
        try:
            status = process.wait(timeout=minutes * 60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise StepError(f"{' '.join(command[:2])} did not end within {minutes:g} minutes") from None
        reader.join(timeout=1)
        return status


def _pass_on(output: IO[bytes], shown: bool) -> None:  # noqa: FBT001  a thread's target takes them by position
    for line in output:
        if shown:
            print("    " + line.decode("utf-8", "replace").rstrip(), flush=True)


def _screen() -> tuple[subprocess.Popen[bytes] | None, str]:
    """A screen without a display, with a number that nobody else has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(
        command,
        pass_fds=(writing,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        number = numbers.readline().strip()
    if not number:
        raise StepError("Xvfb, the screen for Wine, did not start")
    return screen, f":{number}"


def _word(word: str | Path) -> str:
    """A path of this computer in Windows' words; other words stay as they are."""
    return "Z:" + _backslashed(word.absolute()) if isinstance(word, Path) else word


def _backslashed(path: Path) -> str:
    return str(path).replace("/", "\\")
