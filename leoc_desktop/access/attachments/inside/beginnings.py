"""A second opinion about the kind of a file: puremagic must not contradict our own table of beginnings."""

from __future__ import annotations

import puremagic

from leoc_desktop.access.attachments.inside.findings import Unacceptable

_ENDINGS = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "pdf": ".pdf", "xlsx": ".xlsx"}
_SURE = 0.4  # four bytes that agree; texts begin like something or other by chance in fewer
_OF_TEXTS = ("text/", "message/")


def ensure_agreed(kind: str, data: bytes) -> None:
    """Raises Unacceptable when the file begins like another kind; a text must begin like nothing but a text."""
    try:
        told = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):  # it knows of nothing that begins like this
        told = []
    if kind in _ENDINGS:
        agreed = _ENDINGS[kind] in {one.extension for one in told}
    else:
        agreed = not any(one.confidence >= _SURE and not one.mime_type.startswith(_OF_TEXTS) for one in told)
    if not agreed:
        raise Unacceptable("not_what_it_says")
