"""What a picture in a bulletin is: its kind, its words, and the copy that is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leoc_desktop.access.attachments.names import ending
from leoc_desktop.features.bulletin.fields import CAPTION, OTHER_PICTURE, PICTURE_KINDS
from leoc_desktop.foundation.errors import FieldProblem, Refused, ValidationFailed
from leoc_desktop.foundation.field import Field
from leoc_desktop.foundation.field_values import read_all
from leoc_desktop.foundation.nepali_calendar import to_bs
from leoc_desktop.foundation.translation import N_

PICTURE_ENDINGS = ("jpg", "jpeg", "png", "webp")
MOST_PICTURES = 6
"""In one bulletin: three rows on the last page, and half a second to make the paper."""
_ORDER = [choice.code for choice in PICTURE_KINDS]


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What is typed about a picture."""

    day: date
    kind: str
    caption: str
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. ``data`` is the re-encoded copy, empty where it is only listed."""

    id: bytes
    day: date
    kind: str
    caption: str
    source: str
    file_name: str
    sha256: str
    """Of the file as it was taken in."""
    added_by: str
    data: bytes = b""

    @property
    def kind_name(self) -> str:
        """Its kind in the current language."""
        return next(choice.name for choice in PICTURE_KINDS if choice.code == self.kind)

    @property
    def words(self) -> str:
        """Kind and caption; of another kind the caption alone says what it is."""
        parts = (self.kind_name if self.kind != OTHER_PICTURE else "", self.caption)
        return " · ".join(part for part in parts if part)

    def as_raw(self) -> dict[str, object]:
        """What is typed about it, by field name."""
        day = to_bs(self.day).iso()
        return {"day": day, "kind": self.kind, "caption": self.caption, "source": self.source}

    def as_json(self) -> dict[str, object]:
        """For lists of the command line."""
        about = {"id": self.id.hex(), "file": self.file_name, "sha256": self.sha256}
        return about | self.as_raw()

    def frozen_json(self) -> dict[str, object]:
        """For frozen papers: words, and the checksums of the file and of the copy that was printed."""
        return {**self.as_json(), "printed_sha256": hashlib.sha256(self.data).hexdigest()}


def in_order_of_paper(pictures: Iterable[Picture]) -> list[Picture]:
    """By day and kind; those of one kind in the order they were added."""
    return sorted(pictures, key=lambda picture: (picture.day, _ORDER.index(picture.kind)))


def picture_words(fields: Sequence[Field], raw: Mapping[str, object], today: date) -> PictureWords:
    """What is typed about a picture. Raises ValidationFailed."""
    values = read_all(fields, raw, today=today)
    words = PictureWords(*(values[field.name] for field in fields))  # type: ignore[arg-type]  # required ones
    if words.kind == OTHER_PICTURE and not words.caption:
        raise ValidationFailed([FieldProblem(CAPTION.name, N_("Say what the picture shows."))])
    return words


def ensure_picture(name: str) -> None:
    """Raise Refused for a file that is no picture by its name; what is in it, the child process looks at."""
    if ending(name) not in PICTURE_ENDINGS:
        raise Refused(N_("Only pictures (JPG, PNG, WebP) are printed in a bulletin: {file}"), file=name)


def ensure_room(there: int) -> None:
    """Raise Refused when the bulletin of that day has as many pictures as it can print."""
    if there >= MOST_PICTURES:
        raise Refused(N_("The bulletin of this day has six pictures already. Take one off first."))
