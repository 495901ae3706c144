"""The words of Python's own reader of arguments, in the languages of the program.

``argparse`` asks gettext for its texts by its own names; these are handed to our catalogue instead. Texts that only a
mistake in our own code could bring up are left out.
"""

from __future__ import annotations

import argparse

from leoc_desktop.foundation.translation import N_, _, ngettext

TEXTS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("the following arguments are required: %s"),
    N_("unexpected option string: %s"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("unrecognized arguments: %s"),
)


def take_over_argument_texts() -> None:
    """From now on argparse speaks the language of the moment; a text that we do not know stays as it is."""
    for name, ours in (("_", _), ("ngettext", _several)):
        setattr(argparse, name, ours)


def _several(singular: str, plural: str, count: int) -> str:
    if (singular, plural) == ("expected %s argument", "expected %s arguments"):
        return ngettext("expected %s argument", "expected %s arguments", count)
    return singular if count == 1 else plural
