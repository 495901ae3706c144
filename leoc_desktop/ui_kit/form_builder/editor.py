"""What every editor of a form can do, whatever kind of value it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.translation import _

_STAYS_IN_FIELD = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Editor(QWidget):
    """Takes one value as it is typed ("raw"). What it means is decided by ``foundation.field_values``.

    Raw values are JSON: text as typed, or what ``field_values.to_json`` makes of a stored value. "" is an
    answer not given, None is "not known".
    """

    changed = Signal()  # by the user or by set_raw
    left = Signal()  # the focus went to another field
    hint_changed = Signal()
    finished = Signal()  # Enter took an entry out of a list; the next field is wanted

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field

    @property
    def focus_target(self) -> QWidget:
        """The widget that gets the focus, and that the label belongs to."""
        raise NotImplementedError

    def raw(self) -> object:
        """What is entered."""
        raise NotImplementedError

    def set_raw(self, raw: object) -> None:
        """Show a raw value."""
        raise NotImplementedError

    def settle(self, value: object) -> None:
        """Show a stored value in full, the way it is always written; done when the field is left."""

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark that the entry cannot be accepted."""
        raise NotImplementedError

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the value be read and copied, but not changed."""
        raise NotImplementedError

    def describe(self, name: str, description: str) -> None:
        """Tell screen readers the name and the rest of what is written around the editor; plain text."""
        self.focus_target.setAccessibleName(name)
        self.focus_target.setAccessibleDescription(description)

    def retranslate(self) -> None:
        """Show own texts in the current language."""

    def hint(self) -> str:
        """What the editor adds to its entry, such as the weekday of a date."""
        return ""

    def badge(self) -> str:
        """A warning about a good entry, such as a provisional calendar."""
        return ""

    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.raw() in ("", [], ())

    def wanted_width(self) -> int:
        """Pixels for the entry to be seen whole; 0 for the width of a column."""
        return 0

    def watch(self, widget: QWidget) -> None:
        """Report when the focus leaves ``widget``."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _STAYS_IN_FIELD
        ):
            self.left.emit()
        return super().eventFilter(watched, event)


def not_known() -> str:
    """The words for "not known"; typed, they are an answer of their own."""
    return _("Not known")


def asks_whether_known(field: Field) -> bool:
    """Whether a blank is no answer: "not known" has to be said."""
    return field.required and field.may_be_unknown
