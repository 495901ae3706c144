"""What an office makes of its lists: order, entries of its own, entries left out; and the head of its papers."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from leoc_desktop.access.attachments.reasons import AttachmentRefused
from leoc_desktop.domain.letterhead import letterhead
from leoc_desktop.domain.signatories import APPROVED, CHECKED, signatory
from leoc_desktop.features.incidents.fields import HAZARD
from leoc_desktop.features.office.service import ListService, NewEntry
from leoc_desktop.foundation.errors import PermissionDenied, Refused, ValidationFailed
from leoc_desktop.foundation.office_lists import (
    CROPS,
    HAZARDS,
    SIGNATORIES,
    TOLES,
    ListEntry,
    OfficeChoices,
    entries_of,
    use_lists,
)
from leoc_desktop.foundation.reference_data import hazards
from leoc_desktop.foundation.translation import ENGLISH, NEPALI, Language, speaking
from tests.support.offices import TestOffice


@pytest.fixture(autouse=True)
def _shipped_lists() -> Iterator[None]:
    yield
    use_lists([])


@pytest.fixture
def lists(office: TestOffice) -> ListService:
    return office.sign_in("admin").lists


def _codes(choices: OfficeChoices) -> list[str]:
    return [choice.code for choice in choices]


def test_a_hazard_moved_up_is_offered_first_everywhere(lists: ListService) -> None:
    assert _codes(hazards())[0] == "flood"
    lists.move(HAZARDS, "snake_bite", by=-50)
    assert _codes(hazards())[:2] == ["snake_bite", "flood"]
    assert HAZARD.choices[0].code == "snake_bite"
    assert len(hazards()) == 47


def test_what_is_left_out_is_no_longer_offered_and_still_read(lists: ListService) -> None:
    lists.offer(HAZARDS, "avalanche", offered=False)
    assert "avalanche" not in _codes(hazards())
    left_out = HAZARD.choice("avalanche")
    assert left_out is not None
    assert left_out.name_ne == "हिमपहिरो"
    lists.offer(HAZARDS, "avalanche", offered=True)
    assert "avalanche" in _codes(hazards())


def test_the_official_list_is_not_renamed(lists: ListService) -> None:
    with pytest.raises(Refused, match="official list"):
        lists.change(HAZARDS, "flood", NewEntry("ठूलो बाढी"))


def test_the_last_entry_of_a_list_stays(lists: ListService) -> None:
    *others, last = [entry.code for entry in entries_of(CROPS)]
    for code in others:
        lists.offer(CROPS, code, offered=False)
    with pytest.raises(Refused, match="at least one"):
        lists.offer(CROPS, last, offered=False)


def test_an_own_crop_is_chosen_renamed_and_comes_back_after_opening(office: TestOffice) -> None:
    services = office.sign_in("admin")
    added = services.lists.add(CROPS, NewEntry("  अलैंची ", "Cardamom"))[-1]
    services.lists.change(CROPS, added.code, NewEntry("ठूलो अलैंची", "Large cardamom"))
    services.close()
    use_lists([])
    reopened = office.sign_in("sita")
    found = entries_of(CROPS)[-1]
    reopened.close()
    assert (found.code, found.name_ne, found.name_en) == (added.code, "ठूलो अलैंची", "Large cardamom")


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewEntry("  "), "name_ne"),
        (NewEntry("सिमखोला", ward=99), "ward"),
        (NewEntry("बगर टोल", ward=1), "name_ne"),
    ],
)
def test_what_cannot_be_a_tole_is_refused_with_its_field(
    lists: ListService, new: NewEntry, field: str
) -> None:
    lists.add(TOLES, NewEntry("बगर टोल", ward=1))
    with pytest.raises(ValidationFailed) as refused:
        lists.add(TOLES, new)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_the_same_tole_may_be_in_two_wards(lists: ListService) -> None:
    lists.add(TOLES, NewEntry("बगर टोल", ward=1))
    assert len(lists.add(TOLES, NewEntry("बगर टोल", ward=2))) == 2


def test_the_first_signatory_of_a_part_stands_under_papers_in_the_language_of_the_paper(
    lists: ListService,
) -> None:
    lists.add(SIGNATORIES, NewEntry("राम", "Ram", part=APPROVED, post_ne="प्रमुख", post_en="Chief"))
    lists.add(SIGNATORIES, NewEntry("श्याम", "Shyam", part=APPROVED, post_ne="उपप्रमुख"))
    with speaking(Language(NEPALI)):
        assert signatory(APPROVED) == ("राम", "प्रमुख")
    with speaking(Language(ENGLISH)):
        assert signatory(APPROVED) == ("Ram", "Chief")
    assert signatory(CHECKED) == ("", "")
    first = lists.entries(SIGNATORIES)[0]
    lists.offer(SIGNATORIES, first.code, offered=False)
    assert signatory(APPROVED)[0] in {"श्याम", "Shyam"}


def test_only_an_administrator_changes_lists(office: TestOffice) -> None:
    services = office.sign_in("sita")
    with pytest.raises(PermissionDenied):
        services.lists.add(CROPS, NewEntry("अलैंची"))
    services.close()


def test_an_entry_of_a_newer_program_comes_last(lists: ListService) -> None:
    lists.move(HAZARDS, "flood", by=1)
    use_lists([(HAZARDS, ListEntry("flood", "बाढी", "Flood"))])  # as an older program wrote it
    assert _codes(hazards())[0] == "flood"
    assert len(hazards()) == 47


def _picture(path: Path) -> Path:
    image = Image.new("RGB", (64, 64), "#B3261E")
    buffer = BytesIO()
    image.save(buffer, "PNG")
    path.write_bytes(buffer.getvalue())
    return path


def test_papers_print_the_emblem_the_line_and_the_box(lists: ListService, tmp_path: Path) -> None:
    detail = lists.take_emblem(_picture(tmp_path / "emblem.png"))
    assert detail.emblem is not None
    detail = lists.change_head(top_ne="नेपाल सरकार", top_en="Government of Nepal", seal_box=True)
    with speaking(Language(NEPALI)):
        head = letterhead(detail)
    assert (head.top, bool(head.emblem), head.seal) == ("नेपाल सरकार", True, "कार्यालयको छाप")
    assert set(head.as_json()) >= {"top", "emblem_sha256", "seal"}
    assert letterhead(lists.remove_emblem()).emblem is None


def test_what_is_no_picture_is_no_emblem(lists: ListService, tmp_path: Path) -> None:
    (tmp_path / "emblem.png").write_bytes(b"MZ" + bytes(200))
    with pytest.raises(AttachmentRefused):
        lists.take_emblem(tmp_path / "emblem.png")
