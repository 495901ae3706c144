"""The life of one incident: every step, who took it and why, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leoc_desktop.features.incidents.fields import BY_NAME
from leoc_desktop.features.incidents.queries import HistoryEntry, LineChange
from leoc_desktop.foundation.clock import nepal_time
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import show
from leoc_desktop.foundation.nepali_calendar import show_bs, to_bs
from leoc_desktop.foundation.nepali_text import shown_digits
from leoc_desktop.foundation.translation import N_, _
from leoc_desktop.ui_kit.theme import Role, set_role

_ACTIONS = {
    "incident.draft": N_("Kept as draft"),
    "incident.register": N_("Registered and locked"),
    "incident.submit": N_("Submitted and locked"),
    "incident.correct": N_("Corrected"),
    "incident.unlock": N_("Unlocked for one correction"),
    "incident.verify": N_("Verified"),
    "incident.return": N_("Returned"),
    "incident.approve": N_("Approved"),
    "incident.cancel": N_("Cancelled"),
    "incident.note": N_("Note added, without unlocking"),
    "incident.merge": N_("Merged with a second report"),
}


class HistoryDialog(QDialog):
    """Steps from the first to the last; changed fields with their value before and after."""

    def __init__(self, parent: QWidget | None, *, title: str, entries: Sequence[HistoryEntry]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("History"))
        self.resize(720, 560)
        heading = QLabel(_("History of {record}").format(record=title))
        set_role(heading, Role.H1)
        inner = QWidget()
        set_role(inner, Role.PAGE)
        cards = QVBoxLayout(inner)
        cards.setSpacing(8)
        for entry in entries:
            cards.addWidget(_card(entry))
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(heading)
        layout.addWidget(area, 1)
        layout.addLayout(foot)


def _card(entry: HistoryEntry) -> QFrame:
    card = QFrame()
    set_role(card, Role.CARD)
    box = QVBoxLayout(card)
    box.setSpacing(2)
    said = _ACTIONS.get(entry.action, entry.action)
    title = QLabel(_(said))
    set_role(title, Role.CARD_TITLE)
    box.addWidget(title)
    about = QLabel(_about(entry))
    about.setWordWrap(True)
    set_role(about, Role.SUBTITLE)
    box.addWidget(about)
    if entry.before:
        box.addLayout(_differences(BY_NAME, entry.before, entry.after))
    for change in entry.lines:
        box.addWidget(_line_title(change))
        if change.verb == "changed":
            fields = {field.name: field for field in change.line_kind.fields}
            box.addLayout(_differences(fields, change.before, change.after))
    return card


def _about(entry: HistoryEntry) -> str:
    local = nepal_time(entry.at)
    parts = [f"{show_bs(to_bs(local.date()), long=True)} {shown_digits(f'{local:%H:%M}')}", entry.actor]
    supervisors = [str(fact["supervisor"]) for fact in entry.facts if "supervisor" in fact]
    parts += [_("with the key of {name}").format(name=name) for name in supervisors]
    if entry.reason:
        parts.append(_("reason: {reason}").format(reason=entry.reason))
    return " · ".join(parts)


_LINE_VERBS = {
    "added": N_("{kind}: added {line}"),
    "changed": N_("{kind}: changed {line}"),
    "removed": N_("{kind}: removed {line}"),
}


def _line_title(change: LineChange) -> QLabel:
    """``Persons: added Ward 3, Dead, Male``: the line by what stands in it."""
    shown = [
        show(field, change.line[field.name])
        for field in change.line_kind.fields
        if change.line.get(field.name) not in (None, "")
    ]
    text = _(_LINE_VERBS[change.verb]).format(kind=_(change.line_kind.title), line=" · ".join(shown))
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _differences(
    fields: Mapping[str, Field], before: Mapping[str, object], after: Mapping[str, object]
) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(3, 1)
    grid.setHorizontalSpacing(16)
    for row, name in enumerate(before):
        field = fields[name]
        old, new = show(field, before[name]), show(field, after.get(name))
        for column, text in enumerate((field.shown_label, old or "–", "→ " + (new or "–"))):
            label = QLabel(text)
            label.setWordWrap(column > 0)
            grid.addWidget(label, row, column)
    return grid
