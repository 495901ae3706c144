"""The Qt binding takes no reference to None away: a faulty one ends the interpreter after seconds of use.

PySide6 6.12.0 with Python 3.11 lost one for each call without a result. The calls here are what a window makes all
day; they run in a child, because the faulty binding kills the process that it runs in.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

CALLS = 20_000
_CHILD = """
import json, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal(object)

app = QApplication(["-platform", "offscreen"])
label, bell, heard = QLabel(), Bell(), []
bell.rung.connect(lambda value: heard.append(value is None))
before = sys.getrefcount(None)
for number in range(CALLS):
    label.setText(str(number))
    bell.rung.emit(None)
print(json.dumps({"lost": before - sys.getrefcount(None), "heard": sum(heard), "text": label.text()}))
"""


def test_none_survives_twenty_thousand_calls_of_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD.replace("CALLS", str(CALLS))],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["heard"], told["text"]) == (CALLS, str(CALLS - 1))
    assert abs(told["lost"]) < 100, "the binding takes references to None away"
