"""Why a file is not taken in: one word between the processes, one sentence for people."""

from __future__ import annotations

from enum import StrEnum

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.translation import N_


class Reason(StrEnum):
    """What speaks against a file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    KIND_NOT_ALLOWED = "kind_not_allowed"
    NOT_WHAT_IT_SAYS = "not_what_it_says"
    TWO_FILES_IN_ONE = "two_files_in_one"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_TO_FLATTEN = "too_many_to_flatten"
    ENCRYPTED = "encrypted"
    ACTIVE_CONTENT = "active_content"
    MACRO = "macro"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    UNSAFE_ARCHIVE = "unsafe_archive"
    ENTITIES = "entities"
    NOT_TEXT = "not_text"
    TOO_MANY_ROWS = "too_many_rows"
    CELL_TOO_LONG = "cell_too_long"
    TOO_COSTLY = "too_costly"
    RECORD_FULL = "record_full"


_SENTENCES = {
    Reason.EMPTY: N_("The file is empty."),
    Reason.TOO_LARGE: N_("The file is larger than 25 MB."),
    Reason.KIND_NOT_ALLOWED: N_(
        "Only pictures (JPG, PNG, WebP), PDF, Excel (.xlsx), CSV and text are taken in."
    ),
    Reason.NOT_WHAT_IT_SAYS: N_("The file is not what its name says."),
    Reason.TWO_FILES_IN_ONE: N_("A second file is hidden in this file."),
    Reason.DAMAGED: N_("The file is damaged or incomplete."),
    Reason.TOO_MANY_PIXELS: N_("The picture has too many pixels."),
    Reason.TOO_MANY_PAGES: N_("The PDF has more than 300 pages."),
    Reason.TOO_MANY_TO_FLATTEN: N_(
        "More than 40 pages are not turned into pictures. Print the pages that matter to a new PDF."
    ),
    Reason.ENCRYPTED: N_("The file is protected by a password. Save it without one and try again."),
    Reason.ACTIVE_CONTENT: N_("The PDF holds programs, other files or something packed in an unknown way."),
    Reason.MACRO: N_("The Excel file holds macros, controls or other files. Save it as a plain .xlsx."),
    Reason.UNPACKS_TOO_LARGE: N_("The file unpacks to far more than it should."),
    Reason.UNSAFE_ARCHIVE: N_("The file is put together in a way that is used for attacks."),
    Reason.ENTITIES: N_("The file holds definitions that are used for attacks."),
    Reason.NOT_TEXT: N_("The file is not a text in UTF-8 or UTF-16."),
    Reason.TOO_MANY_ROWS: N_("The file has more than 200,000 rows."),
    Reason.CELL_TOO_LONG: N_("A cell or line of the file is longer than 32,000 characters."),
    Reason.TOO_COSTLY: N_("Checking the file took too much time or memory."),
    Reason.RECORD_FULL: N_("There is no room for more files on this record."),
}


FLATTENABLE = frozenset({Reason.ACTIVE_CONTENT, Reason.TWO_FILES_IN_ONE})
"""A PDF refused for these can be taken in as pictures of its pages."""


class AttachmentRefused(Refused):
    """The file was not taken in; nothing was saved."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason = reason
        self.can_flatten = reason in FLATTENABLE
