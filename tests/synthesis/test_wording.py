from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.wording import (
    LETTER_RATIO,
    RATIO,
    likeness,
    names,
    normal_form,
    shingles,
    words,
)

TWELVE = "de gemeenten in onze regio wachten al maanden op duidelijke cijfers van"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De termijn, zo blijkt, is krap.", "de termijn zo blijkt is krap"),
        ("- De TERMIJN zo blijkt is krap;", "de termijn zo blijkt is krap"),
        ("SPUK’s  en SPUK's", "spuk's en spuk's"),
        ("opvang- en woonplekken", "opvang en woonplekken"),
        ("1.250 plekken per 1-7-2031", "1.250 plekken per 1-7-2031"),
        ("ﬁnancieel", "financieel"),
        ("—", ""),
        ("", ""),
    ],
)
def test_normal_form(text, expected):
    assert normal_form(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "fixed", "near"),
    [
        # one word of ten or more changed, added or dropped
        (TWELVE, TWELVE.replace("duidelijke", "heldere"), (), RATIO),
        (TWELVE, TWELVE + " het", (), RATIO),
        (TWELVE, TWELVE.replace("al ", ""), (), RATIO),
        # two of twelve: near enough for letters alone
        (TWELVE, TWELVE.replace("duidelijke", "heldere").replace("regio", "streek"), (), LETTER_RATIO),
        # the same words in another order
        (
            TWELVE,
            TWELVE.replace("gemeenten", "x").replace("regio", "gemeenten").replace("x", "regio"),
            (),
            None,
        ),
        (TWELVE, " ".join(reversed(TWELVE.split())), (), None),
        # words that decide what is said
        (TWELVE, TWELVE.replace("wachten", "wachten niet"), (), None),
        (TWELVE, TWELVE.replace("duidelijke", "onduidelijke"), (), None),
        (TWELVE, TWELVE.replace("maanden", "zes maanden"), (), None),
        (TWELVE + " 2031", TWELVE + " 2032", (), None),
        (TWELVE + " eemland", TWELVE + " duinrand", ("eemland",), None),
        (TWELVE + " eemland", TWELVE + " duinrand", (), RATIO),
        # other sentences
        (TWELVE, "het toezicht op de uitvoering is in de eerste ronde te laat begonnen", (), 0.0),
    ],
)
def test_likeness(a, b, fixed, near):
    found = likeness(words(a), words(b), frozenset(fixed))
    if near is None:
        assert found == 0
    elif near == LETTER_RATIO:
        assert LETTER_RATIO <= found < RATIO
    elif near == RATIO:
        assert RATIO <= found < 1
    else:
        assert found < LETTER_RATIO


def test_a_name_has_a_capital_within_a_sentence():
    assert names(["Wij zien in Eemland dat het COA wacht.", "Duinrand wacht ook."]) == {"eemland", "coa"}


@given(st.lists(st.text("abcde", min_size=1, max_size=3), min_size=1, max_size=40), st.data())
def test_one_changed_word_costs_at_most_three_shingles(sentence, data):
    place = data.draw(st.integers(0, len(sentence) - 1))
    changed = [*sentence[:place], "zzz", *sentence[place + 1 :]]
    assert len(shingles(tuple(sentence)) - shingles(tuple(changed))) <= 3
