from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from corpus.heirs import Placed, heirs
from corpus.likeness import ALIKE, alike, likeness

WORDS = st.text("abcdefgh", max_size=9).map(tuple)
"""Sentences of which each letter is a word."""
SENTENCES = st.lists(WORDS, max_size=7)


@given(SENTENCES, SENTENCES)
def test_no_pair_that_is_alike_is_missed(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> None:
    expected = {
        (i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if one and other and likeness(one, other) >= ALIKE
    }
    assert {(i, j) for i, j, _ in alike(left, right)} == expected


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_either_side(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    how = likeness(one, other)
    assert how == likeness(other, one)
    exact = SequenceMatcher(None, *sorted((one, other)), autojunk=False).ratio()
    assert how == exact or exact <= how < ALIKE


def test_a_reworded_sentence_goes_to_the_likeliest_heir() -> None:
    gone = [Placed("oud", "De termijn van zes maanden is veel te krap.", (), 0)]
    near = Placed("a", "De termijn van negen maanden is veel te krap.", (), 0)
    nearer = Placed("b", "De termijn van zes maanden is te krap.", (), 9)
    assert [(heir.id, heir.exact) for heir in heirs(gone, [near, nearer])] == [("b", False)]


def test_an_heir_has_one_ancestor_the_first_as_given() -> None:
    gone = [Placed(id_, f"De termijn van {id_} maanden is te krap.", (), 0) for id_ in ("zes", "acht")]
    present = [Placed("nieuw", "De termijn van tien maanden is te krap.", (), 0)]
    assert [(heir.id, heir.of) for heir in heirs(gone, present)] == [("nieuw", "zes")]
