"""The groups of a form below each other; a table of figures and what follows it beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leoc_desktop.ui_kit.form_builder.field_cell import FieldCell
from leoc_desktop.ui_kit.form_builder.form_group import FormGroup
from leoc_desktop.ui_kit.form_builder.form_table import FormTable
from leoc_desktop.ui_kit.theme import Role, set_role

_GAP = 8


class GroupStack(QWidget):
    """The groups of a form, in as many columns as there is room for."""

    def __init__(self, groups: Sequence[FormGroup]) -> None:
        super().__init__()
        self._rows: list[tuple[QBoxLayout, list[FormGroup]]] = []
        set_role(self, Role.PAGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for groups_of_row in _in_rows(groups):
            row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            row.setSpacing(_GAP)
            for group in groups_of_row:
                row.addWidget(group)
            layout.addLayout(row)
            self._rows.append((row, groups_of_row))
        layout.addStretch(1)

    def event(self, event: QEvent) -> bool:
        """Other texts, or larger ones, may need fewer columns; so does a narrower window."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            width = (self.parentWidget() or self).width()
            for row, groups in self._rows:
                _fit(row, groups, width)
        return super().event(event)


def _fit(row: QBoxLayout, groups: Sequence[FormGroup], width: int) -> None:
    """Beside each other when each has the least width it looks well in, the rest in the same proportion."""
    least = [group.good_width() for group in groups]
    room = width - _GAP * (len(groups) - 1)
    beside = len(groups) > 1 and sum(least) <= room
    row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
    for place, group in enumerate(groups):
        wide = room * least[place] // sum(least) if beside else width
        row.setStretch(place, wide if beside else 0)
        group.fit(wide)


def _in_rows(groups: Sequence[FormGroup]) -> list[list[FormGroup]]:
    rows: list[list[FormGroup]] = []
    for group in groups:
        former = rows[-1] if rows else []
        if len(former) == 1 and isinstance(former[0], FormTable) and group.is_compact:
            former.append(group)
        else:
            rows.append([group])
    return rows


def make_group(title: str, cells: Sequence[FieldCell], *, dense: bool) -> FormGroup:
    """A table where the fields say under which heads they stand, else fields with labels."""
    return (FormTable if all(cell.field.column for cell in cells) else FormGroup)(title, cells, dense=dense)


def in_order(cells: Sequence[FieldCell]) -> list[tuple[str, list[FieldCell]]]:
    """The cells by the groups of their fields, groups in the order in which they first appear."""
    groups: dict[str, list[FieldCell]] = {}
    for cell in cells:
        groups.setdefault(cell.field.group, []).append(cell)
    return list(groups.items())
