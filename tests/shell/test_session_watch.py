"""The desktop's own lock and sleep signals, on a real message bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOGIND = "org.freedesktop.login1"
OWN, MANAGER = "/org/freedesktop/login1/session/_31", "/org/freedesktop/login1"
CHANGED = "org.freedesktop.DBus.Properties.PropertiesChanged"
PROGRAM = """
import json, os, sys
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
path, face, kind, arguments = sys.argv[1:]
def tell():
    message = QDBusMessage.createSignal(path, face, kind)
    message.setArguments(json.loads(arguments))
    assert logind.send(message)
QTimer.singleShot(200, tell)
QTimer.singleShot(2500, app.quit)
app.exec()
sys.stdout.write("locked" if locked else "open")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="the package dbus is not installed")
@pytest.mark.parametrize(
    ("path", "signal", "arguments", "outcome"),
    [
        (OWN, f"{LOGIND}.Session.Lock", "[]", "locked"),
        (MANAGER, f"{LOGIND}.Manager.PrepareForSleep", "[true]", "locked"),
        (MANAGER, f"{LOGIND}.Manager.PrepareForSleep", "[false]", "open"),
        (OWN, CHANGED, f'["{LOGIND}.Session", {{"LockedHint": true}}, ["Type"]]', "locked"),
        (OWN, CHANGED, f'["{LOGIND}.Session", {{"LockedHint": false}}, ["Type"]]', "open"),
        (OWN, CHANGED, f'["{LOGIND}.Session", {{"IdleHint": true}}, ["Type"]]', "open"),
        (OWN, CHANGED, f'["{LOGIND}.User", {{"LockedHint": true}}, ["Type"]]', "open"),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "[true]", "locked"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "[false]", "open"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "[true]", "locked"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "[false]", "open"),
    ],
)
def test_the_desktop_says_lock(path: str, signal: str, arguments: str, outcome: str) -> None:
    face, _dot, kind = signal.rpartition(".")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM, path, face, kind, arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stdout == outcome, done.stderr
