"""The two languages, to be asked for by the tests of what is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking


@pytest.fixture
def in_nepali() -> Iterator[None]:
    with speaking(Language.of(NEPALI)):
        yield


@pytest.fixture
def in_english() -> Iterator[None]:
    with speaking(Language.of(ENGLISH)):
        yield


@pytest.fixture(params=[NEPALI, ENGLISH])
def in_both(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(Language.of(request.param)):
        yield request.param
