"""Windows of these tests are drawn into memory, in English with Nepali digits, so no catalogue is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from leoc_desktop.foundation import translation


@pytest.fixture(autouse=True)
def english_with_nepali_digits():
    before = translation.current()
    translation.choose(translation.Language("en", nepali_digits=True))
    yield
    translation.choose(before)
