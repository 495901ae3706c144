"""What is searched for finds what was recorded, however either was spelled."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from leoc_desktop.storage.encrypted_engine import EncryptedEngine, is_plaintext
from leoc_desktop.storage.row_numbers import row_numbers
from leoc_desktop.storage.search_index import SearchIndex, SearchText

KEY = bytearray(os.urandom(32))
INDEX = SearchIndex("found")
LETTERS = st.text(st.characters(categories=["L", "Mn", "Mc", "N", "P", "Z"]), max_size=12)


def _opened(path: Path) -> Iterator[Session]:
    maker = EncryptedEngine(path, KEY, guarded=False)
    with maker.engine.begin() as connection:
        connection.exec_driver_sql(INDEX.create_statement)
    maker.close()
    engine = EncryptedEngine(path, KEY)
    with Session(engine.engine) as opened:
        yield opened
    engine.close()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A store with a search index and nothing in it."""
    yield from _opened(tmp_path / "leoc.db")


@pytest.fixture(scope="module")
def one_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A store with one record that is not changed."""
    for opened in _opened(tmp_path_factory.mktemp("search") / "leoc.db"):
        record(opened, "थलारा")
        yield opened


def record(session: Session, *texts: str, tags: tuple[str, ...] = ()) -> None:
    """One record for each text, numbered from 1."""
    for number, text in enumerate(texts, start=1):
        INDEX.replace(session, number, SearchText((text,), tags), is_new=True)


def find(session: Session, wanted: str, **named: object) -> list[int]:
    query = INDEX.matching(wanted, **named)
    return list(row_numbers(session, query)) if query is not None else []


@pytest.mark.parametrize(
    ("recorded", "wanted"),
    [
        ("थलारा गाउँपालिका", "थलारा"),
        ("थलारा गाउँपालिका", "thalara"),
        ("थलारा गाउँपालिका", "Thalaara"),
        ("थलारा गाउँपालिका", "थला"),
        ("सङ्घ", "संघ"),
        ("संघ", "सङ्घ"),
        ("पहीरो खसेको", "पहिरो"),
        ("पहिरो खसेको", "पहीरो"),
        ("पहिरो खसेको", "pahiro"),
        ("जिल्ला प्रहरी", "जिला"),
        ("विद्युत सर्ट", "बिद्युत"),
        ("काठमाडौँ", "Kathmandu"),
        ("Thalara bazar", "थलारा"),
        ("वडा नं. ५, सिपाडोल", "5"),
        ("घर–गोठ", "गोठ"),
        ("पहरा चोक", "पहरा चोक"),
        ("पहरा चोक", "चोक पहरा"),
    ],
)
def test_it_is_found(session: Session, recorded: str, wanted: str) -> None:
    record(session, recorded)
    assert find(session, wanted) == [1]


@pytest.mark.parametrize(
    ("recorded", "wanted"),
    [
        ("पहरा चोक", "पहिरो"),  # the usual tokenizer of FTS5 would find it
        ("थलारा", "लारा"),
        ("थलारा", "घ"),
        ("घर जलेको", "घ"),  # one letter is a whole word
        ("पहिरो", "पहिरो आगलागी"),
        ("11", "1"),
        ("सडक", ""),
        ("सडक", "?! -"),
    ],
)
def test_it_is_not_found(session: Session, recorded: str, wanted: str) -> None:
    record(session, recorded)
    assert find(session, wanted) == []


def test_the_newest_come_first(session: Session) -> None:
    record(session, *["पहिरो"] * 300)
    assert find(session, "पहिरो") == list(range(300, 0, -1))


def test_a_changed_record_is_found_by_its_new_words_only(session: Session) -> None:
    record(session, "पहिरो", "पहिरो")
    INDEX.replace(session, 1, SearchText(("बाढी",)), is_new=False)
    assert find(session, "पहिरो") == [2]
    assert find(session, "बाढी") == [1]


def test_a_tag_stands_for_names_kept_elsewhere(session: Session) -> None:
    INDEX.replace(session, 1, SearchText(("घर जलेको",), ("u7", "hfire")), is_new=True)
    INDEX.replace(session, 2, SearchText(("घर पुरिएको",), ("u8", "hlandslide")), is_new=True)

    def tags_of(word: str) -> list[str]:
        return ["u7"] if "सिता".startswith(word) else []

    assert find(session, "सीता", tags_of=tags_of) == [1]
    assert find(session, "घर सीता", tags_of=tags_of) == [1]
    assert find(session, "u7") == []  # a tag is no word


def test_everything_can_be_made_anew(session: Session) -> None:
    record(session, "पहिरो", "बाढी")
    INDEX.rebuild(session, ((number, SearchText(("आगलागी",))) for number in range(1, 5001)))
    assert find(session, "पहिरो") == []
    assert len(find(session, "आगलागी")) == 5000


def test_the_index_lies_in_the_encrypted_file(session: Session, tmp_path: Path) -> None:
    record(session, "थलारा")
    session.commit()
    assert not is_plaintext(tmp_path / "leoc.db")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "थलारा".encode() not in written
    assert b"tlr" not in written


@given(LETTERS, st.sampled_from(["", '"', " OR ", "(", "*", "words:", "-"]), LETTERS)
def test_nothing_that_can_be_typed_breaks_the_search(
    one_record: Session, first: str, between: str, second: str
) -> None:
    assert find(one_record, first + between + second) in ([], [1])


@given(st.sampled_from("कखगघचजटडतदनपबमयरलसह"), st.text(st.sampled_from("कघचतनपमरलसहािीुूेो्ं"), max_size=9))
def test_every_word_finds_itself(one_record: Session, letter: str, others: str) -> None:
    word = letter + others
    with one_record.begin_nested() as undone:
        INDEX.replace(one_record, 2, SearchText((word,)), is_new=True)
        assert 2 in find(one_record, word)
        undone.rollback()
