"""Measures what is on the screen: texts that are cut, widgets that overlap, controls without a name or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

_TOLERANCE = 1  # pixels of rounding
_LINE_MARGIN = 4  # what QLineEdit keeps free beside its text
_INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractSpinBox,
)
_MOST_STOPS = 400


def seen_in(window: QWidget) -> list[QWidget]:
    """Every visible widget of a window except what Qt keeps inside its own lists, and other windows."""
    found: list[QWidget] = []
    waiting = [window]
    while waiting:
        widget = waiting.pop()
        found.append(widget)
        if isinstance(widget, (QComboBox, QAbstractSpinBox, QAbstractItemView)):
            continue
        inner = [widget.widget()] if isinstance(widget, QScrollArea) else widget.children()
        waiting += [
            child
            for child in inner
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
        ]
    return found


def cut_texts(window: QWidget) -> Iterator[str]:
    """Texts that have less room than they need, and widgets that reach out of what holds them."""
    for widget in seen_in(window):
        missing = _missing(widget)
        if missing:
            yield f"{told(widget)} {missing}"
        if _reaches_out(widget, window):
            yield f"{told(widget)} reaches out of {told(widget.parentWidget())}"


def _missing(widget: QWidget) -> str:
    match widget:
        case QLabel() if widget.text() and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            widest = widget.minimumSizeHint().width()
            return _shortage(widget.height(), needed, "high") or _shortage(widget.width(), widest, "wide")
        case QLabel() | QAbstractButton() if widget.text() and not isinstance(widget.parent(), QLineEdit):
            wide = _shortage(widget.width(), widget.sizeHint().width(), "wide")
            return wide or _shortage(widget.height(), widget.fontMetrics().height(), "high")
        case QLineEdit():
            return _missing_in_line(widget, widget.placeholderText())
        case QComboBox():
            return _missing_in_combo(widget)
    return ""


def _shortage(has: int, needs: int, what: str) -> str:
    return f"is {has} {what} and needs {needs}" if has + _TOLERANCE < needs else ""


def _missing_in_line(line: QLineEdit, text: str) -> str:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    buttons = sum(button.width() for button in line.findChildren(QToolButton) if button.isVisible())
    metrics = line.fontMetrics()
    wide = _shortage(
        room.width() - _LINE_MARGIN - buttons, metrics.horizontalAdvance(text), "wide for its hint"
    )
    return wide or _shortage(room.height(), metrics.height(), "high")


def _missing_in_combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    text = combo.currentText() or combo.placeholderText()
    metrics = combo.fontMetrics()
    wide = _shortage(room.width(), metrics.horizontalAdvance(text), "wide for its text")
    return wide or _shortage(room.height(), metrics.height(), "high")


def _reaches_out(widget: QWidget, window: QWidget) -> bool:
    """Whether a part of the widget lies outside its parent and cannot be scrolled to."""
    parent = widget.parentWidget()
    if widget is window or parent is None or widget.size().isEmpty():
        return False
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        area = parent.parentWidget()
        assert isinstance(area, QAbstractScrollArea)
        scrolls = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return not scrolls and widget.width() > parent.width() + _TOLERANCE
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def overlaps(window: QWidget) -> Iterator[str]:
    """Pairs of neighbours that lie on each other."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in seen_in(window):
        parent = widget.parentWidget()
        if parent is not None and widget is not window:
            by_parent.setdefault(parent, []).append(widget)
    for parent, children in by_parent.items():
        if isinstance(parent, (QLineEdit, QSplitter)):
            continue  # buttons inside a line, and the handle that can be grabbed beside its one pixel
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if min(common.width(), common.height()) > _TOLERANCE:
                yield f"{told(one)} and {told(other)} overlap by {common.width()} x {common.height()}"


def unnamed(window: QWidget) -> Iterator[str]:
    """Controls that a screen reader cannot name, or would read markup for."""
    for widget in seen_in(window):
        focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not isinstance(widget, _INTERACTIVE) and not focusable:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name)
        if not name.strip():
            yield f"{told(widget)} has no name"
        for text in (name, interface.text(QAccessible.Text.Description)):
            if "<" in text:
                yield f"{told(widget)} reads {text!r}"


def out_of_reach(window: QWidget) -> Iterator[str]:
    """Controls that Tab never comes to, and those that it never leaves."""
    stops = {widget for widget in seen_in(window) if _is_stop(widget)}
    here = next(iter(stops), None)
    if here is None:
        return
    here.setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for _stop in range(_MOST_STOPS):
        here = window.focusWidget()
        if here is None or here in visited:
            break
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if window.focusWidget() is here and len(stops) > 1:
            yield f"{told(here)} does not let Tab go"
            return
    for widget in stops - set(visited):
        if not set(visited).intersection(_same_choice(widget)):
            yield f"Tab does not come to {told(widget)}"


def _same_choice(widget: QWidget) -> list[QAbstractButton]:
    """The buttons of which one can be chosen: Tab comes to one of them, arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None and group.exclusive() else []


def _is_stop(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isEnabled() and widget.focusPolicy() & tab == tab and widget.focusProxy() is None


def told(widget: QWidget | None) -> str:
    """A widget in words, for the list of what is wrong."""
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", None)
    said = text() if callable(text) else widget.accessibleName()
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    place = QRect(corner, widget.size())
    at = f"{place.x()},{place.y()} {place.width()}x{place.height()}"
    return f"{type(widget).__name__} {said[:60]!r} at {at}"
