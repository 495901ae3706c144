"""What the operating system answers is told in the reader's language."""

from __future__ import annotations

import errno
import os

import pytest

from leoc_desktop.foundation.errors import Refused
from leoc_desktop.foundation.system_reasons import reason_of
from leoc_desktop.foundation.translation import Language, choose

COMMON = (
    "EPERM",
    "ENOENT",
    "EIO",
    "EACCES",
    "EBUSY",
    "EEXIST",
    "ENOTDIR",
    "EISDIR",
    "ENOSPC",
    "EROFS",
    "ENAMETOOLONG",
)


@pytest.mark.parametrize("name", COMMON)
def test_common_answers_have_words_in_both_languages(name: str) -> None:
    number = getattr(errno, name)
    reason = reason_of(OSError(number, os.strerror(number)))
    english = str(reason)
    choose(Language.of("ne"))
    assert english != os.strerror(number)
    assert not any("a" <= letter.lower() <= "z" for letter in str(reason))


def test_the_language_is_the_one_in_which_it_is_read() -> None:
    error = Refused(
        "{file}: {reason}", file="a.pdf", reason=reason_of(OSError(errno.ENOSPC, "No space left"))
    )
    assert str(error) == "a.pdf: the disk is full"
    choose(Language.of("ne"))
    assert str(error) == "a.pdf: डिस्क भरिएको छ"


def test_a_rare_answer_keeps_the_words_of_the_system() -> None:
    assert str(reason_of(OSError(errno.EPIPE, "Broken pipe"))) == "Broken pipe"
    assert str(reason_of(OSError("no number at all"))) == "no number at all"


@pytest.mark.parametrize(
    ("coarse", "number", "told"),
    [
        (errno.EACCES, 32, "another program is using it"),  # a virus scanner holds the file
        (errno.EACCES, 19, "that disk can only be read"),
        (errno.ENOENT, 53, "the other computer cannot be reached"),
        (errno.ENOENT, 206, "the name is too long"),
        (errno.EACCES, 5, "you have no right to do it there"),
    ],
)
def test_windows_is_taken_at_its_own_word(coarse: int, number: int, told: str) -> None:
    error = OSError(coarse, os.strerror(coarse))
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    assert str(reason_of(error)) == told
