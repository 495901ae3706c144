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
from leoc_desktop.features.bulletin.queries.pictures import (
    count_pictures,
    file_of,
    find_picture,
    listed_pictures,
    printed_pictures,
)

__all__ = [
    "IssuedBulletin",
    "annexes",
    "count_pictures",
    "file_of",
    "find",
    "find_picture",
    "incidents_of",
    "issued",
    "last_year",
    "left_out",
    "listed_pictures",
    "options_of",
    "paper",
    "printed_pictures",
    "register_begins",
    "services",
    "shown",
]
