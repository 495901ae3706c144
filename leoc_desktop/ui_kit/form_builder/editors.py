"""Finds the editor for a field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leoc_desktop.foundation.field import Field, Kind
from leoc_desktop.ui_kit.form_builder.choice_editor import ChoiceEditor
from leoc_desktop.ui_kit.form_builder.editor import Editor
from leoc_desktop.ui_kit.form_builder.line_editors import DateEditor, LineEditor, LongTextEditor
from leoc_desktop.ui_kit.form_builder.ward_editor import WardEditor
from leoc_desktop.ui_kit.form_builder.yes_no_editor import YesNoEditor

_LINES, _FEW_LINES = 3, 2  # of a long text that is seen at once


def make_editor(field: Field, ward_count: int, today: Callable[[], date], *, dense: bool) -> Editor:
    """An editor that takes what the kind of ``field`` asks for."""
    match field.kind:
        case Kind.LONG_TEXT:
            return LongTextEditor(field, _FEW_LINES if dense else _LINES)
        case Kind.BS_DATE:
            return DateEditor(field, today)
        case Kind.CHOICE:
            return ChoiceEditor(field)
        case Kind.WARDS:
            return WardEditor(field, ward_count)
        case Kind.YES_NO:
            return YesNoEditor(field)
    return LineEditor(field)
