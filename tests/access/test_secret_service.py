"""The device secret in a real Secret Service (gnome-keyring) on a session bus of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon", "dbus-send")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or bool(MISSING), reason=f"not on this machine: {', '.join(MISSING) or 'Linux'}"
)

READY = "dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true"
SESSION = f"""
printf '%s' "$LOGIN_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 &
export KEYRING_PID=$!
for try in $(seq 100); do {READY} && break; sleep 0.05; done
"$PYTHON" -c "$STEPS"
kill "$KEYRING_PID" 2>/dev/null
wait "$KEYRING_PID" 2>/dev/null
exit 0
"""
BEGIN = """
import json, os, signal, time
from leoc_desktop.access.device_secret import *
from leoc_desktop.access.office_keyring import *

keyring = OfficeKeyring(bytes(16))
said = {}

def kept():
    try:
        bring_back_device_secret(keyring, b"device secret of this computer..")
    except KeyringUnusable as trouble:
        return trouble.state
    return "kept"

def found():
    answer = find_device_secret(keyring)
    return [answer.state, None if answer.secret is None else answer.secret.decode()]
"""
END = "\nprint(json.dumps(said))\n"
SECRET = "device secret of this computer.."


@pytest.fixture
def home(tmp_path):
    """The home of an account that has never had a keyring."""
    (tmp_path / "home").mkdir(mode=0o700)
    return tmp_path / "home"


def in_session(home, steps, password="login password", *, unlocked=True):
    """Run ``steps`` in a session with a keyring unlocked by ``password``; what they put into ``said``."""
    session = SESSION if unlocked else SESSION.replace("--unlock ", "--start ")
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "PATH": os.environ["PATH"],
        "PYTHON": sys.executable,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "LOGIN_PASSWORD": password,
        "STEPS": BEGIN + steps + END,
    }
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", session],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_the_secret_survives_a_restart_of_the_session(home):
    said = in_session(home, "said['before'] = found(); said['put'] = kept(); said['after'] = found()")
    assert said == {"before": ["absent", None], "put": "kept", "after": ["present", SECRET]}
    assert in_session(home, "said['later'] = found()") == {"later": ["present", SECRET]}


def test_a_wrong_login_password_leaves_the_keyring_locked(home):
    assert in_session(home, "said['put'] = kept()") == {"put": "kept"}
    said = in_session(home, "said['found'] = found(); said['put'] = kept()", password="another")
    assert said["found"] in (["locked", None], ["no_keyring", None])
    assert said["put"] in ("locked", "no_keyring")
    assert in_session(home, "said['later'] = found()") == {"later": ["present", SECRET]}


def test_a_keyring_locked_under_way_is_told_as_locked(home):
    said = in_session(
        home,
        """
said['put'] = kept()
import secretstorage
from contextlib import closing
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
said['found'] = found()
said['again'] = kept()
""",
    )
    assert said == {"put": "kept", "found": ["locked", None], "again": "locked"}


def test_a_keyring_killed_under_way_does_not_hang_or_crash(home):
    said = in_session(
        home,
        """
said['put'] = kept()
os.kill(int(os.environ['KEYRING_PID']), signal.SIGKILL)
time.sleep(0.3)
said['found'] = found()
""",
    )
    assert said["put"] == "kept"
    assert said["found"] in (["locked", None], ["no_keyring", None])


def test_no_session_bus_is_no_keyring(home):
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    ran = subprocess.run(
        [sys.executable, "-c", BEGIN + "said['found'] = found(); said['put'] = kept()" + END],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(ran.stdout) == {"found": ["no_keyring", None], "put": "no_keyring"}


def test_the_entries_of_the_guard_and_the_device_live_side_by_side(home):
    said = in_session(
        home,
        """
from leoc_desktop.access.guess_guard import KeyringCounter
counter = KeyringCounter(keyring)
said['put'] = [kept(), counter.write('*=7;a1a1a1a1a1a1a1a1=5')]
said['read'] = [found(), counter.read()]
keyring.remove('guard')
said['after'] = [found(), counter.read()]
""",
    )
    assert said["put"] == ["kept", True]
    assert said["read"] == [["present", SECRET], "*=7;a1a1a1a1a1a1a1a1=5"]
    assert said["after"] == [["present", SECRET], None]


def test_a_keyring_that_nobody_unlocked_keeps_nothing(home):
    """The last of the six states of security.md 6.1; the others stand above."""
    said = in_session(home, "said['found'] = found(); said['put'] = kept()", unlocked=False)
    assert said["found"] in (["absent", None], ["locked", None], ["no_keyring", None])
    assert said["put"] in ("locked", "no_keyring")
    assert in_session(home, "said['later'] = found()") == {"later": ["absent", None]}
