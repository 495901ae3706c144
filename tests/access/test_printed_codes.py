"""The recovery code and the unlock key, from paper back into the program."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leoc_desktop.access import crockford, recovery_code, unlock_code
from leoc_desktop.foundation.errors import WrongSecret

RECOVERY_SECRETS = st.text(crockford.ALPHABET, min_size=26, max_size=26)


def refusal(read, typed):
    with pytest.raises(WrongSecret) as caught:
        read(typed)
    return caught.value


def test_a_recovery_code_is_nine_groups_of_three():
    code = recovery_code.new_recovery_code()
    assert re.fullmatch(r"([0-9A-Z]{3}-){8}[0-9A-Z]{3}", code)
    assert recovery_code.groups(code) == tuple(code.split("-"))
    assert recovery_code.secret_part(code) == code.replace("-", "")[:26]


def test_an_unlock_key_is_three_groups_of_four_and_its_check_character():
    code = unlock_code.new_unlock_code()
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]", code)
    assert unlock_code.secret_part(code) == code.replace("-", "")[:12]


def test_no_two_codes_are_alike():
    assert len({recovery_code.new_recovery_code() for _ in range(100)}) == 100
    assert len({unlock_code.new_unlock_code() for _ in range(100)}) == 100


@given(RECOVERY_SECRETS, st.randoms(use_true_random=False))
def test_a_code_is_read_however_it_is_typed(secret, random):
    printed = "-".join(crockford.grouped(secret + crockford.check_character(secret), 3))
    variants = {
        "0": "0Oo०０",
        "1": "1IiLl१１",
        "-": ["-", " ", "", "–", " - "],
        **{str(digit): f"{digit}{chr(0x966 + digit)}" for digit in range(2, 10)},
    }
    typed = "".join(random.choice(variants.get(c, [c, c.lower()])) for c in printed)
    assert recovery_code.read_recovery_code(typed) == printed


def test_a_wrong_number_of_characters_is_told_with_the_number():
    code = recovery_code.new_recovery_code()
    problem = refusal(recovery_code.read_recovery_code, code[:-1])
    assert problem.msgid == recovery_code.RECOVERY_CODE.wrong_length
    assert problem.values == {"wanted": 27, "typed": 26}
    assert refusal(recovery_code.read_recovery_code, "").values["typed"] == 0
    assert refusal(unlock_code.read_unlock_code, "ABCD").values == {"wanted": 13, "typed": 4}


def test_one_wrong_character_is_told():
    code = recovery_code.new_recovery_code()
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    problem = refusal(recovery_code.secret_part, wrong)
    assert problem.msgid == recovery_code.RECOVERY_CODE.check_does_not_fit
    code = unlock_code.new_unlock_code()
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert refusal(unlock_code.secret_part, wrong).msgid == unlock_code.UNLOCK_CODE.check_does_not_fit


def test_characters_that_cannot_belong_to_a_code_are_named():
    problem = refusal(recovery_code.read_recovery_code, "UUU-क" + recovery_code.new_recovery_code())
    assert problem.msgid == recovery_code.RECOVERY_CODE.strange_characters
    assert problem.values == {"characters": "U क"}
