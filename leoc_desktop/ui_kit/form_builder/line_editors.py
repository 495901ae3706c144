"""Editors in which something is typed: texts, figures, times, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.foundation.field_values import from_json, show
from leoc_desktop.foundation.money import (
    PAISA_IN_RUPEE,
    number_words,
    parse_rupee_sum,
    rupees_plain,
    show_rupees,
)
from leoc_desktop.foundation.nepali_text import group_digits, shown_digits
from leoc_desktop.foundation.translation import NEPALI, _, current
from leoc_desktop.ui_kit.form_builder.editor import Editor, asks_whether_known, not_known
from leoc_desktop.ui_kit.form_builder.suggestions import suggest
from leoc_desktop.ui_kit.icons import icon
from leoc_desktop.ui_kit.nepali_date_edit import NepaliDateEdit
from leoc_desktop.ui_kit.theme import current_theme, set_state

_CHARACTER = 9  # pixels of an average character at 100 %, both scripts
_WIDEST_COLUMN = 28  # characters; a longer text wants a second column


class LineEditor(Editor):
    """One line: a text, a phone number, a count, an amount in rupees or a time of day."""

    def __init__(self, field: Field, line: QLineEdit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._line = line or QLineEdit()
        self._line.setMinimumWidth(60)
        self._line.setInputMethodHints(INPUT_HINTS.get(field.kind, Qt.InputMethodHint.ImhNone))
        self._unknown_action: QAction | None = None
        if asks_whether_known(field):
            self._unknown_action = QAction(icon("help-circle", "text_2"), "", self)
            self._unknown_action.triggered.connect(self._say_unknown)
            self._line.addAction(self._unknown_action, QLineEdit.ActionPosition.TrailingPosition)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        if field.suggestions:
            suggest(self._line, field.suggestions)
        self.watch(self._line)
        self._line.textChanged.connect(self._text_changed)
        self.retranslate()

    @property
    def focus_target(self) -> QLineEdit:
        return self._line

    def raw(self) -> object:
        text = self._line.text()
        return None if self.field.may_be_unknown and text == not_known() else text

    def set_raw(self, raw: object) -> None:
        if raw is None:
            self._line.setText(not_known() if asks_whether_known(self.field) else "")
        elif isinstance(raw, str):
            self._line.setText(shown_digits(raw) if self.field.kind in _OF_DIGITS else raw)
        else:
            self.settle(from_json(self.field, raw))

    def settle(self, value: object) -> None:
        if value is None:
            if self._line.text().strip():
                self._line.setText(not_known())
        elif self.field.kind is Kind.MONEY and isinstance(value, int):
            whole, dot, paisa = rupees_plain(value).partition(".")
            self._line.setText(shown_digits(group_digits(whole) + dot + paisa))
        else:
            self._line.setText(show(self.field, value))

    def set_wrong(self, *, wrong: bool) -> None:
        set_state(self._line, "wrong", wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        self._line.setReadOnly(read_only)
        set_state(self._line, "fixed", read_only)
        if self._unknown_action:
            self._unknown_action.setVisible(not read_only)

    def hint(self) -> str:
        """The amount in words (in Nepali) or grouped, so that a zero too many is seen."""
        if self.field.kind is not Kind.MONEY:
            return ""
        try:
            paisa = parse_rupee_sum(self._line.text())
        except Refused:
            return ""
        if current().code != NEPALI:
            return show_rupees(paisa)
        words = number_words(paisa // PAISA_IN_RUPEE)
        rest = paisa % PAISA_IN_RUPEE
        return (
            _("{rupees} and {paisa} paisa").format(rupees=words, paisa=number_words(rest)) if rest else words
        )

    def wanted_width(self) -> int:
        return current_theme().px(self.field.width * _CHARACTER) if self.field.width > _WIDEST_COLUMN else 0

    def retranslate(self) -> None:
        blank_means_unknown = self.field.may_be_unknown and not self.field.required
        placeholder = not_known() if blank_means_unknown else ""
        if self.field.kind is Kind.TIME and not blank_means_unknown:
            placeholder = shown_digits("16:20")
        self._line.setPlaceholderText(placeholder)
        if self._unknown_action:
            self._unknown_action.setText(not_known())
            self._unknown_action.setToolTip(not_known())
            for button in self._line.findChildren(QToolButton):
                if button.defaultAction() is self._unknown_action:
                    button.setAccessibleName(not_known())

    @Slot()
    def _say_unknown(self) -> None:
        self._line.setText(not_known())
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _text_changed(self) -> None:
        self.changed.emit()
        self.hint_changed.emit()


# What is no text of words is typed in English, whatever layout the words are typed with.
INPUT_HINTS = {
    Kind.COUNT: Qt.InputMethodHint.ImhFormattedNumbersOnly,
    Kind.MONEY: Qt.InputMethodHint.ImhFormattedNumbersOnly,
    Kind.TIME: Qt.InputMethodHint.ImhTime,
    Kind.PHONE: Qt.InputMethodHint.ImhDialableCharactersOnly,
    Kind.BS_DATE: Qt.InputMethodHint.ImhDate,
}
_OF_DIGITS = {
    Kind.COUNT,
    Kind.MONEY,
    Kind.TIME,
    Kind.PHONE,
    Kind.WARD,
    Kind.QUANTITY,
    Kind.COORDINATES,
}


class DateEditor(LineEditor):
    """A Bikram Sambat date."""

    def __init__(self, field: Field, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._date = NepaliDateEdit(today)
        super().__init__(field, self._date, parent)
        self._date.hint_changed.connect(self.hint_changed)

    def raw(self) -> object:
        unknown = super().raw() is None
        return None if unknown else self._date.raw_text()

    def set_raw(self, raw: object) -> None:
        if isinstance(raw, str):
            self._date.set_raw_text(raw)
        else:
            super().set_raw(raw)

    def settle(self, value: object) -> None:
        if isinstance(value, date):
            self._date.settle()
        else:
            super().settle(value)

    def hint(self) -> str:
        return self._date.hint()

    def badge(self) -> str:
        return _("Provisional") if self._date.provisional else ""


class LongTextEditor(Editor):
    """Several lines. Tab leaves the field, because an operator without a mouse would be caught in it."""

    def __init__(self, field: Field, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._lines = lines
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)
        self.watch(self._text)
        self._text.textChanged.connect(self.changed)
        self.retranslate()

    @property
    def focus_target(self) -> QPlainTextEdit:
        return self._text

    def raw(self) -> object:
        return self._text.toPlainText()

    def set_raw(self, raw: object) -> None:
        self._text.setPlainText("" if raw is None else str(raw))

    def set_wrong(self, *, wrong: bool) -> None:
        set_state(self._text, "wrong", wrong)

    def set_read_only(self, *, read_only: bool) -> None:
        self._text.setReadOnly(read_only)
        set_state(self._text, "fixed", read_only)

    def wanted_width(self) -> int:
        return 10_000  # the whole row, however wide

    def retranslate(self) -> None:
        spacing = self._text.fontMetrics().lineSpacing()
        self._text.setFixedHeight(spacing * self._lines + current_theme().px(16))
