"""The life of a record, for every register: what states are called, which may follow which, who decides, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.nepali_text import clean_text
from leoc_desktop.foundation.translation import N_, _

SHORTEST_REASON = 5
""""ok." is no reason."""
_LABELS = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "returned": N_("Returned"),
    "verified": N_("Verified"),
    "approved": N_("Approved"),
    "issued": N_("Issued"),
    "withdrawn": N_("Withdrawn"),
    "cancelled": N_("Cancelled"),
}


class RecordState(StrEnum):
    """What the states of every register have in common; each register names its own."""

    @property
    def label(self) -> str:
        """The state in the current language."""
        return _(_LABELS[self.value])


_S = TypeVar("_S", bound=RecordState)


def ensure_step(current: _S, wanted: _S, allowed: Mapping[_S, Collection[_S]]) -> None:
    """Raise Refused unless ``allowed`` lists ``current`` among the states that may become ``wanted``."""
    if current not in allowed[wanted]:
        raise Refused(
            N_("A record that is “{current}” cannot become “{wanted}”."),
            current=current.label,
            wanted=wanted.label,
        )


def reason_given(reason: str) -> str:
    """The reason without blanks at its ends. Raises Refused when it says nothing."""
    said = clean_text(reason)
    if len(said) < SHORTEST_REASON:
        raise Refused(N_("State the reason in a few words."))
    return said
