from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.central import by_centrality

NEAR = [
    "De termijn voor de bouw van locaties is te kort.",
    "De termijn voor de bouw van locaties is voor gemeenten te kort.",
    "Voor de bouw van locaties is de termijn krap.",
]
FAR = "Het COA levert wekelijks andere getallen."


@pytest.fixture(scope="session")
def passages(cited, write):
    def make(*texts):
        paper = write.document("stuk", "COA")
        return cited([paper], write.code(paper, *map(write.says, texts)))[0]

    return make


def texts_of(found):
    return [passage.observation.text for passage in found]


def test_what_most_say_comes_first_and_the_odd_one_last(passages):
    found = texts_of(by_centrality(passages(FAR, *NEAR)))
    assert found[-1] == FAR
    assert set(found[:3]) == set(NEAR)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_stay_in_order_without_the_library(passages, monkeypatch, count):
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    given_passages = passages(FAR, *NEAR)[:count]
    assert by_centrality(given_passages[::-1]) == given_passages


def test_equals_stay_in_order_of_place(passages):
    found = by_centrality(passages(*[FAR] * 4)[::-1])
    assert [passage.observation.block for passage in found] == [0, 1, 2, 3]


def test_texts_without_words_are_ranked_too(passages):
    assert len(by_centrality(passages("—", "…", "!"))) == 3


@given(st.permutations([*NEAR, FAR, "—"]).map(tuple), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(passages, texts, random):
    made = list(passages(*texts))
    expected = by_centrality(made)
    random.shuffle(made)
    assert by_centrality(made) == expected
