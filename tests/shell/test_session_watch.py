"""The desktop's own lock and sleep signals, on a real message bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
from leoc_desktop.shell.session_watch import watch_session
locked = []
watch = watch_session(QObject(app), lambda: (locked.append(1), app.quit()))
assert watch is not None
logind = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "logind")
assert logind.registerService("org.freedesktop.login1")
kind, argument = sys.argv[1:]
def tell():
    path = "/org/freedesktop/login1" + ("/session/_31" if kind == "Lock" else "")
    face = "org.freedesktop.login1." + ("Session" if kind == "Lock" else "Manager")
    message = QDBusMessage.createSignal(path, face, kind)
    if argument:
        message.setArguments([argument == "true"])
    assert logind.send(message)
QTimer.singleShot(200, tell)
QTimer.singleShot(2500, app.quit)
app.exec()
sys.stdout.write("locked" if locked else "open")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="the package dbus is not installed")
@pytest.mark.parametrize(
    ("signal", "argument", "outcome"),
    [("Lock", "", "locked"), ("PrepareForSleep", "true", "locked"), ("PrepareForSleep", "false", "open")],
)
def test_the_desktop_says_lock(signal: str, argument: str, outcome: str) -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM, signal, argument],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stdout == outcome, done.stderr
