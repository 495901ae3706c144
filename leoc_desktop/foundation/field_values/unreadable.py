"""What is raised when a field cannot take a value."""

from __future__ import annotations

from leoc_desktop.foundation.errors import FieldProblem, Refused
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.translation import N_


class Unreadable(Refused):
    """A value that a field cannot take; ``problem`` says which field and why."""

    def __init__(self, field: Field, msgid: str, /, **values: object) -> None:
        super().__init__(msgid, **values)
        self.problem = FieldProblem(field.name, msgid, values)


def typed_text(field: Field, raw: object) -> str:
    """``raw`` as text; numbers count as typed."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        raise Unreadable(field, N_("Text is expected here."))
    return str(raw)
