"""Reading what a bulletin counts, and the bulletins issued so far."""

from leoc_desktop.features.bulletin.queries.counted import (
    annexes,
    incidents_of,
    last_year,
    left_out,
    register_begins,
    services,
)
from leoc_desktop.features.bulletin.queries.issued import (
    IssuedBulletin,
    find,
    issued,
    options_of,
    paper,
    shown,
)

__all__ = [
    "IssuedBulletin",
    "annexes",
    "find",
    "incidents_of",
    "issued",
    "last_year",
    "left_out",
    "options_of",
    "paper",
    "register_begins",
    "services",
    "shown",
]
