"""``leoc bulletin picture``: maps and charts that bulletins print."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from leoc_desktop.command_line.command import Answer, Call, CommandSet
from leoc_desktop.command_line.dates import bs_day
from leoc_desktop.features.bulletin.fields import PICTURE_DAY, PICTURE_FIELDS, PICTURE_KINDS, USUAL_SOURCE
from leoc_desktop.features.bulletin.rules import Picture
from leoc_desktop.foundation.errors import NotFound
from leoc_desktop.foundation.translation import N_, _


def add_commands(bulletin: CommandSet) -> None:
    """Declare them below ``leoc bulletin``."""
    picture = bulletin.group("picture", _("Maps and charts that bulletins print."))
    add = picture.add("add", _add, _("Put a picture into the bulletin of a day. Secrets: your password."))
    add.add_argument("file", type=Path)
    _add_words(add, required=True)
    change = picture.add("change", _change, _("Word a picture anew. Secrets: your password."))
    change.add_argument("id")
    _add_words(change, required=False)
    listed = picture.add(
        "list", _list, _("List the pictures of bulletins from a day on. Secrets: your password.")
    )
    listed.add_argument("--from", dest="first", required=True, metavar="BS-DATE")
    remove = picture.add("remove", _remove, _("Take a picture off. Secrets: your password."))
    remove.add_argument("id")
    remove.add_argument("--reason", required=True)


def _add_words(parser: argparse.ArgumentParser, *, required: bool) -> None:
    kinds = ", ".join(choice.code for choice in PICTURE_KINDS)
    for field in PICTURE_FIELDS:
        said = f"{field.shown_label} ({kinds})" if field.choices else field.shown_label
        needed = required and field.required and field.name != "source"
        parser.add_argument(f"--{field.name}", required=needed, metavar="TEXT", help=said)


def _given(given: argparse.Namespace) -> dict[str, object]:
    named = {field.name: getattr(given, field.name) for field in PICTURE_FIELDS}
    return {name: text for name, text in named.items() if text is not None}


def _line(picture: Picture) -> str:
    return f"{picture.id.hex()}  {picture.as_raw()[PICTURE_DAY.name]}  {picture.words}  {picture.source}"


def _answer(picture: Picture) -> Answer:
    return Answer(picture.as_json(), (_line(picture),))


def _add(call: Call) -> Answer:
    with call.signed_in() as services:
        raw = {"source": _(USUAL_SOURCE)} | _given(call.arguments)
        return _answer(services.bulletin_pictures.add(call.arguments.file, raw))


def _change(call: Call) -> Answer:
    with call.signed_in() as services:
        pictures = services.bulletin_pictures
        key = _id(call.arguments.id)
        there = next((one for one in pictures.listed(date.min) if one.id == key), None)
        if there is None:
            raise NotFound(N_("There is no such picture."))
        return _answer(pictures.change(key, there.as_raw() | _given(call.arguments)))


def _list(call: Call) -> Answer:
    with call.signed_in() as services:
        pictures = services.bulletin_pictures.listed(bs_day(call.arguments.first))
    return Answer([picture.as_json() for picture in pictures], tuple(map(_line, pictures)))


def _remove(call: Call) -> Answer:
    with call.signed_in() as services:
        services.bulletin_pictures.remove(_id(call.arguments.id), reason=call.arguments.reason)
    return Answer({"id": call.arguments.id}, (_("The picture was taken off."),))


def _id(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as odd:
        raise NotFound(N_("There is no such picture.")) from odd
