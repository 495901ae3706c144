"""Every key of the program in one table: buttons, menus, tooltips and the sheet of F1 read it here."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from leoc_desktop.foundation.translation import N_

ANYWHERE, TYPING, FORM = N_("Everywhere"), N_("Typing"), N_("In a form")
DATE, LISTS, GRID, PAPER = N_("In a date"), N_("In a list"), N_("In a grid of rows"), N_("On a paper")
GROUPS = (ANYWHERE, TYPING, FORM, DATE, LISTS, GRID, PAPER)

_chosen: dict[str, str] = {}  # by name of the shortcut; ``use_keys`` alone writes it


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What keys do: ``text`` and ``group`` are message ids.

    ``usual`` are Qt's names, the first one is written on buttons; ``usual_also`` work as well and are not shown,
    because they are the same keys on another keyboard. A user may choose one other key, unless it is ``fixed``:
    those are the keys of every program, of every table, or of the digits.
    """

    name: str
    text: str
    group: str
    usual: tuple[str, ...]
    usual_also: tuple[str, ...] = ()
    fixed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in force."""
        return (_chosen[self.name],) if self.name in _chosen else self.usual

    @property
    def also(self) -> tuple[str, ...]:
        """The same keys on another keyboard; of a chosen key nothing is known."""
        return () if self.name in _chosen else self.usual_also

    @property
    def key(self) -> str:
        """The key that buttons name."""
        return self.keys[0]

    def fits(self, event: QKeyEvent) -> bool:
        """Whether ``event`` is one of the keys, as ``QShortcut`` sees it: Ctrl++ with or without Shift."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if _is_sign(event.key()):
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        pressed = QKeySequence(event.key() | modifiers.value)
        return any(QKeySequence(key) == pressed for key in (*self.keys, *self.also))


SHEET = Shortcut("sheet", N_("This list of keys"), ANYWHERE, ("F1",))
SEARCH = Shortcut("search", N_("Search and commands"), ANYWHERE, ("Ctrl+K", "F6"))
GO_TO_PAGE = Shortcut(
    "go_to_page",
    N_("Pages in the order of the list"),
    ANYWHERE,
    tuple(f"Ctrl+{digit}" for digit in range(1, 10)),
    fixed=True,
)
REFRESH = Shortcut("refresh", N_("Load the page again"), ANYWHERE, ("F5",))
LOCK = Shortcut("lock", N_("Lock the program"), ANYWHERE, ("Ctrl+L",))
LARGER_TEXT = Shortcut("larger_text", N_("Larger text"), ANYWHERE, ("Ctrl++",), ("Ctrl+=",))
SMALLER_TEXT = Shortcut("smaller_text", N_("Smaller text"), ANYWHERE, ("Ctrl+-",))
USUAL_TEXT = Shortcut("usual_text", N_("Usual size of text"), ANYWHERE, ("Ctrl+0",))

LAYOUT = Shortcut("layout", N_("English, Romanized, Traditional"), TYPING, ("Ctrl+Space",))
KEYBOARD = Shortcut("keyboard", N_("Picture of the keyboard"), TYPING, ("Shift+F1",))
PREETI = Shortcut("preeti", N_("Preeti to Unicode, for what is selected"), TYPING, ("Ctrl+Shift+U",))
CONVERT_PASTED = Shortcut(
    "convert_pasted", N_("Pasted Preeti: turn into Unicode"), TYPING, ("Return",), fixed=True
)
KEEP_PASTED = Shortcut("keep_pasted", N_("Pasted Preeti: keep it"), TYPING, ("Esc",), fixed=True)
PLAIN_KEY = Shortcut("plain_key", N_("With a letter: the English letter"), TYPING, ("AltGr",), fixed=True)
UNDO = Shortcut("undo", N_("Undo"), TYPING, ("Ctrl+Z",), fixed=True)
REDO = Shortcut("redo", N_("Redo"), TYPING, ("Ctrl+Shift+Z",), fixed=True)

NEW = Shortcut("new", N_("New record of this page"), FORM, ("Ctrl+N",))
SAVE = Shortcut("save", N_("Save"), FORM, ("Ctrl+S",))
SAVE_NEXT = Shortcut("save_next", N_("Save, and begin the next one"), FORM, ("Ctrl+Return",), ("Ctrl+Enter",))
NEXT_FIELD = Shortcut("next_field", N_("Next field"), FORM, ("Tab", "Return"), fixed=True)
NEXT_TAB = Shortcut(
    "next_tab", N_("Next sheet, sheet before"), FORM, ("Ctrl+Tab", "Ctrl+Shift+Tab"), fixed=True
)
NEXT_PROBLEM = Shortcut("next_problem", N_("Next field with an error"), FORM, ("F8",))
LEAVE = Shortcut("leave", N_("Close the form; what is typed is kept"), FORM, ("Esc",), fixed=True)

OPEN_MONTH = Shortcut("open_month", N_("Open the calendar"), DATE, ("F4", "Alt+Down"))
OTHER_CALENDAR = Shortcut("other_calendar", N_("Type B.S. or A.D."), DATE, ("F7",))
TODAY = Shortcut("today", N_("Today"), DATE, ("T",), fixed=True)
DAY = Shortcut("day", N_("A day on or back"), DATE, ("+", "-"), fixed=True)
MONTH = Shortcut("month", N_("A month back or on"), DATE, ("PgUp", "PgDown"), fixed=True)
YEAR = Shortcut("year", N_("A year back or on"), DATE, ("Ctrl+PgUp", "Ctrl+PgDown"), fixed=True)

FIND = Shortcut("find", N_("Search this list"), LISTS, ("Ctrl+F",))
EXPORT = Shortcut("export", N_("Export the list to Excel"), LISTS, ("Ctrl+E",))
PRINT_LIST = Shortcut("print_list", N_("Print the list"), LISTS, ("Ctrl+P",))
OPEN_ROW = Shortcut("open_row", N_("Open the row"), LISTS, ("Return",), fixed=True)
COPY = Shortcut("copy", N_("Copy the chosen rows"), LISTS, ("Ctrl+C",), fixed=True)
ENDS = Shortcut("ends", N_("First row, last row"), LISTS, ("Home", "End"), fixed=True)

EDIT_CELL = Shortcut("edit_cell", N_("Type into the cell"), GRID, ("Return", "F2"), fixed=True)
NEXT_CELL = Shortcut(
    "next_cell", N_("While typing: next cell, row below"), GRID, ("Tab", "Return"), fixed=True
)
SAME_AS_ABOVE = Shortcut("same_as_above", N_("The same as in the row above"), GRID, ('"',), fixed=True)
UNKNOWN_CELL = Shortcut("unknown_cell", N_("Not known"), GRID, ("?",), fixed=True)
CLEAR_CELL = Shortcut("clear_cell", N_("Empty the cell"), GRID, ("Delete",), fixed=True)
DOUBLE_ROW = Shortcut("double_row", N_("The row once more"), GRID, ("Ctrl+D",))
REMOVE_ROW = Shortcut("remove_row", N_("Remove the row"), GRID, ("Ctrl+Delete",))
PASTE = Shortcut("paste", N_("Paste rows from Excel"), GRID, ("Ctrl+V",), fixed=True)

PRINT = Shortcut("print", N_("Print"), PAPER, ("Ctrl+P",))
ZOOM_IN = Shortcut("zoom_in", N_("Larger"), PAPER, ("Ctrl++",), ("Ctrl+=",))
ZOOM_OUT = Shortcut("zoom_out", N_("Smaller"), PAPER, ("Ctrl+-",))
FIT_WIDTH = Shortcut("fit_width", N_("Fit the width"), PAPER, ("Ctrl+0",))

SHORTCUTS = (
    SHEET, SEARCH, GO_TO_PAGE, REFRESH, LOCK, LARGER_TEXT, SMALLER_TEXT, USUAL_TEXT,
    LAYOUT, KEYBOARD, PLAIN_KEY, PREETI, CONVERT_PASTED, KEEP_PASTED, UNDO, REDO,
    NEW, SAVE, SAVE_NEXT, NEXT_FIELD, NEXT_TAB, NEXT_PROBLEM, LEAVE,
    OPEN_MONTH, OTHER_CALENDAR, TODAY, DAY, MONTH, YEAR,
    FIND, OPEN_ROW, COPY, ENDS, PRINT_LIST, EXPORT,
    EDIT_CELL, NEXT_CELL, SAME_AS_ABOVE, UNKNOWN_CELL, CLEAR_CELL, DOUBLE_ROW, REMOVE_ROW, PASTE,
    PRINT, ZOOM_IN, ZOOM_OUT, FIT_WIDTH,
)  # fmt: skip

_ON_KEYCAPS = {"Return": "Enter", "PgDown": "PgDn"}
_MOST_NAMED = 2


def _is_sign(key: int) -> bool:
    """Whether ``key`` is a sign for which some keyboards need Shift and others do not."""
    return Qt.Key.Key_Exclam.value <= key <= Qt.Key.Key_AsciiTilde.value and not chr(key).isalnum()


def page_key(number: int) -> str:
    """The key of the page with that number, counted from 0; "" beyond the digits."""
    return GO_TO_PAGE.keys[number] if number < len(GO_TO_PAGE.keys) else ""


class _Binding(QObject):
    """The keys of one shortcut at one place; made anew when the user chooses another key."""

    def __init__(
        self,
        shortcut: Shortcut,
        owner: QWidget,
        act: Callable[[], object] | SignalInstance,
        context: Qt.ShortcutContext,
    ) -> None:
        super().__init__(owner)
        self._shortcut, self._owner, self._act, self._context = shortcut, owner, act, context
        self._made: list[QShortcut] = []
        self.make()

    def make(self) -> None:
        """Listen to the keys in force."""
        for former in self._made:
            former.setEnabled(False)
            former.deleteLater()
        keys = (*self._shortcut.keys, *self._shortcut.also)
        self._made = [bind_key(key, self._owner, self._act, self._context) for key in keys]


_bound: weakref.WeakSet[_Binding] = weakref.WeakSet()


def use_keys(chosen: Mapping[str, str]) -> None:
    """Let these keys, by name of the shortcut, do what the usual ones did; all others are as usual."""
    if chosen == _chosen:
        return
    _chosen.clear()
    _chosen.update(chosen)
    for binding in list(_bound):
        if isValid(binding):
            binding.make()


def taken_by(shortcut: Shortcut, key: str, chosen: Mapping[str, str]) -> Shortcut | None:
    """The shortcut that has ``key`` already where ``shortcut`` works, when ``chosen`` is in force; or None."""
    pressed = QKeySequence(key)
    for other in SHORTCUTS:
        apart = ANYWHERE not in {shortcut.group, other.group} and shortcut.group != other.group
        keys = (chosen[other.name],) if other.name in chosen else (*other.usual, *other.usual_also)
        if other is not shortcut and not apart and pressed in map(QKeySequence, keys):
            return other
    return None


def bind(
    shortcut: Shortcut,
    owner: QWidget,
    act: Callable[[], object] | SignalInstance,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let the keys of ``shortcut`` call ``act`` while ``owner`` can be seen."""
    _bound.add(_Binding(shortcut, owner, act, context))


def bind_key(
    key: str,
    owner: QWidget,
    act: Callable[[], object] | SignalInstance,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Let one key call ``act`` while ``owner`` can be seen."""
    made = QShortcut(QKeySequence(key), owner)
    made.setContext(context)
    made.activated.connect(act)
    return made


def with_key(text: str, shortcut: Shortcut) -> str:
    """A translated ``text`` with its key, as buttons and tooltips say it: ``New incident (Ctrl+N)``."""
    return f"{text} ({keycaps(shortcut.key)})"


def menu_text(text: str, shortcut: Shortcut) -> str:
    """A translated ``text`` with its key at the right edge, as menus show it."""
    return f"{text}\t{keycaps(shortcut.key)}"


def all_keycaps(shortcut: Shortcut) -> str:
    """Its keys for the sheet: ``F4 / Alt+Down``, ``Ctrl+1 … Ctrl+9``."""
    keys = [keycaps(key) for key in shortcut.keys]
    return f"{keys[0]} … {keys[-1]}" if len(keys) > _MOST_NAMED else " / ".join(keys)


def keycaps(keys: str) -> str:
    """Qt's names of keys as they are printed on keyboards."""
    for name, printed in _ON_KEYCAPS.items():
        keys = keys.replace(name, printed)
    return keys
