"""Texts in the two languages of the program, and the digits they are written with.

Message ids are English sentences; the catalogue ``ne`` holds their Nepali. Screens, papers, services and the
command line all read the same catalogue. The language is a property of the running context, so that an English
paper can be made while the window stays Nepali: ``with speaking(Language("en")): ...``.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from leoc_desktop.foundation.paths import resource_path

NEPALI = "ne"
ENGLISH = "en"
LANGUAGES = (NEPALI, ENGLISH)


@dataclass(frozen=True, slots=True)
class Language:
    """The language of texts and, chosen separately, the digits of numbers."""

    code: str = NEPALI
    nepali_digits: bool = True

    @classmethod
    def of(cls, code: str) -> Language:
        """The language with the digits that usually go with it."""
        return cls(code, nepali_digits=code == NEPALI)


_default = Language()
_speaking: ContextVar[Language | None] = ContextVar("speaking", default=None)


def current() -> Language:
    """The language that texts are made in at this moment."""
    return _speaking.get() or _default


def choose(language: Language) -> None:
    """Make ``language`` the one of the whole process."""
    global _default  # noqa: PLW0603  one process has one chosen language; every exception goes through speaking()
    _default = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Make texts in ``language`` inside the block, whatever the process has chosen."""
    token = _speaking.set(language)
    try:
        yield
    finally:
        _speaking.reset(token)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation("leoc", str(resource_path("translations")), [code])


def _(msgid: str) -> str:
    """The text of ``msgid`` in the current language."""
    return _catalogue(current().code).gettext(msgid)


def N_(msgid: str) -> str:  # noqa: N802  the name gettext tools expect
    """Mark ``msgid`` for the catalogue; it is translated where it is shown."""
    return msgid


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text that fits ``count`` things in the current language."""
    return _catalogue(current().code).ngettext(singular, plural, count)
