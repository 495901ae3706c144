"""The child process: reads one file from standard input, answers one line of JSON and the copy to be shown."""

from __future__ import annotations

import json
import os
import sys
from typing import NoReturn

from leoc_desktop.access.attachments import limits
from leoc_desktop.access.attachments.inside.findings import Findings, Unacceptable
from leoc_desktop.access.attachments.inside.limiting import limit_this_process

_PICTURES = {"jpeg", "png", "webp"}


def work() -> NoReturn:
    """Look into one file, then end the process whatever libraries still hold."""
    try:
        limit_this_process()
        head = json.loads(sys.stdin.buffer.readline())
        data = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
        found = _look(head["kind"], data, flat=head["flatten"])
        answer: dict[str, object] = {"view_kind": found.view_kind, "facts": found.facts}
        view = found.view
    except Unacceptable as unacceptable:
        answer, view = {"refused": unacceptable.reason}, b""
    except (MemoryError, RecursionError):
        answer, view = {"refused": "too_costly"}, b""
    except Exception:  # noqa: BLE001  whatever a library says of a hostile file, it is not taken in
        answer, view = {"refused": "damaged"}, b""
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode("utf-8") + b"\n" + view)
    out.flush()
    os._exit(0)


def _look(kind: str, data: bytes, *, flat: bool) -> Findings:
    """Each library is loaded only for the kind that needs it."""
    from leoc_desktop.access.attachments.inside.beginnings import ensure_agreed  # noqa: PLC0415

    ensure_agreed(kind, data)
    if kind in _PICTURES:
        from leoc_desktop.access.attachments.inside.images import look_at_image  # noqa: PLC0415

        return look_at_image(data, kind)
    if kind == "pdf":
        from leoc_desktop.access.attachments.inside.papers import flatten, look_at_paper  # noqa: PLC0415

        return flatten(data) if flat else look_at_paper(data)
    if kind == "xlsx":
        from leoc_desktop.access.attachments.inside.workbooks import look_at_workbook  # noqa: PLC0415

        return look_at_workbook(data)
    from leoc_desktop.access.attachments.inside.texts import look_at_text  # noqa: PLC0415

    return look_at_text(data, table=kind == "csv")


if __name__ == "__main__":
    work()
