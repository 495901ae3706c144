"""The house rules hold for every file, and each of them catches a bad example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.architecture import rules_of_conduct as conduct
from tests.architecture import rules_of_language as language
from tests.architecture import rules_of_shape as shape
from tests.architecture.source_file import SourceFile, python_files, text_files

Rule = Callable[[SourceFile], Iterator[str]]
SERVICE = "leoc_desktop/features/fund/service.py"
SCREEN = "leoc_desktop/features/fund/page.py"

BAD_EXAMPLES: dict[Rule, list[SourceFile]] = {
    shape.files_stay_short: [SourceFile(SERVICE, "x = 1\n" * 301)],
    shape.classes_stay_short: [SourceFile(SERVICE, "class Fund:\n" + "    x = 1\n" * 200)],
    shape.modules_say_what_they_are_for: [
        SourceFile(SERVICE, "import os\n"),
        SourceFile(SERVICE, '"""\n"""\n'),
        SourceFile("tests/test_fund.py", ""),
    ],
    shape.classes_say_what_they_promise: [SourceFile(SERVICE, '"""Fund."""\nclass Fund:\n    x = 1\n')],
    shape.names_say_something: [
        SourceFile("leoc_desktop/domain/date_utils.py", ""),
        SourceFile("leoc_desktop/common/fund.py", ""),
        SourceFile(SERVICE, "class FundManager: pass\n"),
    ],
    shape.features_hold_the_agreed_files: [
        SourceFile("leoc_desktop/features/fund/dialog.py", ""),
        SourceFile("leoc_desktop/features/fund.py", ""),
    ],
    conduct.services_are_guarded: [
        SourceFile(SERVICE, 'class FundService:\n    def pay(self):\n        """Pay."""\n'),
        SourceFile(
            SERVICE, "class FundService:\n    @requires(Permission.FUND_PAY)\n    def pay(self): pass\n"
        ),
        SourceFile(
            SERVICE.replace(".py", "/paying.py"), 'class Paying:\n    def pay(self):\n        """Pay."""\n'
        ),
    ],
    conduct.only_the_clock_asks_for_the_time: [
        SourceFile(SERVICE, "from datetime import datetime\nmoment = datetime.now()\n"),
        SourceFile(SERVICE, "import datetime\nday = datetime.date.today()\n"),
        SourceFile(SERVICE, "import time\nmoment = time.time()\n"),
        SourceFile(SCREEN, "from PySide6.QtCore import QDate\nday = QDate.currentDate()\n"),
    ],
    conduct.screens_use_the_one_place: [
        SourceFile(SCREEN, "from PySide6.QtWidgets import QMessageBox\n"),
        SourceFile(SCREEN, "from PySide6 import QtWidgets\nQtWidgets.QMessageBox.warning(None, '', '')\n"),
        SourceFile(SCREEN, "app.instance().processEvents()\n"),
    ],
    conduct.only_the_command_line_prints: [SourceFile(SERVICE, "print('saved')\n")],
    conduct.texts_are_formatted_after_translation: [
        SourceFile(SCREEN, "_(f'Saved {name}.')\n"),
        SourceFile(SCREEN, "_('Saved {}.'.format(name))\n"),
        SourceFile(SCREEN, "_('Saved %s.' % name)\n"),
        SourceFile(SCREEN, "_('Saved ' + name)\n"),
        SourceFile(SCREEN, "N_(label)\n"),
        SourceFile(SCREEN, "ngettext('one', f'{n} houses', n)\n"),
    ],
    conduct.texts_stand_outside_f_strings: [
        SourceFile(SCREEN, "f\"{_('Saved')} {name}\"\n"),
    ],
    language.shown_texts_are_marked: [
        SourceFile(SCREEN, "label.setText('Saved.')\n"),
        SourceFile(SCREEN, "label.setText(f'Saved {name}.')\n"),
        SourceFile(SCREEN, "label.setText('Saved.' if done else _('Not saved.'))\n"),
        SourceFile(SCREEN, "window.setWindowTitle('Fund')\n"),
        SourceFile(SCREEN, "QLabel('Fund')\n"),
        SourceFile(SCREEN, "menu.addAction(icon, 'Pay')\n"),
        SourceFile(SCREEN, "super().__init__(parent, title=name, verb='Pay')\n"),
        SourceFile(SERVICE, "raise Refused('The fund is empty.')\n"),
        SourceFile(SERVICE, "FieldProblem('amount', 'State the amount.')\n"),
        SourceFile("leoc_desktop/command_line/fund.py", "fund.add('pay', _pay, 'Pay from the fund.')\n"),
        SourceFile("leoc_desktop/command_line/fund.py", "pay.add_argument('amount', help='in rupees')\n"),
    ],
    conduct.nothing_names_a_machine: [
        SourceFile("docs/build.md", "Look into /ho" + "me/sita/leoc.\n"),
        SourceFile(SERVICE, "path = '/tm" + "p/leoc.db'\n"),
        SourceFile("docs/build.md", "C:\\Use" + "rs\\sita\n"),
        SourceFile("requirements/dev.txt", "--index" + "-url https://example.org/simple\n"),
    ],
    conduct.nothing_is_left_for_later: [SourceFile(SERVICE, "# TO" + "DO: pay\n")],
    conduct.tests_can_fail: [SourceFile("tests/test_fund.py", "def test_paying():\n    pay()\n")],
}

GOOD_EXAMPLE = '''"""Paying from the disaster fund."""

class FundService:
    """Pays only what the fund holds."""

    @requires(Permission.FUND_PAY)
    def pay(self, *, amount: int) -> str:
        """Pay ``amount`` paisa."""
        moment = self.clock.now()
        return _("Paid {amount}.").format(amount=amount) + _(self.label)

    @open_before_sign_in
    def look(self) -> None:
        """Look at nothing."""

    @property
    def login(self) -> Login:
        """The signed-in user."""

    def _count(self) -> int:
        return 0
'''

RULES_FOR_TEXT: list[Rule] = [conduct.nothing_names_a_machine, conduct.nothing_is_left_for_later]
RULES_FOR_PYTHON = [rule for rule in BAD_EXAMPLES if rule not in RULES_FOR_TEXT]


@cache
def _breaches_of_python() -> dict[Rule, list[str]]:
    """What breaks each rule, found in one reading of every file."""
    found: dict[Rule, list[str]] = {rule: [] for rule in RULES_FOR_PYTHON}
    for file in python_files():
        for rule in RULES_FOR_PYTHON:
            found[rule].extend(rule(file))
    return found


@pytest.mark.parametrize("rule", RULES_FOR_PYTHON, ids=lambda rule: rule.__name__)
def test_python_keeps_the_house_rule(rule: Rule) -> None:
    breaches = _breaches_of_python()[rule]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.mark.parametrize("rule", RULES_FOR_TEXT, ids=lambda rule: rule.__name__)
def test_texts_keep_the_house_rule(rule: Rule) -> None:
    breaches = [breach for file in text_files() for breach in rule(file)]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.__name__}-{number}")
        for rule, examples in BAD_EXAMPLES.items()
        for number, example in enumerate(examples)
    ],
)
def test_house_rule_catches_the_bad_example(rule: Rule, example: SourceFile) -> None:
    assert list(rule(example))


@pytest.mark.parametrize("rule", BAD_EXAMPLES, ids=lambda rule: rule.__name__)
def test_house_rule_lets_good_code_pass(rule: Rule) -> None:
    assert not list(rule(SourceFile(SERVICE, GOOD_EXAMPLE)))


def test_house_rules_look_at_the_whole_project() -> None:
    names = {file.name for file in python_files()}
    assert {"dev.py", "leoc_desktop/__init__.py", "tests/architecture/test_house_rules.py"} <= names
