"""Reading, showing and exchanging the values of a Field, so that no screen, paper or command repeats it."""

from leoc_desktop.foundation.field_values.doubts import doubt
from leoc_desktop.foundation.field_values.figures import LARGEST_COUNT
from leoc_desktop.foundation.field_values.reading import MOST_WARDS, read, read_all
from leoc_desktop.foundation.field_values.showing import from_json, show, to_json
from leoc_desktop.foundation.field_values.texts import LINE_LENGTH, TEXT_LENGTH
from leoc_desktop.foundation.field_values.unreadable import Unreadable

__all__ = [
    "LARGEST_COUNT",
    "LINE_LENGTH",
    "MOST_WARDS",
    "TEXT_LENGTH",
    "Unreadable",
    "doubt",
    "from_json",
    "read",
    "read_all",
    "show",
    "to_json",
]
