from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.candidates import CROWD, pairs

SENTENCES = st.lists(
    st.lists(st.sampled_from("abcdefghij"), min_size=6, max_size=14).map(tuple), max_size=14, unique=True
)


def agreement(one, other):
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


@settings(deadline=None)
@given(SENTENCES, st.sampled_from([0.8, 0.9]))
def test_no_pair_that_has_words_enough_in_common_is_missed(forms, ratio):
    found = set(map(tuple, pairs(forms, [0] * len(forms), ratio).tolist()))
    near = {(i, j) for i, j in combinations(range(len(forms)), 2) if agreement(forms[i], forms[j]) >= ratio}
    assert near <= found


@settings(deadline=None)
@given(SENTENCES, st.data())
def test_other_signatures_are_not_paired(forms, data):
    signatures = [data.draw(st.sampled_from("xy")) for _ in forms]
    for i, j in pairs(forms, signatures, 0.8).tolist():
        assert i < j
        assert signatures[i] == signatures[j]


def crowd(number):
    """Copies of one sentence, each with a word of its own."""
    base = [f"woord{i}" for i in range(20)]
    return [(*base[: n % 20], f"eigen{n}", *base[n % 20 + 1 :]) for n in range(number)]


def test_many_copies_of_one_sentence_are_held_together_by_few_pairs():
    forms = crowd(20 * CROWD)
    found = pairs(forms, [0] * len(forms), 0.9).tolist()
    assert len(found) < 50 * len(forms)
    group = {0}
    for _ in range(3):
        group.update(x for pair in found if group.intersection(pair) for x in pair)
    assert len(group) == len(forms)


def test_a_copy_in_a_formula_of_many_is_found():
    formula = tuple(f"vast{i}" for i in range(12))
    forms = [(*formula, *(f"los{n}-{i}" for i in range(6))) for n in range(10 * CROWD)]
    forms.append((*forms[7][:-1], "anders"))
    found = pairs(forms, [0] * len(forms), 0.9).tolist()
    assert [7, len(forms) - 1] in found
    assert len(found) < len(forms)


@pytest.mark.parametrize("forms", [[], [("a", "b")], [("a",) * 6, ("b",) * 6]])
def test_nothing_to_pair(forms):
    assert pairs(forms, [0] * len(forms), 0.8).shape == (0, 2)
